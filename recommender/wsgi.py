"""For a WSGI server: `gunicorn --threads 8 recommender.wsgi:app`.

Several processes may share one store. Importing this module opens it.
"""

from recommender.service.app import open_served_app
from recommender.service.settings import settings_from
from recommender.web.app import create_app

app = create_app(open_served_app(settings_from()))
