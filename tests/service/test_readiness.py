"""Ready is who can keep what is decided; it is tried again only after some seconds."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Event, Thread

from sqlalchemy import event

from recommender.domain.conditions import Answers
from recommender.inference.interview import Interview
from recommender.service.app import App
from recommender.service.readiness import FAULT_HOLDS, HOLDS
from recommender.service.recommender import Recommender
from tests.full_disk import file_of, log_of, no_file_grows_beyond
from tests.system import Clock

FULL = "The store cannot be written."


@contextmanager
def a_full_disk(services: App) -> Iterator[None]:
    with no_file_grows_beyond(len(log_of(file_of(services.stores)))):
        yield


def test_with_questions_and_room_it_is_ready(services: App) -> None:
    assert services.readiness.fault() == ""


def test_on_a_full_disk_it_is_not(services: App) -> None:
    with a_full_disk(services):
        assert services.readiness.fault() == FULL


def test_without_questions_it_is_not(services: App) -> None:
    class Silent(Recommender):
        def interview(self, answers: Answers) -> Interview:
            return super().interview({"saddle_signs": ("saddle_numbness",)})

    silent = replace(services, recommender=Silent(services.recommender.content))

    assert silent.readiness.fault() == "The content asks nothing."


def test_what_was_found_holds_for_some_seconds_and_no_longer(services: App, clock: Clock) -> None:
    readiness = services.readiness
    assert readiness.fault() == ""

    with a_full_disk(services):
        clock.go_on(seconds=HOLDS.total_seconds() - 1)
        assert readiness.fault() == ""
        clock.go_on(seconds=1)
        assert readiness.fault() == FULL
    assert readiness.fault() == FULL
    clock.go_on(seconds=FAULT_HOLDS.total_seconds())
    assert readiness.fault() == ""


def test_a_clock_that_is_put_back_holds_nothing(services: App, clock: Clock) -> None:
    readiness = services.readiness
    assert readiness.fault() == ""

    clock.go_on(seconds=-3600)
    with a_full_disk(services):
        assert readiness.fault() == FULL


def test_however_often_it_is_asked_the_store_is_written_to_once(services: App) -> None:
    statements: list[str] = []
    event.listen(
        services.stores.database.engine,
        "before_cursor_execute",
        lambda *said: statements.append(said[2].partition(" ")[0]),
    )
    readiness = services.readiness

    for _ in range(50):
        readiness.fault()

    assert [word for word in statements if word in ("INSERT", "DELETE")] == ["INSERT", "DELETE"]


def test_while_one_finds_out_nobody_else_waits(services: App, clock: Clock) -> None:
    begun = Event()

    def random_bytes(number: int) -> bytes:
        begun.set()
        return bytes(number)

    told = replace(services, system=replace(services.system, random_bytes=random_bytes))
    readiness = told.readiness
    assert readiness.fault() == ""
    begun.clear()
    clock.go_on(seconds=HOLDS.total_seconds())
    first = Thread(target=readiness.fault)

    with services.stores.database.writing():
        first.start()
        begun.wait()
        assert readiness.fault() == ""
    first.join()


def test_a_probe_leaves_the_chain_as_it_was(services: App) -> None:
    before = services.stores.records.verify()

    services.readiness.fault()

    assert services.stores.records.verify() == before
