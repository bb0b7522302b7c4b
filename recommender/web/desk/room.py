"""The services behind the desk's pages, as the application holds them."""

from typing import cast

from flask import current_app

from recommender.service.desk import Desk
from recommender.service.judging import Bench


def desk() -> Desk:
    """Return the service of cases."""
    return cast(Desk, current_app.extensions["desk"])


def bench() -> Bench:
    """Return the service of judgements."""
    return cast(Bench, current_app.extensions["bench"])
