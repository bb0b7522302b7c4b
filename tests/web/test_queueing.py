"""Who gets a thread next: whose address has the fewest, and the health before all others."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event
from typing import Any

import pytest

from recommender.web.queueing import FairDispatcher
from recommender.web.serving import address_behind

LONGEST_WAIT = 20.0


@dataclass
class Connection:
    """A connection with one whole request, as waitress hands it over."""

    path: str
    done: list[str]
    address: str = ""
    # set by the test where the answer takes until then
    may_end: Event | None = None
    is_begun: Event = field(default_factory=Event)
    is_served: Event = field(default_factory=Event)

    @property
    def requests(self) -> list["Connection"]:
        return [self]

    def service(self) -> None:
        self.done.append(self.path)
        self.is_begun.set()
        if self.may_end is not None:
            assert self.may_end.wait(LONGEST_WAIT)
        self.is_served.set()


@contextmanager
def running(dispatcher: FairDispatcher) -> Iterator[None]:
    dispatcher.begin()
    yield
    dispatcher.shutdown()


def dispatcher_of(threads: int) -> FairDispatcher:
    return FairDispatcher(lambda connection: connection.address, threads)


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
    dispatcher = dispatcher_of(1)
    tasks = [Connection(path, done) for path in came]
    for task in tasks:
        dispatcher.add_task(task)

    dispatcher.set_thread_count(1)
    assert all(task.is_served.wait(LONGEST_WAIT) for task in tasks)
    dispatcher.shutdown()

    assert done == served


def test_the_health_is_answered_while_every_thread_is_taken() -> None:
    done: list[str] = []
    end = Event()
    plans = [Connection("/plan", done, str(number), end) for number in range(3)]
    health = Connection("/healthz", done, "watchdog")
    dispatcher = dispatcher_of(2)

    with running(dispatcher):
        for plan in plans:
            dispatcher.add_task(plan)
        assert all(plan.is_begun.wait(LONGEST_WAIT) for plan in plans[:2])
        dispatcher.add_task(health)
        assert health.is_served.wait(LONGEST_WAIT)
        assert not plans[2].is_begun.is_set()
        end.set()
        assert all(plan.is_served.wait(LONGEST_WAIT) for plan in plans)


def test_one_address_never_has_all_threads() -> None:
    done: list[str] = []
    end = Event()
    flood = [Connection("/export", done, "one", end) for _ in range(6)]
    other = Connection("/questions", done, "other")
    dispatcher = dispatcher_of(4)

    with running(dispatcher):
        for export in flood:
            dispatcher.add_task(export)
        assert all(export.is_begun.wait(LONGEST_WAIT) for export in flood[:2])
        dispatcher.add_task(other)
        assert other.is_served.wait(LONGEST_WAIT)
        assert done == ["/export", "/export", "/questions"]
        end.set()
        assert all(export.is_served.wait(LONGEST_WAIT) for export in flood)


def test_nobody_waits_for_what_one_address_has_in_line() -> None:
    done: list[str] = []
    first = Event()
    flood = [Connection(f"/plan {number}", done, "one", first) for number in range(4)]
    other = Connection("/questions", done, "other")
    dispatcher = dispatcher_of(3)

    with running(dispatcher):
        dispatcher.add_task(flood[0])
        assert flood[0].is_begun.wait(LONGEST_WAIT)
        for task in (*flood[1:], other):
            dispatcher.add_task(task)
        assert other.is_served.wait(LONGEST_WAIT)
        assert done == ["/plan 0", "/questions"]
        first.set()
        assert all(plan.is_served.wait(LONGEST_WAIT) for plan in flood)


@dataclass
class Passed:
    """A request as the server has read it, and the address at the other end of its connection."""

    headers: dict[str, str]
    addr: tuple[str, int] = ("192.0.2.1", 4711)

    @property
    def requests(self) -> list["Passed"]:
        return [self]


@pytest.mark.parametrize(
    ("proxies", "passed_on", "address"),
    [
        (0, "198.51.100.7", "192.0.2.1"),
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "203.0.113.9, 198.51.100.7:4711", "198.51.100.7"),
        (2, "203.0.113.9, 198.51.100.7", "203.0.113.9"),
        (2, "198.51.100.7", "192.0.2.1"),
        (1, "2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
    ],
)
def test_an_address_is_told_as_the_application_sees_it(
    proxies: int, passed_on: str, address: str
) -> None:
    request: Any = Passed({"X_FORWARDED_FOR": passed_on})

    assert address_behind(proxies)(request) == address
