"""For a WSGI server: `gunicorn --threads 8 recommender.wsgi:app`.

Several processes may share one store. Importing this module opens it.
"""

import atexit

from recommender.service.app import open_served_app
from recommender.service.events import EventName, SecurityEvent, log_event
from recommender.service.logs import set_up_logs
from recommender.service.settings import settings_from
from recommender.web.app import create_app

_settings = settings_from()
set_up_logs(_settings)
_services = open_served_app(_settings)
app = create_app(_services)
log_event(SecurityEvent(EventName.STARTUP))
_services.housekeeping.begin()
atexit.register(log_event, SecurityEvent(EventName.SHUTDOWN))
