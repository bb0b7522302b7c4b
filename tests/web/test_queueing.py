"""Requests get a thread in the order they came; only one that asks for the health overtakes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event

import pytest

from recommender.web.queueing import HealthFirst

LONGEST_WAIT = 20.0


@dataclass
class Connection:
    """A connection with one whole request, as waitress hands it over."""

    path: str
    done: list[str]
    is_served: Event = field(default_factory=Event)

    @property
    def requests(self) -> list["Connection"]:
        return [self]

    def service(self) -> None:
        self.done.append(self.path)
        self.is_served.set()


@contextmanager
def one_thread(dispatcher: HealthFirst) -> Iterator[None]:
    dispatcher.set_thread_count(1)
    yield
    dispatcher.shutdown()


@pytest.mark.parametrize(
    ("came", "served"),
    [
        (["/a", "/b", "/c"], ["/a", "/b", "/c"]),
        (["/a", "/b", "/healthz"], ["/healthz", "/a", "/b"]),
        (["/a", "/readyz", "/b"], ["/readyz", "/a", "/b"]),
        (["/a", "/healthz", "/b", "/healthz"], ["/healthz", "/a", "/b", "/healthz"]),
        (["/a", "/healthz/x", "/b"], ["/a", "/healthz/x", "/b"]),
    ],
)
def test_health_overtakes_what_waits_one_at_a_time(came: list[str], served: list[str]) -> None:
    done: list[str] = []
    dispatcher = HealthFirst()
    tasks = [Connection(path, done) for path in came]
    for task in tasks:
        dispatcher.add_task(task)

    with one_thread(dispatcher):
        assert all(task.is_served.wait(LONGEST_WAIT) for task in tasks)

    assert done == served
