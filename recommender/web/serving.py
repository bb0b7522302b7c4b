"""Serve the application with waitress: one process, several threads, an engine each."""

import logging

from waitress import serve

from recommender.service.keeping import Keeper
from recommender.service.settings import Settings
from recommender.web.app import create_app

THREADS = 8
# waitress warns of every request that waits; eight threads on few cores make that the usual case
logging.getLogger("waitress.queue").setLevel(logging.ERROR)


def run(keeper: Keeper, settings: Settings, host: str, port: int) -> None:
    """Serve until the process is stopped."""
    # what proxies pass on is kept for the application, which knows how many to believe
    has_none = not settings.proxies
    app = create_app(keeper, settings)
    serve(
        app,
        host=host,
        port=port,
        threads=THREADS,
        ident=None,
        clear_untrusted_proxy_headers=has_none,
    )
