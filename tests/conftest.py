"""What all tests share: the real content, read once a process."""

import gc
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from recommender.content.reading import Texts, read_folder
from recommender.domain.content import Content
from recommender.inference.deciding import Decider
from recommender.service.app import App
from recommender.service.recommender import Recommender
from recommender.storage.stores import Stores, open_stores
from tests.building import built_once, parsed_once
from tests.content.folders import real_content
from tests.logged import Lines, all_lines
from tests.proving import proved_once
from tests.referring import ordered_once
from tests.stored import quickly_stored
from tests.system import Clock, system

ROOT = Path(__file__).parent.parent
# how long an example takes says more of the machine than of the code
settings.register_profile("ours", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ours")
# looking for what is no longer needed after every 700 things made takes a seventh of all time
gc.set_threshold(50_000, 20, 20)


def pytest_collection_finish() -> None:
    """Leave the tests and all that they import out of every search for garbage."""
    gc.collect()
    gc.freeze()


def pytest_sessionfinish() -> None:
    """Let it all go at the end, as some libraries check that it does."""
    gc.unfreeze()
    gc.collect()


@pytest.fixture(scope="session")
def content() -> Content:
    return real_content()


@pytest.fixture(scope="session")
def decider(content: Content) -> Decider:
    return Decider(content)


@pytest.fixture(scope="session")
def recommender(content: Content) -> Recommender:
    return Recommender(content)


@pytest.fixture(scope="session")
def texts() -> Texts:
    return read_folder(ROOT)


@pytest.fixture(scope="session", autouse=True)
def _parsed_once() -> Iterator[None]:
    with parsed_once():
        yield


@pytest.fixture(scope="session", autouse=True)
def _built_once() -> Iterator[None]:
    with built_once():
        yield


@pytest.fixture(scope="session", autouse=True)
def _ordered_once() -> Iterator[None]:
    with ordered_once():
        yield


@pytest.fixture(scope="session", autouse=True)
def _proved_once() -> Iterator[None]:
    with proved_once():
        yield


@pytest.fixture(scope="session", autouse=True)
def _quickly_stored(empty_store: Path) -> Iterator[None]:
    with quickly_stored(empty_store):
        yield


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a store without a row, to be copied: making one takes ten times as long."""
    file = tmp_path_factory.mktemp("empty") / "cases.db"
    open_stores(file).close()
    return file


@pytest.fixture(scope="session")
def store_with_content(
    empty_store: Path,
    recommender: Recommender,
    texts: Texts,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """The file of a store that keeps the real content, to be copied."""
    file = Path(shutil.copy(empty_store, tmp_path_factory.mktemp("with_content")))
    stores = open_stores(file)
    App(recommender, stores, system(Clock())).content_versions.keep(texts)
    stores.close()
    return file


@pytest.fixture
def stores(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Stores]:
    """A store of this test alone; that of a test that asks for services has the content already."""
    wanted = "store_with_content" if "services" in request.fixturenames else "empty_store"
    file: Path = request.getfixturevalue(wanted)
    opened = open_stores(f"sqlite:///{shutil.copy(file, tmp_path)}")
    yield opened
    opened.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def services(recommender: Recommender, stores: Stores, texts: Texts, clock: Clock) -> App:
    made = App(recommender, stores, system(clock))
    # a scenario asks for its services by a step, too late for the store to know of it
    made.content_versions.keep(texts)
    return made


@pytest.fixture
def lines() -> Iterator[Lines]:
    """What is logged from here on, as a server writes it."""
    with all_lines() as collected:
        yield collected


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how often each triage was reached by the random people."""
    reached: Counter[str] = Counter()
    for report in terminalreporter.getreports("passed"):
        for name, value in getattr(report, "user_properties", []):
            if name == "triages":
                reached.update(value)
    if reached:
        lines = ", ".join(f"{name} {count}" for name, count in sorted(reached.items()))
        terminalreporter.write_line(f"{sum(reached.values())} random people: {lines}")
