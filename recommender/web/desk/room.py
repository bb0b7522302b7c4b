"""The services behind the desk's pages, as the application holds them."""

from typing import cast

from flask import current_app

from recommender.service.desk import Desk
from recommender.service.judging import Bench
from recommender.service.signing import Signing


def desk() -> Desk:
    """Return the service of cases."""
    return cast(Desk, current_app.extensions["desk"])


def bench() -> Bench:
    """Return the service of judgements."""
    return cast(Bench, current_app.extensions["bench"])


def signing() -> Signing:
    """Return the service of signatures."""
    return cast(Signing, current_app.extensions["signing"])
