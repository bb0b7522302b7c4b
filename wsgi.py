"""For a WSGI server: `gunicorn --threads 8 wsgi:app`. One process: open interviews live in it."""

from recommender.service import open_service
from recommender.web.app import create_app
from recommender.web.settings import settings_from

app = create_app(open_service(), settings_from())
