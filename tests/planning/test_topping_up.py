"""A session grows: something to begin with, more of the best, and a longer walk."""

from dataclasses import replace

import pytest

from recommender.domain.rules import Cap
from recommender.domain.week_settings import SessionSettings
from tests.planning.builders import (
    BREATHING,
    BRIDGE,
    SESSION,
    STEPS,
    STRETCH,
    WALK,
    a_day,
    in_minutes,
)
from tests.planning.day_builders import a_brief_on, names


def test_a_session_without_a_warm_up_begins_with_the_least_of_a_walk() -> None:
    brief = a_brief_on("sb", caps={Cap.ENTRY_STEP: 3}, steps=STEPS, session=SESSION)

    day = a_day(brief).fill()

    assert names(day) == ["walk", "bridge", "stretch"]
    assert day.choices[0].dose.minutes == 5
    assert day.choices[0].is_must


def test_a_session_without_time_for_a_walk_begins_with_the_best_that_warms_up() -> None:
    # bridge, stretch and a walk of five minutes take eight minutes and 20 seconds
    just, short = (
        a_day(a_brief_on("sb", minutes=minutes, item_share_most=1, session=SESSION)).fill()
        for minutes in (9, 8)
    )

    assert names(just)[0] == "walk"
    assert names(short)[0] == "breathing"


def test_a_session_that_warms_up_gets_nothing_more_to_begin_with() -> None:
    assert names(a_day(a_brief_on("as", session=SESSION)).fill()) == ["breathing", "stretch"]


def test_a_session_has_no_warm_up_where_none_is_safe() -> None:
    brief = a_brief_on("sb", avoid=("walk", "breathing"), session=SESSION)

    assert names(a_day(brief).fill()) == ["bridge", "stretch"]


@pytest.mark.parametrize("arc", ["sb", "swb"], ids=["added", "of the arc"])
def test_a_warm_up_is_kept_when_the_day_is_thinned(arc: str) -> None:
    brief = a_brief_on(arc, caps={Cap.ITEMS: 2}, session=SESSION)

    assert names(a_day(brief).fill()) == ["walk", "stretch"]


def test_of_several_warm_ups_only_the_one_of_most_worth_is_kept() -> None:
    brief = a_brief_on("swab", caps={Cap.ITEMS: 2}, session=SESSION)

    assert names(a_day(brief).fill()) == ["breathing", "stretch"]


def test_a_session_is_topped_up_until_it_fills_its_share_of_the_minutes() -> None:
    # stretch and breathing, the two that are wanted, take three and a half minutes
    session = SessionSettings(time_share_wanted=0.5)
    filled = a_day(a_brief_on("s", minutes=30, session=session)).fill()
    full = a_day(a_brief_on("s", minutes=7, item_share_most=1, session=session)).fill()

    assert names(filled) == ["stretch", "walk", "breathing", "bridge"]
    assert names(full) == ["stretch", "walk"]


def test_a_session_is_not_topped_up_with_what_works_elsewhere() -> None:
    elsewhere = replace(BREATHING, places=("hip",))
    brief = a_brief_on(
        "sb",
        places=("neck",),
        exercises=(elsewhere, STRETCH, BRIDGE, WALK),
        session=SessionSettings(time_share_wanted=0.9),
    )

    assert names(a_day(brief).fill()) == ["stretch", "bridge", "walk"]


def test_a_session_is_not_topped_up_with_another_rung_of_a_ladder_that_it_has() -> None:
    brief = a_brief_on("b", session=SessionSettings(time_share_wanted=0.9))

    assert brief.pool.safe["plank"]
    assert "plank" not in names(a_day(brief).fill())


def test_a_walk_grows_into_the_time_that_nothing_else_has_filled() -> None:
    session = SessionSettings(time_share_wanted=0.5)
    brief = a_brief_on("w", minutes=14, likes=("walking",), steps=STEPS, session=session)

    day = a_day(brief)
    shrunk = day.add(day.choose(WALK).shrunk().shrunk())

    # half of 14 minutes are seven, the change to the next exercise among them
    assert shrunk.choices[0].dose.minutes == 5
    assert shrunk.with_longer_walk().choices[0].dose.minutes == 6


@pytest.mark.parametrize(("likes", "minutes"), [((), 6), (("walking",), 8)])
def test_a_walk_grows_past_the_rest_of_the_session_only_where_walking_is_liked(
    likes: tuple[str, ...], minutes: int
) -> None:
    session = SessionSettings(time_share_wanted=0.9, walk_share=0.1)
    day = a_day(a_brief_on("sw", likes=likes, steps=STEPS, session=session))
    long = replace(day.choose(STRETCH), times=(370,))

    longer = day.add(long).add(day.choose(WALK).at_least()).with_longer_walk()

    assert longer.choices[1].dose.minutes == minutes


def test_a_walk_grows_no_further_than_a_first_walk_may_be() -> None:
    session = SessionSettings(time_share_wanted=0.9)
    brief = a_brief_on(
        "w", caps={Cap.ENTRY_STEP: 2}, likes=("walking",), steps=STEPS, session=session
    )
    day = a_day(brief)

    longer = day.add(day.choose(WALK).shrunk()).with_longer_walk()

    assert longer.choices[0].dose.minutes == 6


def test_the_walk_that_a_filled_session_begins_with_grows_as_well() -> None:
    session = replace(SESSION, time_share_wanted=0.9)

    day = a_day(a_brief_on("sb", likes=("walking",), steps=STEPS, session=session)).fill()

    assert (names(day)[0], day.choices[0].dose.minutes) == ("walk", 8)


def test_two_walks_share_the_time_that_is_left() -> None:
    walk, stroll = (replace(WALK, id=name, dose=in_minutes(2, 15)) for name in ("walk", "stroll"))
    steps = replace(STEPS, walk_minutes=(15,))
    session = SessionSettings(time_share_wanted=0.9)
    exercises = (walk, stroll)
    day = a_day(
        a_brief_on("w", exercises=exercises, likes=("walking",), steps=steps, session=session)
    )
    for exercise in (walk, stroll):
        day = day.add(day.choose(exercise).at_least())

    longer = day.with_longer_walk()

    # nine tenths of half an hour, with two changes of ten seconds
    assert [choice.dose.minutes for choice in longer.choices] == [15, 11]


def test_only_walks_grow() -> None:
    brief = a_brief_on("b", steps=STEPS, session=SessionSettings(time_share_wanted=0.9))
    day = a_day(brief)

    least = day.add(day.choose(BRIDGE).shrunk())

    assert least.with_longer_walk() == least


def test_what_fills_no_time_does_so_only_where_it_is_liked_and_serves_a_need() -> None:
    def filled(*likes: str, points: int) -> list[str]:
        session = SessionSettings(time_share_wanted=0.9)
        brief = a_brief_on(
            "s",
            likes=likes,
            points={"strength": points, "ease": 1},
            session=session,
            no_fillers=(BRIDGE.kind,),
        )
        return names(a_day(brief).fill())

    assert "bridge" not in filled(points=9)
    assert "bridge" in filled("strength", points=9)
    assert "bridge" not in filled("strength", points=0)
