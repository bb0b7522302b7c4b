"""A day: what it may hold and why not, what stands in for it, and how it is dosed."""

from dataclasses import replace
from typing import Any

import pytest

from recommender.domain.exercises import Exercise, ExerciseKind, Range
from recommender.domain.rules import Cap
from recommender.domain.week import LeftOut
from recommender.domain.week_settings import ExclusionReason
from recommender.planning.brief import Brief
from recommender.planning.day_frame import EarlierDays
from recommender.planning.filling import FillableDay
from tests.planning.builders import (
    BREATHING,
    BRIDGE,
    PLANK,
    ROLLING,
    SESSION,
    SIX,
    STEPS,
    STRETCH,
    WALK,
    a_brief,
    a_content,
    a_day,
    a_programme,
    an_assessment,
    an_exercise,
    an_item_of,
    counted,
    held,
)
from tests.planning.day_builders import a_brief_on, pressing

HARD = an_exercise("hang", PLANK.kind, held(10, 10), needs=("strength",), level=3)


def test_a_day_begins_empty_with_the_safe_exercises_by_their_points() -> None:
    day = a_day(a_brief(None, an_assessment(avoid=["walk"])))

    assert (day.choices, day.left_out) == ((), ())
    assert day.ranked[0] == STRETCH
    assert WALK not in day.ranked


@pytest.mark.parametrize("exercise", [STRETCH, WALK, BREATHING])
def test_a_day_may_hold_what_nothing_keeps_from_it(exercise: Exercise) -> None:
    assert a_day().may_hold(exercise)
    assert a_day().obstacle_to(exercise) is None


def test_a_day_may_not_hold_what_is_excluded_from_the_week() -> None:
    day = a_day(a_brief(None, an_assessment(avoid=["walk"])), day=3)

    assert not day.may_hold(WALK)
    assert day.obstacle_to(WALK) == LeftOut("walk", "Walk", 3, "avoided_exercise.", ("no-walk",))


@pytest.mark.parametrize(
    ("brief", "exercise", "why", "rules"),
    [
        (a_brief_on("s", caps={Cap.MINUTES: 9}), WALK, "too_long.", ("caps-minutes",)),
        (
            a_brief_on("s", "b", caps={Cap.STRENGTH_DAYS: 1}),
            BRIDGE,
            "rest_days.",
            ("caps-strength_days",),
        ),
        (
            a_brief_on("s", "r", caps={Cap.RELEASE_DAYS: 1}),
            ROLLING,
            "release_days.",
            ("caps-release_days",),
        ),
        (a_brief_on("p", caps={Cap.HARD_A_DAY: 0}), PLANK, "hard_a_day.", ("caps-hard_a_day",)),
    ],
    ids=["too long", "no working day", "no release day", "too hard"],
)
def test_a_hard_limit_of_the_day_names_its_reason_and_the_rules_of_its_cap(
    brief: Brief, exercise: Exercise, why: str, rules: tuple[str, ...]
) -> None:
    obstacle = a_day(brief, day=1).obstacle_to(exercise)

    assert not a_day(brief, day=1).may_hold(exercise)
    assert obstacle == LeftOut(exercise.id, exercise.name, 1, why, rules)


def test_only_so_many_new_hard_exercises_stand_on_a_day() -> None:
    brief = a_brief_on("p", caps={Cap.HARD_A_DAY: 1}, exercises=(*SIX, HARD))
    empty = a_day(brief)

    one = empty.add(empty.choose(PLANK))

    assert empty.may_hold(HARD)
    assert not one.may_hold(HARD)


def test_what_was_done_before_is_not_new_and_takes_no_others_place() -> None:
    brief = a_brief_on("p", caps={Cap.HARD_A_DAY: 1}, exercises=(*SIX, HARD))
    known = a_day(brief, 3, plank=1)

    assert known.add(known.choose(PLANK)).may_hold(HARD)


def test_what_is_in_the_arc_or_already_in_is_not_free() -> None:
    day = a_day(a_brief_on("s"))

    assert not day.is_free(STRETCH)
    assert day.is_free(WALK)
    assert not day.add(day.choose(WALK)).is_free(WALK)


def test_a_choice_starts_at_its_entry_step_and_rises_from_its_first_dose() -> None:
    brief = a_brief_on("w", caps={Cap.ENTRY_STEP: 1}, steps=STEPS)

    first, later = a_day(brief).choose(WALK), a_day(brief, 2, walk=1).choose(WALK)

    assert (first.dose.minutes, later.dose.minutes) == (5, 6)
    assert dict(later.score.parts)["repeated"] == -4


def test_a_choice_has_the_dose_and_the_source_of_the_programme_that_asks_for_it() -> None:
    seed = replace(counted(4, 4), source="seed-007")
    content = a_content(a_programme("seed", items=(an_item_of(BRIDGE, seed),)))
    day = a_day(a_brief(content))

    asked, own = day.choose(BRIDGE, programme="seed"), day.choose(BRIDGE)

    assert (asked.dose.repetitions, asked.source, asked.programme) == (4, "seed-007", "seed")
    assert (own.dose.repetitions, own.source, own.programme) == (8, "judgement", "")


def test_one_spot_is_pressed_by_one_thing_a_day() -> None:
    first, again, wider = (
        pressing("first", "hip"),
        pressing("again", "hip"),
        pressing("x", "hip", "leg"),
    )
    day = a_day(a_brief_on("r", exercises=(*SIX, first, again, wider)))

    pressed = day.add(day.choose(first))

    assert day.may_hold(again)
    assert not pressed.may_hold(again)
    assert pressed.may_hold(wider)
    obstacle = pressed.obstacle_to(again)
    assert obstacle is not None
    assert (obstacle.why, obstacle.rules) == ("same_today.", ())


def test_a_content_without_words_for_that_presses_as_before() -> None:
    first, again = pressing("first", "hip"), pressing("again", "hip")
    words = {reason: "" for reason in ExclusionReason if reason is not ExclusionReason.SAME_TODAY}
    day = a_day(a_brief_on("r", exercises=(*SIX, first, again), reasons=words))

    assert day.add(day.choose(first)).may_hold(again)


def test_a_day_has_room_while_one_more_pushes_nothing_of_its_arc_out() -> None:
    session = replace(SESSION, seconds_least=45, uncounted=(WALK.kind,))
    brief = a_brief_on("sw", caps={Cap.ITEMS: 2}, minutes=15, session=session, item_share_most=1)
    day = a_day(brief)
    for item in brief.arc.slots[0].arc.items:
        day = day.with_arc_item(item)

    assert day.counted == 1
    assert day.has_room_for(1)
    assert not day.has_room_for(2)
    assert not replace(day, choices=(*day.choices, *day.choices)).has_room_for(1)


GENTLE: dict[str, Any] = {"gentle_needs": ("ease",)}
STEADY = replace(BRIDGE, id="steady", kind=ExerciseKind.STABILITY)
NOD = replace(STEADY, id="nod", needs=("ease",))


def test_work_and_what_shares_a_ladder_with_it_rest_on_the_next_day() -> None:
    exercises = (*SIX, STEADY, NOD)
    brief = a_brief_on("w", "b", exercises=exercises, **GENTLE)
    doses = brief.doses(BRIDGE, BRIDGE.dose)
    before = {name: EarlierDays(1, doses[0], last=2) for name in ("bridge", "nod", "stretch")}

    def on(day: int, made: Brief = brief) -> FillableDay:
        [slot] = [slot for slot in made.arc.slots if slot.day == day]
        return FillableDay.begin(made, slot, before)

    assert on(3).frame.resting == {"bridge", "plank"}
    assert on(4).frame.resting == frozenset()
    assert on(3, a_brief_on("w", "b", exercises=exercises)).frame.resting == frozenset()
    why = on(3).obstacle_to(BRIDGE)
    assert why is not None
    assert why.why == "rest_days."


def test_work_that_the_next_day_is_about_is_not_chosen_for_this_one() -> None:
    brief = a_brief_on("w", "b", exercises=(*SIX, STEADY), **GENTLE)

    assert brief.resting_before(2) == {"bridge", "plank"}
    assert brief.resting_before(3) == frozenset()
    assert a_day(brief, 1).is_too_much(BRIDGE)
    assert not a_day(brief, 2).is_too_much(BRIDGE)


def test_a_day_of_ease_gets_no_work_of_our_choice_but_what_is_gentle() -> None:
    exercises = (*SIX, STEADY, NOD)
    ease = a_day(a_brief_on("s", "b", exercises=exercises, **GENTLE))
    work = a_day(a_brief_on("b", exercises=exercises, **GENTLE))
    older = a_day(a_brief_on("s", "b", exercises=exercises))

    assert ease.is_too_much(STEADY)
    assert not ease.is_too_much(NOD)
    assert not ease.is_too_much(STRETCH)
    assert not work.is_too_much(STEADY)
    assert not older.is_too_much(STEADY)


def test_self_release_is_added_only_where_it_hurts() -> None:
    there, here = pressing("there", "hip"), pressing("here", "neck")
    day = a_day(a_brief_on("sr", places=("neck",), exercises=(*SIX, there, here)))

    assert day.is_free(here)
    assert not day.is_free(there)


def test_a_dose_of_the_seed_takes_no_hold_away() -> None:
    held_count = replace(BRIDGE.dose, hold_seconds=Range(3, 3))
    bridge = replace(BRIDGE, dose=held_count)
    items = (an_item_of(bridge, BRIDGE.dose),)
    content = a_content(a_programme("seed", items=items), exercises=(*SIX[:3], bridge))
    brief = a_brief(content)
    first = brief.doses(bridge, bridge.dose)[0]

    again = brief.dosed(bridge, "seed", 1, first)[1].doses[0]
    once = brief.dosed(bridge, "seed", 1, None)[1].doses[0]

    assert (first.hold_seconds, again.hold_seconds, once.hold_seconds) == (3, 3, None)
