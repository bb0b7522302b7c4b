"""What all tests share: the real content, read once a process."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from recommender.content.loading import load_content
from recommender.content.reading import Texts, read_folder
from recommender.domain.content import Content
from recommender.inference.deciding import Decider
from recommender.service.keeping import Keeper
from recommender.service.recommending import Service
from recommender.storage.stores import Stores, open_stores
from tests.surroundings import Clock, surroundings

ROOT = Path(__file__).parent.parent
# how long an example takes says more of the machine than of the code
settings.register_profile("ours", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ours")


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content(ROOT)


@pytest.fixture(scope="session")
def decider(content: Content) -> Decider:
    return Decider(content)


@pytest.fixture(scope="session")
def service(content: Content) -> Service:
    return Service(content)


@pytest.fixture(scope="session")
def texts() -> Texts:
    return read_folder(ROOT)


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[Stores]:
    opened = open_stores(f"sqlite:///{tmp_path / 'cases.db'}")
    yield opened
    opened.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def keeper(service: Service, stores: Stores, texts: Texts, clock: Clock) -> Keeper:
    made = Keeper(service, stores, surroundings(clock))
    made.keep_content(texts)
    return made


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
