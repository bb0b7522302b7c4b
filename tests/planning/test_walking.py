"""The walk that each session of a week keeps, and that no later one is shorter."""

from dataclasses import replace

import pytest

from recommender.domain.exercises import Exercise
from recommender.planning.filling import FillableDay
from recommender.planning.walking import levelled
from tests.planning.builders import SESSION, SIX, STEPS, STRETCH, WALK, a_day, held, in_minutes
from tests.planning.day_builders import a_brief_on, names, out

KEPT = replace(SESSION, walk_share=0.3, walk_kept=True)
LONG = replace(WALK, dose=in_minutes(3, 15))
STROLL = replace(LONG, id="stroll", dose=in_minutes(1, 4))
WALKS = (*SIX[:2], LONG, *SIX[3:], STROLL)
ANY = replace(STEPS, walk_minutes=(15,), rise_most=1.0)


def a_day_of(arc: str, minutes: int, *, exercises: tuple[Exercise, ...] = WALKS) -> FillableDay:
    """Return a day of a week that keeps three tenths of each session for a walk."""
    brief = a_brief_on(arc, minutes=minutes, exercises=exercises, steps=ANY, session=KEPT)
    return a_day(brief)


def walking(*minutes: float) -> list[FillableDay]:
    """Return days with a walk of so many minutes each, and none for 0."""
    day = a_day_of("s", 60)
    return [
        day.add(found)
        if much and (found := day.choose(LONG).shrunk_to(int(much * 60) + 10))
        else day
        for much in minutes
    ]


def test_each_session_opens_with_a_walk_of_its_share() -> None:
    day = a_day_of("s", 20).fill()

    assert names(day)[0] == "walk"
    assert day.walked == 6
    assert day.choices[0].opens
    assert day.choices[0].is_must


def test_nothing_takes_the_time_of_the_walk() -> None:
    # two stretches of two holds leave less than six of ten minutes
    long = replace(STRETCH, dose=held(120, 120, sets=2), sides=1)
    day = a_day_of("s", 20, exercises=(*WALKS[2:], long, replace(long, id="other")))

    filled = day.with_kept_walk().add(day.choose(long)).with_short_walk()

    assert [len(one.doses) for one in filled.choices if one.exercise == LONG] == [1]


def test_where_the_fullest_day_leaves_less_the_walk_is_shorter_on_all() -> None:
    half = replace(KEPT, walk_share=0.5)
    brief = a_brief_on("sb", minutes=4, exercises=WALKS, steps=ANY, session=half)

    # stretch and bridge need 150 of the 240 seconds
    assert brief.walk_kept == 90
    assert a_day_of("w", 20).brief.walk_kept == 6 * 60 + 10


def test_of_two_walks_the_one_stays_that_has_a_dose_so_small() -> None:
    start = a_day_of("w", 5)
    day = start.add(start.choose(LONG)).with_kept_walk()
    both = a_day_of("w", 5)
    both = both.add(both.choose(LONG)).add(both.choose(STROLL)).with_kept_walk()

    assert names(day) == ["stroll"]
    assert names(both) == ["stroll"]
    assert out(both) == {"walk": "other_walk."}


def test_a_week_without_safe_walks_keeps_none() -> None:
    brief = a_brief_on("s", avoid=("walk",), session=KEPT)
    older = a_brief_on("s", session=replace(KEPT, walk_kept=False))

    assert a_day(brief).with_kept_walk().choices == ()
    assert a_day(older).with_kept_walk().choices == ()
    assert a_day(older).walked is None


@pytest.mark.parametrize(
    ("minutes", "level"),
    [
        ((7, 7, 5, 6), [5, 5, 5, 6]),
        ((4, 5, 6), [4, 5, 6]),
        ((3, 0, 10), [3, None, 6]),
        ((0, 0), [None, None]),
    ],
)
def test_no_walk_is_shorter_than_an_earlier_one_nor_risen_too_far(
    minutes: tuple[float, ...], level: list[float | None]
) -> None:
    assert [day.walked for day in levelled(walking(*minutes))] == level


def test_a_walk_that_has_no_dose_so_small_gives_way_to_one_that_has() -> None:
    [day] = walking(3)

    shorter = day.within(2)
    none = day.within(0.5)

    assert (names(shorter), shorter.walked) == (["stroll"], 2)
    assert (names(none), none.walked) == (["walk"], 3)
