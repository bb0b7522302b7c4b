"""A day: what it may hold and why not, what stands in for it, and how it is dosed."""

from dataclasses import replace
from typing import Any

import pytest

from recommender.domain.exercises import Exercise, ExerciseKind, Range
from recommender.domain.rules import Cap
from recommender.domain.week import LeftOut
from recommender.domain.week_settings import ExclusionReason
from recommender.planning.brief import Brief
from recommender.planning.day import EarlierDays
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
    a_person,
    a_programme,
    an_arc,
    an_assessment,
    an_exercise,
    an_item_of,
    counted,
    held,
)
from tests.planning.day_builders import a_brief_on, names

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


def test_the_substitute_is_the_nearest_lower_rung_that_is_free() -> None:
    harder = replace(PLANK, id="hardest")
    chain = (*SIX, harder)

    free = a_day(a_brief_on("s", "s", exercises=chain, avoid=("hardest",)))
    capped = a_day(a_brief_on("s", caps={Cap.LEVEL: 2}, exercises=chain))

    assert free.substitute_for(harder) == PLANK
    assert capped.substitute_for(harder) == BRIDGE


def test_where_nothing_lower_on_the_ladder_is_free_another_of_the_same_need_stands_in() -> None:
    hardest = replace(PLANK, id="hardest")
    press = replace(BRIDGE, id="press")
    brief = a_brief_on("s", avoid=("bridge", "plank"), exercises=(*SIX, hardest, press))

    assert a_day(brief).substitute_for(hardest) == press


def test_without_a_lower_rung_the_best_for_the_same_need_stands_in_its_own_kind_first() -> None:
    day = a_day(a_brief_on("w", avoid=("stretch",)))
    fold = replace(STRETCH, id="fold")
    with_fold = a_day(
        a_brief_on("w", avoid=("stretch",), exercises=(*SIX, replace(fold, demands=())))
    )

    assert day.substitute_for(STRETCH) == BREATHING
    substitute = with_fold.substitute_for(STRETCH)
    assert substitute is not None
    assert substitute.id == "fold"


def test_only_what_works_on_the_same_place_stands_in() -> None:
    own = replace(STRETCH, places=("neck",))
    same = replace(STRETCH, id="z-same", demands=(), places=("neck", "hip"))
    elsewhere = replace(same, id="a-elsewhere", places=("hip",))
    both = a_brief_on("w", avoid=("stretch",), exercises=(*SIX[2:], own, same, elsewhere))
    one = a_brief_on("w", avoid=("stretch",), exercises=(*SIX[2:], own, elsewhere))

    assert a_day(both).substitute_for(own) == same
    assert a_day(one).substitute_for(own) is None


def test_nothing_stands_in_where_nothing_serves_the_need() -> None:
    assert a_day(a_brief_on("s", avoid=("walk",))).substitute_for(WALK) is None


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


def pressing(name: str, *places: str) -> Exercise:
    """Return self-release on some places that needs nothing."""
    return replace(ROLLING, id=name, name=name.capitalize(), equipment=(), places=places)


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


def test_a_press_elsewhere_gives_way_to_the_best_one_where_it_hurts_or_is_left_out() -> None:
    there, here = replace(ROLLING, places=("hip",)), pressing("here", "neck")
    brief = a_brief_on("r", places=("neck",), exercises=(*SIX[:5], there, here))
    item = brief.arc.slots[0].arc.items[0]
    day = a_day(brief)

    once, twice = day.with_arc_item(item), day.add(day.choose(here)).with_arc_item(item)

    assert [(one.exercise.id, one.instead_of) for one in once.choices] == [("here", "rolling")]
    assert [one.exercise.id for one in twice.choices] == ["here"]
    assert [entry.why for entry in twice.left_out] == ["elsewhere."]


def test_where_nothing_presses_where_it_hurts_the_arc_keeps_its_own() -> None:
    there = replace(ROLLING, places=("hip",))
    brief = a_brief_on("r", places=("neck",), exercises=(*SIX[:5], there))

    day = a_day(brief).with_arc_item(brief.arc.slots[0].arc.items[0])

    assert [one.exercise.id for one in day.choices] == ["rolling"]


def test_what_stands_in_off_the_ladder_works_where_it_hurts() -> None:
    own = replace(STRETCH, places=("neck", "hip"))
    hip = replace(STRETCH, id="hip", demands=(), places=("hip",))
    neck = replace(hip, id="neck", places=("neck",))

    def stand_in(*others: Exercise) -> Exercise | None:
        exercises = (*SIX[2:], own, *others)
        brief = a_brief_on("w", avoid=("stretch",), places=("neck",), exercises=exercises)
        return a_day(brief).substitute_for(own)

    assert stand_in(hip) is None
    assert stand_in(hip, neck) == neck


@pytest.mark.parametrize(
    ("step", "of_seed", "climbs"),
    [(3, False, True), (3, True, False), (5, True, True), (2, False, False)],
)
def test_who_exercises_climbs_from_what_no_seed_prescribes_and_who_trains_from_all(
    step: int, of_seed: bool, climbs: bool
) -> None:
    items = (an_item_of(BRIDGE, BRIDGE.dose),) if of_seed else ()
    steps = replace(STEPS, climb_from=3, climb_seeds_from=5)
    easy = replace(PLANK, level=1, dose=BRIDGE.dose)
    content = a_content(
        a_programme("seed", items=items), exercises=(*SIX[:4], easy, ROLLING), steps=steps
    )
    day = a_day(a_brief(content, an_assessment(caps={Cap.ENTRY_STEP: step})), day=2)

    assert (day.harder_than(BRIDGE, "seed") == easy) is climbs


def test_nobody_climbs_beside_another_rung_of_the_ladder() -> None:
    steps = replace(STEPS, climb_from=1)
    hardest = replace(PLANK, id="hardest", level=1)
    easy = replace(PLANK, level=1)
    brief = a_brief_on("s", exercises=(*SIX[:4], easy, hardest, ROLLING), steps=steps)
    day = a_day(brief)

    assert day.harder_than(BRIDGE, "main") == easy
    assert day.add(day.choose(hardest)).harder_than(BRIDGE, "main") is None


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


@pytest.mark.parametrize("of_seed", [False, True])
def test_a_movement_elsewhere_gives_way_unless_the_seed_prescribes_it(of_seed: bool) -> None:
    far = replace(STRETCH, places=("hip",))
    near = replace(STRETCH, id="near", demands=(), places=("neck",))
    items = (an_item_of(far, far.dose),) if of_seed else ()
    own = a_programme("own", an_arc("s", programme="own"), items)
    content = a_content(own, exercises=(*SIX[2:], far, near))
    person = a_person(places=("neck",))
    brief = a_brief(content, an_assessment(points={"own": 1}), person)

    day = a_day(brief).with_arc_item(brief.arc.slots[0].arc.items[0])

    assert [one.exercise.id for one in day.choices] == ["stretch" if of_seed else "near"]


def test_what_works_muscles_rests_a_day_where_the_choice_is_ours() -> None:
    brief = a_brief_on("s", "b")
    doses = brief.doses(BRIDGE, BRIDGE.dose)

    def on(day: int) -> FillableDay:
        [slot] = [slot for slot in brief.arc.slots if slot.day == day]
        return FillableDay.begin(brief, slot, {"bridge": EarlierDays(1, doses[0], last=2)})

    assert on(3).worked_yesterday(BRIDGE)
    assert not on(4).worked_yesterday(BRIDGE)
    assert not on(3).worked_yesterday(STRETCH)
    assert "bridge" not in names(on(3).fill())


GENTLE: dict[str, Any] = {"gentle_needs": ("ease",)}
STEADY = replace(BRIDGE, id="steady", kind=ExerciseKind.STABILITY)
NOD = replace(STEADY, id="nod", needs=("ease",))


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


@pytest.mark.parametrize("of_seed", [False, True])
def test_a_rung_that_the_week_has_passed_gives_way_unless_a_seed_prescribes_it(
    of_seed: bool,
) -> None:
    easy = replace(PLANK, level=1, dose=BRIDGE.dose)
    items = (an_item_of(BRIDGE, BRIDGE.dose),) if of_seed else ()
    own = a_programme("own", an_arc("b", programme="own"), items)
    content = a_content(own, exercises=(*SIX[:4], easy, ROLLING))
    brief = a_brief(content, an_assessment(points={"own": 1}))
    [slot] = [slot for slot in brief.arc.slots if slot.day == 3]
    stood = {"plank": EarlierDays(1, brief.doses(easy, easy.dose)[0], last=1)}

    day = FillableDay.begin(brief, slot, stood).with_arc_item(slot.arc.items[0])

    assert [one.exercise.id for one in day.choices] == ["bridge" if of_seed else "plank"]


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

    _, again, _ = brief.dosed(bridge, "seed", 1, first)
    _, once, _ = brief.dosed(bridge, "seed", 1, None)

    assert (first.hold_seconds, again[0].hold_seconds, once[0].hold_seconds) == (3, 3, None)
