"""For a WSGI server: `gunicorn --threads 8 recommender.wsgi:app`.

Several processes may share one store. Importing this module opens it.
"""

from recommender.service.opening_desk import open_keeper, with_secret
from recommender.service.settings import settings_from
from recommender.web.app import create_app

settings = settings_from()
app = create_app(open_keeper(settings), with_secret(settings))
