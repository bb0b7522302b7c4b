"""An application with a clock that can be moved, and a visitor who has no script."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache

from recommender.service.keeping import Keeper
from recommender.web.app import create_app


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> FileSystemBytecodeCache:
    """The templates as they were compiled for an application before."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture
def app(keeper: Keeper, templates: FileSystemBytecodeCache) -> Flask:
    made = create_app(keeper)
    made.testing = True
    made.jinja_env.bytecode_cache = templates
    return made


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
