"""Today: what is noted of a session, and which day comes when."""

from typing import Any

import pytest
from pytest_bdd import parsers, then, when
from sqlalchemy import select

from recommender.domain.diary import Note, Standing
from recommender.service.diaries import NewNote, Taken
from recommender.service.own_weeks import OwnWeek
from recommender.storage.tables import diary
from tests.steps.practice import Practice
from tests.system import Clock


class Session:
    """What somebody notes, one after the other."""

    def __init__(self, practice: Practice) -> None:
        self._practice = practice
        self.exercise = ""
        self.taken = Taken.KEPT

    @property
    def own(self) -> OwnWeek:
        own = self._practice.services.diaries.own_week(self._practice.kept[-1].token)
        assert own is not None
        return own

    def note(self, what: Note, exercise: str = "", day: int = 0) -> None:
        new = NewNote(day or self.own.progress.day, what, exercise)
        diaries = self._practice.services.diaries
        self.taken = diaries.note(self._practice.kept[-1].token, new)


@pytest.fixture
def session(practice: Practice) -> Session:
    return Session(practice)


@when(parsers.parse("{number:d} days pass"))
def days_pass(clock: Clock, number: int) -> None:
    clock.go_on(days=number)


@when(parsers.parse("{number:d} hours pass"))
def hours_pass(clock: Clock, number: int) -> None:
    clock.go_on(hours=number)


@when("the person does the whole session")
def the_whole_session(session: Session) -> None:
    for item in session.own.session(session.own.progress.day):
        session.note(Note.DONE, item.exercise)


@when(parsers.parse("the person notes that day {day:d} is enough"))
def day_is_enough(session: Session, day: int) -> None:
    session.note(Note.DAY_DONE, day=day)


@when("the person notes twice that the first exercise is done")
def noted_twice(session: Session) -> None:
    first = session.own.session(1)[0].exercise
    for _ in range(2):
        session.note(Note.DONE, first)


@when("the first exercise that has an easier one is too hard")
def too_hard(session: Session) -> None:
    session.exercise = next(
        item.exercise
        for item in session.own.session(1)
        if len(item.ways) > 1 and item.ways[1].exercise != item.exercise
    )
    session.note(Note.TOO_HARD, session.exercise)


@when("the first exercise hurts")
def it_hurts(session: Session) -> None:
    session.exercise = session.own.session(session.own.progress.day)[0].exercise
    session.note(Note.HURTS, session.exercise)


@when("the pain has eased")
def it_has_eased(session: Session) -> None:
    session.note(Note.EASED, session.exercise)


@when("the pain was strong")
def it_was_strong(session: Session) -> None:
    session.note(Note.STRONG, session.exercise)


@then(parsers.parse("today is day {day:d}, and its session is open"))
def today_is(session: Session, day: int) -> None:
    assert (session.own.progress.standing, session.own.progress.day) == (Standing.OPEN, day)


@then(parsers.parse("the session of day {day:d} waits for tomorrow"))
def it_waits(session: Session, day: int) -> None:
    assert (session.own.progress.standing, session.own.progress.day) == (Standing.WAITS, day)


@then("the note is not taken")
def not_taken(session: Session) -> None:
    assert session.taken is Taken.NOT_NOW


@then("one note is kept")
def one_note(session: Session) -> None:
    assert session.taken is Taken.KNOWN
    assert len(session.own.entries) == 1


@then("an easier exercise stands in its place")
def easier_stands(session: Session) -> None:
    [item] = [one for one in session.own.session(1) if one.exercise == session.exercise]

    assert item.ways[0].exercise in session.own.content.easier_than(session.exercise)


@then("nothing easier is among what the week leaves out")
def easier_is_safe(session: Session, practice: Practice) -> None:
    made = practice.services.recommender.recommend(practice.case.answers)
    excluded = {entry.what for entry in made.excluded}
    days = [day.day for day in session.own.week.days]
    items = [item for day in days for item in session.own.session(day)]

    assert excluded
    assert not excluded & {way.exercise for item in items for way in item.ways}


@then("the person is asked how the pain was")
def asked_how(session: Session) -> None:
    assert session.own.progress.standing is Standing.HURT


@then("the session goes on without the exercise")
def goes_on(session: Session) -> None:
    assert session.own.progress.standing is Standing.OPEN
    assert session.exercise not in [item.exercise for item in session.own.session(1)]


@then("no later day has the exercise")
def no_later_day(session: Session) -> None:
    later = [day.day for day in session.own.week.days[1:]]
    items = [item for day in later for item in session.own.session(day)]

    assert session.exercise not in [item.exercise for item in items]
    assert session.exercise not in [way.exercise for item in items for way in item.ways]


@then("the week has stopped")
def the_week_has_stopped(session: Session) -> None:
    assert session.own.progress.standing is Standing.STOPPED


@then("the week is over")
def the_week_is_over(session: Session) -> None:
    assert session.own.progress.standing is Standing.OVER


@then("the copy has the note that it hurts")
def the_copy_has(own_data: dict[str, Any], session: Session) -> None:
    [entry] = own_data["diary"]

    assert (entry["note"], entry["exercise"]) == ("hurts", session.exercise)


@then("no note is kept")
def no_note_is_kept(practice: Practice) -> None:
    with practice.services.stores.database.reading() as connection:
        assert connection.execute(select(diary)).all() == []
