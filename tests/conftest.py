"""What all tests share: the real content, read once a process."""

from collections import Counter
from pathlib import Path

import pytest

from recommender.content.loading import load_content
from recommender.domain.content import Content
from recommender.inference.deciding import Decider
from recommender.service import Service

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content(ROOT)


@pytest.fixture(scope="session")
def decider(content: Content) -> Decider:
    return Decider(content)


@pytest.fixture(scope="session")
def service(content: Content) -> Service:
    return Service(content)


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
