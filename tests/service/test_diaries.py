"""Somebody's own week: what is open, what becomes of a note, and what is easier."""

from dataclasses import replace

import pytest

from recommender.domain.content import Content
from recommender.domain.diary import Note, Standing
from recommender.domain.errors import NotFoundError
from recommender.service.app import App
from recommender.service.cases import Kept
from recommender.service.diaries import NewNote, Taken
from recommender.service.own_weeks import OwnWeek
from tests.people import a_person, a_plain_case
from tests.system import Clock


@pytest.fixture
def kept(services: App, content: Content) -> Kept:
    return services.cases.decide(a_plain_case(content, "stiffness"))


def week(services: App, kept: Kept) -> OwnWeek:
    own = services.diaries.own_week(kept.token)
    assert own is not None
    return own


def names(own: OwnWeek, day: int = 1) -> list[str]:
    return [item.exercise for item in own.session(day)]


def easier_one(own: OwnWeek) -> str:
    """Return an exercise of the first day that has something easier of another name."""
    return next(
        item.exercise
        for item in own.session(1)
        if len(item.ways) > 1 and item.ways[1].exercise != item.exercise
    )


def note(services: App, kept: Kept, what: Note, exercise: str = "", **more: int) -> Taken:
    return services.diaries.note(kept.token, NewNote(more.pop("day", 1), what, exercise, **more))


def test_a_week_opens_on_its_first_day_with_all_that_was_planned(services: App, kept: Kept) -> None:
    own = week(services, kept)

    assert (own.progress.standing, own.progress.day) == (Standing.OPEN, 1)
    assert names(own) == [item.exercise for item in own.day(1).items]


def test_nothing_opens_without_a_code_or_a_week(services: App, content: Content) -> None:
    stopped = services.cases.decide(a_person(content, chest_signs=["chest_pain"]))

    assert services.diaries.own_week("") is None
    assert services.diaries.own_week(stopped.token) is None
    with pytest.raises(NotFoundError):
        services.diaries.note(stopped.token, NewNote(1, Note.DAY_DONE))


def test_a_note_is_kept_and_known_when_it_comes_again(services: App, kept: Kept) -> None:
    first = names(week(services, kept))[0]

    taken = [note(services, kept, Note.DONE, first) for _ in range(2)]

    assert taken == [Taken.KEPT, Taken.KNOWN]
    assert week(services, kept).progress.handled == {first}


def test_the_last_note_of_a_day_is_known_when_it_comes_again(services: App, kept: Kept) -> None:
    for exercise in names(week(services, kept)):
        note(services, kept, Note.DONE, exercise)

    again = note(services, kept, Note.DONE, names(week(services, kept))[-1])

    assert again is Taken.KNOWN
    assert week(services, kept).progress.standing is not Standing.OPEN


@pytest.mark.parametrize(
    "new",
    [
        NewNote(2, Note.DAY_DONE),
        NewNote(0, Note.DAY_DONE),
        NewNote(1, Note.DONE, "no-such-exercise"),
        NewNote(1, Note.DONE),
        NewNote(1, Note.DAY_DONE, "cat-cow"),
    ],
)
def test_what_is_not_open_cannot_be_noted(services: App, kept: Kept, new: NewNote) -> None:
    assert services.diaries.note(kept.token, new) is Taken.NOT_NOW
    assert week(services, kept).entries == ()


def test_no_step_can_be_noted_that_there_is_not(services: App, kept: Kept) -> None:
    exercise = names(week(services, kept))[0]

    assert note(services, kept, Note.DONE, exercise, step=99) is Taken.NOT_NOW


def test_too_hard_gives_the_easier_one_on_this_day_and_later(services: App, kept: Kept) -> None:
    own = week(services, kept)
    exercise = easier_one(own)
    before = {item.exercise: item.ways for item in own.session(1)}[exercise]

    note(services, kept, Note.TOO_HARD, exercise)

    own = week(services, kept)
    after = {item.exercise: item.ways for item in own.session(1)}[exercise]
    assert after == before[1:]
    assert exercise in own.content.exercises
    assert after[0].exercise in own.content.easier_than(exercise)
    for day in own.week.days[1:]:
        for item in own.session(day.day):
            if item.exercise == exercise:
                assert item.ways[0].step > 0


def test_what_is_done_already_that_day_is_not_offered_as_easier(services: App, kept: Kept) -> None:
    own = week(services, kept)

    for day in own.week.days:
        planned = {item.exercise for item in day.items}
        for item in own.session(day.day):
            others = {way.exercise for way in item.ways[1:]} - {item.exercise}
            assert not others & planned


def test_at_the_lowest_nothing_more_is_offered_and_something_stays(
    services: App, kept: Kept
) -> None:
    own = week(services, kept)
    exercise = easier_one(own)
    for way in {item.exercise: item.ways for item in own.session(1)}[exercise]:
        note(services, kept, Note.TOO_HARD, exercise, step=way.step)

    [ways] = [item.ways for item in week(services, kept).session(1) if item.exercise == exercise]

    assert len(ways) == 1


def test_what_hurts_is_left_out_for_the_rest_of_the_week(services: App, kept: Kept) -> None:
    exercise = names(week(services, kept))[0]

    note(services, kept, Note.HURTS, exercise)

    own = week(services, kept)
    assert own.progress.standing is Standing.HURT
    assert all(exercise not in names(own, day.day) for day in own.week.days)
    assert exercise in [item.exercise for item in own.hurt_on(1)]
    items = [item for day in own.week.days for item in own.session(day.day)]
    assert all(exercise != way.exercise for item in items for way in item.ways)


def test_it_eased_is_taken_only_while_it_is_asked(services: App, kept: Kept) -> None:
    exercise = names(week(services, kept))[0]

    before = note(services, kept, Note.EASED, exercise)
    note(services, kept, Note.HURTS, exercise)
    during = note(services, kept, Note.EASED, exercise)

    assert (before, during) == (Taken.NOT_NOW, Taken.KEPT)
    assert week(services, kept).progress.standing is Standing.OPEN


def test_pain_is_heard_after_the_day_is_done(services: App, kept: Kept, clock: Clock) -> None:
    exercise = names(week(services, kept))[0]
    note(services, kept, Note.DAY_DONE)
    clock.go_on(days=3)

    taken = note(services, kept, Note.HURTS, exercise, seconds_before=3 * 24 * 3600)

    assert taken is Taken.KEPT
    assert exercise in week(services, kept).progress.left_out


def test_a_note_counts_when_it_was_made_and_never_before_the_week(
    services: App, kept: Kept, clock: Clock
) -> None:
    clock.go_on(hours=40)
    note(services, kept, Note.DAY_DONE, seconds_before=30 * 3600, ahead=0)

    [entry] = week(services, kept).entries
    assert entry.moment.at == int(clock().timestamp()) - 30 * 3600
    assert week(services, kept).progress.standing is not Standing.WAITS

    note(services, kept, Note.HURTS, names(week(services, kept))[0], seconds_before=10**9)
    begun = week(services, kept).entries[-1].moment.at
    assert begun == int(clock().timestamp()) - 40 * 3600


def test_what_hurt_stays_left_out_when_an_answer_is_changed(
    services: App, content: Content, kept: Kept
) -> None:
    exercise = names(week(services, kept))[0]
    note(services, kept, Note.HURTS, exercise)
    changed = services.recommender.evaluate(a_plain_case(content, "stiffness", minutes_a_day=20))

    services.cases.decide_anew(changed, "", kept.case.id, kept.token)

    own = week(services, kept)
    assert own.entries == ()
    assert exercise in own.progress.left_out
    assert (own.progress.standing, own.progress.day) == (Standing.OPEN, 1)


def test_what_is_to_do_is_known_without_what_is_easier(services: App, kept: Kept) -> None:
    def fail() -> None:
        raise AssertionError

    own = week(services, kept)
    unasked = replace(own, make_easing=fail)

    for day in own.week.days:
        assert unasked.to_do(day.day) == tuple(item.ways[0] for item in own.session(day.day))


def test_a_case_whose_content_is_lost_has_nothing_easier(services: App, kept: Kept) -> None:
    with services.stores.database.writing() as connection:
        connection.exec_driver_sql("UPDATE contents SET files = x'00'")
    older = replace(kept.case, plan=replace(kept.case.plan, content_digest="0" * 64))

    own = services.diaries.week_of(older)

    assert own is not None
    assert own.easing is None
    assert all(len(item.ways) == 1 for item in own.session(1))


def test_a_case_that_would_now_leave_out_something_else_has_nothing_easier(
    services: App, kept: Kept
) -> None:
    other = replace(kept.case, plan=replace(kept.case.plan, avoid=()))

    own = services.diaries.week_of(other)

    assert own is not None
    assert own.easing is None


def test_the_persons_copy_has_what_they_noted(services: App, kept: Kept) -> None:
    exercise = names(week(services, kept))[0]
    note(services, kept, Note.DONE, exercise, ahead=-480)

    data = services.cases.own_data(kept.token)

    assert data is not None
    assert data["diary"] == [
        {
            "noted": week(services, kept).entries[0].moment.at,
            "ahead": -480,
            "day": 1,
            "exercise": exercise,
            "step": 0,
            "done": exercise,
            "note": "done",
        }
    ]


def test_the_diary_goes_when_the_person_deletes(services: App, kept: Kept) -> None:
    note(services, kept, Note.DAY_DONE)

    services.cases.delete_own(kept.token)

    with services.stores.database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM diary").scalar() == 0
    assert services.stores.records.verify().broken is None
