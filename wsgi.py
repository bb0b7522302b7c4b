"""For a WSGI server: `gunicorn --threads 8 wsgi:app`; several processes may share one store."""

from recommender.service.opening_desk import open_keeper
from recommender.web.app import create_app
from recommender.web.settings import settings_from

app = create_app(open_keeper(), settings_from())
