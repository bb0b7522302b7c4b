"""Applications that one test after another may use, for each takes a tenth of a second to make.

What an application is made of besides its services is the same for all that have the same settings.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from flask import Flask

from recommender.service.app import App
from recommender.web import context
from recommender.web.app import create_app

# nobody needs two at once but for a moment
KEPT = 2
_idle: list[tuple[App, Flask]] = []


@contextmanager
def lent_app(services: App) -> Iterator[Flask]:
    """Lend an application with these services, which nobody else has meanwhile.

    Nothing can be added to it, as to any that has answered; whoever wants to, makes their own.
    Raises AssertionError at the end where its configuration is not as it was.
    """
    app = _taken(services) or _made(services)
    app.testing = True
    app.config["SECRET_KEY"] = services.settings.secret_key
    services.explanations.warm(services.content)
    context.hold(app, services)
    before = {**app.config}
    yield app
    app.testing = True
    assert app.config == before, "whoever changes the configuration makes their own application"
    _idle.append((services, app))
    del _idle[:-KEPT]


def _taken(services: App) -> Flask | None:
    for place, (others, _) in enumerate(_idle):
        if _shape(others) == _shape(services):
            return _idle.pop(place)[1]
    return None


def _shape(services: App) -> tuple[object, ...]:
    """Return what an application is made of; each settings have a secret of their own."""
    return id(services.recommender), replace(services.settings, secret_key="")


def _made(services: App) -> Flask:
    app = create_app(services)
    # so that adding to it fails the first time, too
    app.test_client().get("/healthz")
    return app
