"""The application behind waitress on a free port, and headless chromium to look at it."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright

from recommender.content.reading import Texts
from recommender.service.app import App
from recommender.service.recommender import Recommender
from recommender.service.settings import Settings
from recommender.storage.stores import open_stores
from recommender.web.app import create_app
from recommender.web.serving import Server
from tests.browser.hurrying import Hurry
from tests.system import UNLIMITED, system

# the one without windows takes two thirds of the time, and draws pages by the same engine
CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium") or ""
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # without windows it does not guess at a network, and would bring more pictures than a phone
    "--blink-settings=lazyLoadingImageMarginPxUnknown=1250",
)
NO_CHROMIUM = "NO BROWSER TEST WAS RUN: chromium is missing; `apt-get install chromium` brings it"
PATIENCE_MS = 10_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is tried with a browser."""
    here = str(Path(__file__).parent)
    for item in items:
        if str(item.path).startswith(here):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def served(
    recommender: Recommender, texts: Texts, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[App]:
    """The service with a store of its own, as it is served."""
    stores = open_stores(f"sqlite:///{tmp_path_factory.mktemp('served') / 'cases.db'}")
    made = App(recommender, stores, system(), UNLIMITED)
    made.content_versions.keep(texts)
    yield made
    stores.close()


@pytest.fixture(scope="session")
def served_app(served: App) -> Flask:
    return create_app(served)


@pytest.fixture(scope="session")
def address(served_app: Flask) -> Iterator[str]:
    """Serve the application as `recommender serve` does and give its address."""
    server = Server(served_app, Settings(), "127.0.0.1", 0)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.stop()
    thread.join()


@pytest.fixture(scope="session")
def hurry(served_app: Flask, served: App, address: str) -> Hurry:
    return Hurry(served_app, served, address)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip(NO_CHROMIUM)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A new visitor whose browser runs scripts."""
    yield from _visitor(browser, address, runs_scripts=True)


@pytest.fixture
def plain_page(browser: Browser, address: str) -> Iterator[Page]:
    """A new visitor whose browser runs no script."""
    yield from _visitor(browser, address, runs_scripts=False)


def _visitor(browser: Browser, address: str, *, runs_scripts: bool) -> Iterator[Page]:
    context = browser.new_context(base_url=address, java_script_enabled=runs_scripts)
    context.set_default_timeout(PATIENCE_MS)
    yield context.new_page()
    context.close()
