"""What becomes of “it hurts” that was tapped by mistake, and of pain that does not settle."""

import pytest

from recommender.domain.content import Content
from recommender.domain.diary import Note, Standing
from recommender.service.app import App
from recommender.service.cases import Kept
from recommender.service.diaries import NewNote, Taken
from recommender.service.own_weeks import OwnWeek
from tests.people import a_plain_case
from tests.system import Clock


@pytest.fixture
def kept(services: App, content: Content) -> Kept:
    return services.cases.decide(a_plain_case(content, "stiffness"))


def week(services: App, kept: Kept) -> OwnWeek:
    own = services.diaries.own_week(kept.token)
    assert own is not None
    return own


def note(services: App, kept: Kept, what: Note) -> Taken:
    first = week(services, kept).day(1).items[0].exercise
    return services.diaries.note(kept.token, NewNote(1, what, first))


def test_a_slip_is_taken_back_and_the_exercise_stays(
    services: App, kept: Kept, clock: Clock
) -> None:
    note(services, kept, Note.HURTS)
    clock.go_on(hours=0.01)

    assert note(services, kept, Note.MISTAKE) is Taken.KEPT

    own = week(services, kept)
    assert (own.progress.standing, own.progress.left_out) == (Standing.OPEN, frozenset())
    assert own.session(1)[0].note is None


def test_it_cannot_be_a_mistake_before_it_hurts_or_after_the_answer(
    services: App, kept: Kept
) -> None:
    before = note(services, kept, Note.MISTAKE)
    note(services, kept, Note.HURTS)
    note(services, kept, Note.STRONG)

    assert (before, note(services, kept, Note.MISTAKE)) == (Taken.NOT_NOW, Taken.NOT_NOW)


def test_pain_after_a_slip_is_heard_and_stays(services: App, kept: Kept, clock: Clock) -> None:
    for what in (Note.HURTS, Note.MISTAKE):
        note(services, kept, what)
        clock.go_on(hours=0.01)

    assert note(services, kept, Note.HURTS) is Taken.KEPT
    clock.go_on(hours=0.01)
    assert note(services, kept, Note.MISTAKE) is Taken.KNOWN

    own = week(services, kept)
    assert own.progress.standing is Standing.HURT
    assert own.day(1).items[0].exercise in own.progress.left_out


def test_pain_that_lasts_is_asked_about_again_and_counts_as_strong_by_the_next_day(
    services: App, kept: Kept, clock: Clock
) -> None:
    note(services, kept, Note.HURTS)

    assert note(services, kept, Note.LASTING) is Taken.KEPT
    assert week(services, kept).progress.standing is Standing.HURT

    clock.go_on(hours=30)
    assert week(services, kept).progress.stops == 1
