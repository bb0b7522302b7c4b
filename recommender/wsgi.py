"""For a WSGI server: `gunicorn --threads 8 recommender.wsgi:app`.

Several processes may share one store. Importing this module opens it.
"""

from recommender.service.app import open_app
from recommender.service.opening_stores import with_secret
from recommender.service.settings import settings_from
from recommender.web.app import create_app

app = create_app(open_app(with_secret(settings_from())))
