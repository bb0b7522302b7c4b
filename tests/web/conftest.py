"""An application with a clock that can be moved, and a visitor who has no script."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache

from recommender.content.reading import Texts
from recommender.domain.content import Content
from recommender.service import proof_cache
from recommender.service.app import App
from recommender.service.proofs import ProofReport
from recommender.service.recommender import Recommender
from recommender.storage.stores import open_stores
from recommender.web.app import create_app
from tests.lending import lent_app
from tests.system import UNLIMITED, system


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> FileSystemBytecodeCache:
    """The templates as they were compiled for an application before."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture
def app(services: App) -> Iterator[Flask]:
    with lent_app(services) as lent:
        yield lent


@pytest.fixture
def own_app(services: App) -> Flask:
    """An application of this test alone, to which it may add."""
    made = create_app(services)
    made.testing = True
    return made


@pytest.fixture(scope="module")
def shared_app(
    recommender: Recommender, texts: Texts, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Flask]:
    """An application for all tests of a module, with the clock of this machine."""
    stores = open_stores(tmp_path_factory.mktemp("shared") / "cases.db")
    services = App(recommender, stores, system(), UNLIMITED)
    services.content_versions.keep(texts)
    yield create_app(services)
    stores.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def proved(content: Content) -> ProofReport:
    """What is proved of the real content, so that no page has to wait for it."""
    return proof_cache.SHARED_PROOFS.report(content)
