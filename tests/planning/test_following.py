"""A day along its arc: what stands in for an item, climbs, or goes where it hurts."""

from dataclasses import replace

import pytest

from recommender.domain.exercises import Exercise
from recommender.domain.rules import Cap
from recommender.domain.week_settings import ExclusionReason as R
from recommender.planning.day_frame import EarlierDays
from recommender.planning.filling import FillableDay
from tests.planning.builders import (
    BREATHING,
    BRIDGE,
    PLANK,
    ROLLING,
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
    an_item_of,
)
from tests.planning.day_builders import a_brief_on, pressing


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


def test_a_press_elsewhere_gives_way_to_the_best_one_where_it_hurts_or_is_left_out() -> None:
    there, here = replace(ROLLING, places=("hip",)), pressing("here", "neck")
    brief = a_brief_on("r", places=("neck",), exercises=(*SIX[:5], there, here))
    item = brief.arc.slots[0].arc.items[0]
    day = a_day(brief)

    once, twice = day.with_arc_item(item), day.add(day.choose(here)).with_arc_item(item)

    assert [(one.exercise.id, one.instead_of) for one in once.choices] == [("here", "rolling")]
    assert [one.exercise.id for one in twice.choices] == ["here"]
    assert [entry.why for entry in twice.left_out] == ["elsewhere."]


def test_a_press_that_is_for_the_sore_spot_alone_comes_before_a_wider_one() -> None:
    there, wide = replace(ROLLING, places=("hip",)), pressing("a-wide", "neck", "leg")
    exact = pressing("exact", "neck")
    exercises = (*SIX[:5], there, wide, exact)
    brief = a_brief_on("r", places=("neck",), exercises=exercises)

    day = a_day(brief).with_arc_item(brief.arc.slots[0].arc.items[0])

    assert [one.exercise.id for one in day.choices] == ["exact"]


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


def test_a_higher_level_comes_before_the_next_rung_of_the_same() -> None:
    steps = replace(STEPS, climb_from=1)
    same = replace(PLANK, level=1)
    higher = replace(PLANK, id="hardest", level=2)
    day = a_day(a_brief_on("s", exercises=(*SIX[:4], same, higher, ROLLING), steps=steps))

    assert day.harder_than(BRIDGE, "main") == higher


@pytest.mark.parametrize(("level", "says"), [(1, R.RUNG_ORDER), (2, R.TOO_EASY)])
def test_only_a_higher_level_is_called_harder(level: int, says: R) -> None:
    steps = replace(STEPS, climb_from=1)
    easy = replace(PLANK, level=level)
    brief = a_brief_on("b", exercises=(*SIX[:4], easy, ROLLING), steps=steps)

    day = a_day(brief).with_arc_item(brief.arc.slots[0].arc.items[0])

    assert [entry.reason for entry in day.left_out] == [says]
