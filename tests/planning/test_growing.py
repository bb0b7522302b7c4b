"""The doses of a finished week: longer rest where time is left, and a rise in what comes again."""

from dataclasses import replace
from typing import Any

import pytest

from recommender.domain.exercises import Exercise, ExerciseKind
from recommender.domain.programmes import ArcDay, ArcItem
from recommender.domain.rules import Cap, Phase
from recommender.planning.arcs import Slot
from recommender.planning.brief import Brief
from recommender.planning.filling import FillableDay
from recommender.planning.growing import grown
from recommender.planning.rungs import Days
from recommender.planning.session import ChosenExercise
from tests.planning.builders import (
    BRIDGE,
    ROLLING,
    SESSION,
    SIX,
    STEPS,
    STRETCH,
    WALK,
    a_brief,
    a_content,
    a_person,
    a_programme,
    an_arc,
    an_assessment,
    an_exercise,
    counted,
    held,
    in_minutes,
)

ROUNDS = replace(SESSION, rounds_share=1.0)
RISES = replace(STEPS, rises=True)
TWICE = ("s", "w", "w", "s", "w", "w", "w")


def a_week(
    *arc: str,
    exercises: tuple[Exercise, ...] = SIX,
    points: dict[str, int] | None = None,
    caps: dict[Cap, int] | None = None,
    minutes: int = 30,
    liked: tuple[str, ...] = (),
    own: tuple[ArcDay, ...] = (),
    **settings: Any,
) -> Days:
    """Return the days of an arc, grown and filled with nothing else."""
    programme = a_programme("own", own or an_arc(*arc))
    few: dict[str, Any] = {"items_wanted": 0, "walks_least": 0, "items_least": 0}
    few["first_days_programme"] = "own"
    content = a_content(programme, exercises=exercises, **few, **settings)
    content = replace(content, ladders={})
    assessment = an_assessment(points={"own": 1, "ease": 1, **(points or {})}, caps=caps)
    brief = a_brief(content, assessment, a_person(minutes, likes=liked))
    return grown(tuple(_along_arc(brief, slot) for slot in brief.arc.slots))


def _along_arc(brief: Brief, slot: Slot) -> FillableDay:
    day = FillableDay.begin(brief, slot, {})
    for item in slot.arc.items:
        day = day.with_arc_item(item)
    return day


def doses(days: Days, name: str) -> list[tuple[int, float]]:
    """Return the sets of an exercise on each of its days, and the amount of one."""
    items = (one for day in days for one in day.choices if one.exercise.id == name)
    return [
        (one.dose.sets, one.dose.minutes or one.dose.repetitions or one.dose.hold_seconds or 0)
        for one in items
    ]


def test_a_stretch_is_held_longer_on_all_its_days_while_they_have_time() -> None:
    wide = (*SIX[2:], replace(STRETCH, dose=held(20, 30)), SIX[0])
    assert doses(a_week(*TWICE, exercises=wide), "stretch") == [(1, 20)] * 2
    assert doses(a_week(*TWICE, exercises=wide, session=ROUNDS), "stretch") == [(1, 30)] * 2


def test_nothing_grows_in_the_first_days_of_a_spasm_or_past_the_minutes_of_a_day() -> None:
    first: dict[Cap, int] = {Cap.PHASE: Phase.FIRST_DAYS}
    assert doses(a_week(*TWICE, caps=first, session=ROUNDS), "stretch") == [(2, 20)] * 2

    share = replace(SESSION, rounds_share=0.2)
    both = ("sw", "w", "w", "s", "w", "w", "w")
    assert doses(a_week(*both, session=share), "stretch") == [(2, 20)] * 2


@pytest.mark.parametrize(
    ("exercise", "grows"),
    [
        (replace(ROLLING, equipment=(), needs=("ease",)), True),
        (replace(ROLLING, equipment=(), needs=("strength",)), False),
        (replace(STRETCH, kind=ExerciseKind.BALANCE), False),
        (replace(STRETCH, dose=counted(8, 12)), False),
        (replace(STRETCH, kind=ExerciseKind.STRENGTH), False),
    ],
)
def test_only_what_is_held_or_pressed_at_rest_for_a_need_gets_longer(
    exercise: Exercise, grows: bool
) -> None:
    one = replace(exercise, id="stretch")
    exercises = (*SIX[2:], one, SIX[0])

    plain, longer = (
        doses(a_week(*TWICE, exercises=exercises, session=session), "stretch")
        for session in (SESSION, ROUNDS)
    )

    assert (plain != longer) is grows


def test_what_is_liked_grows_before_what_serves_a_need_with_more_points() -> None:
    yoga = an_exercise("yoga", ExerciseKind.YOGA, held(20, 30), needs=("strength",))
    stretch = replace(STRETCH, needs=("fitness",))
    arc = replace(an_arc("s")[0], items=(*an_arc("s")[0].items, ArcItem("yoga", "main")))
    # the two take 80 and 35 seconds, and have 20 more
    share = replace(SESSION, rounds_share=135 / 1800)

    def held_for(*liked: str) -> list[list[tuple[int, float]]]:
        week = a_week(
            own=(arc, *an_arc("w")[1:]),
            exercises=(SIX[0], WALK, stretch, yoga),
            liked=liked,
            points={"fitness": 3, "strength": 2},
            session=share,
            likes={"yoga": (ExerciseKind.YOGA,)},
        )
        return [doses(week, "stretch"), doses(week, "yoga")]

    assert held_for() == [[(2, 30)], [(1, 20)]]
    assert held_for("yoga") == [[(2, 20)], [(1, 30)]]


def test_what_comes_again_ends_with_more_or_begins_with_less() -> None:
    arc = ("b", "w", "w", "b", "w", "w", "b")
    low = {Cap.ENTRY_STEP: 2, Cap.REPETITIONS: 10, Cap.SETS: 1}
    bridge = replace(BRIDGE, dose=counted(8, 12))
    exercises = (*SIX[:3], bridge)

    flat = a_week(*arc, exercises=exercises, caps=low, steps=STEPS)
    risen = a_week(*arc, exercises=exercises, caps=low, steps=RISES)

    assert doses(flat, "bridge") == [(1, 10)] * 3
    assert doses(risen, "bridge") == [(1, 8), (1, 10), (1, 10)]


def test_the_first_dose_stays_where_less_would_be_too_little_or_a_jump() -> None:
    arc = ("b", "w", "w", "b", "w", "w", "w")
    caps = {Cap.ENTRY_STEP: 2, Cap.REPETITIONS: 10, Cap.SETS: 1}

    def with_least(low: int, seconds: int) -> list[tuple[int, float]]:
        bridge = replace(BRIDGE, dose=counted(low, 12))
        session = replace(SESSION, seconds_least=seconds)
        steps = replace(RISES, repetitions=((1, 10), (1, 12)))
        week = a_week(*arc, exercises=(*SIX[:3], bridge), caps=caps, steps=steps, session=session)
        return doses(week, "bridge")

    assert with_least(8, 0) == [(1, 8), (1, 10)]
    assert with_least(8, 50) == [(1, 10)] * 2
    assert with_least(5, 0) == [(1, 10)] * 2
    assert with_least(10, 0) == [(1, 10)] * 2


def test_a_stretch_rises_at_the_end_where_that_is_no_jump() -> None:
    fold = replace(STRETCH, dose=held(24, 30))
    exercises = (*SIX[2:], fold, SIX[0])

    assert doses(a_week(*TWICE, exercises=exercises, steps=RISES), "stretch") == [(1, 24), (1, 30)]
    assert doses(a_week(*TWICE, steps=RISES), "stretch") == [(2, 20)] * 2


def test_walks_grow_from_the_middle_of_the_week_or_at_its_end() -> None:
    low = {Cap.ENTRY_STEP: 1}
    long = replace(STRETCH, dose=held(570, 570), demands=())
    # the fifth day has no minute to spare
    packed = ("w", "w", "w", "w", "sw", "w", "w")

    def walked(*arc: str, **settings: Any) -> list[float]:
        exercises = (SIX[0], WALK, long)
        week = a_week(*arc, exercises=exercises, minutes=15, caps=low, **settings)
        return [minutes for _, minutes in doses(week, "walk")]

    assert walked("w", steps=RISES) == [5, 5, 5, 6, 6, 6, 6]
    assert walked(*packed, steps=RISES, item_share_most=1.0) == [5, 5, 5, 5, 5, 5, 6]
    assert walked("s", "s", "s", "w", "s", "s", "s", steps=RISES, item_share_most=1.0) == [5]


def test_walks_stay_where_the_next_would_be_a_jump_or_they_differ() -> None:
    short = replace(WALK, id="short", dose=in_minutes(5, 5))
    arc = tuple(
        replace(day, items=(ArcItem(name, "main"),))
        for day, name in zip(an_arc("w"), ("walk", "short") * 3 + ("walk",), strict=True)
    )
    exercises = (SIX[0], WALK, STRETCH, short)
    week = a_week(own=arc, exercises=exercises, caps={Cap.ENTRY_STEP: 1}, steps=RISES)

    assert doses(week, "walk") == [(1, 5)] * 3 + [(1, 6)]
    capped = a_week("w", caps={Cap.ENTRY_STEP: 1, Cap.WALK_MINUTES: 5}, steps=RISES)
    assert doses(capped, "walk") == [(1, 5)] * 7


def test_a_stretch_that_has_risen_already_gets_no_more_rounds() -> None:
    fold = replace(STRETCH, dose=held(24, 30, sets=1))
    content = a_content(a_programme("own", an_arc("s")), exercises=(*SIX[2:], fold), session=ROUNDS)
    brief = a_brief(content, an_assessment(points={"own": 1, "ease": 1}))
    low, high = (brief.doses(fold, fold.dose)[0], brief.steps_of(_first(brief), 1)[-1])
    first, second = (_along_arc(brief, slot) for slot in brief.arc.slots[:2])
    risen = replace(second.choices[0], doses=(high,), times=(60,))

    days = grown((first, replace(second, choices=(risen,))))

    assert [day.choices[0].dose for day in days] == [low, high]


def _first(brief: Brief) -> ChosenExercise:
    return _along_arc(brief, brief.arc.slots[0]).choices[0]
