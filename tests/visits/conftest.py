"""An application with a clock that can be moved, and a visitor who has no script."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from recommender.service.keeping import Keeper
from recommender.web.app import create_app


@pytest.fixture
def app(keeper: Keeper) -> Flask:
    made = create_app(keeper)
    made.testing = True
    return made


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
