"""What may stand in for what is not safe, in which order."""

from dataclasses import replace

import pytest

from recommender.domain.exercises import Exercise
from recommender.domain.ladders import Ladder
from recommender.planning.safety import Pool, caps_of, safe_pool
from recommender.planning.substitutes import Substitutes
from tests.planning.builders import (
    BRIDGE,
    PLANK,
    SIX,
    STEPS,
    STRETCH,
    a_content,
    a_person,
    an_assessment,
)

HARDEST = replace(PLANK, id="hardest")
PRESS = replace(BRIDGE, id="press")
LUNGE = replace(BRIDGE, id="lunge", needs=("fitness", "strength"))
HOLD = replace(STRETCH, id="hold", needs=("strength",))


def substitutes(*avoid: str, exercises: tuple[Exercise, ...] = SIX) -> Substitutes:
    """Return the substitutes of a person who must not do some exercises."""
    content, assessment = a_content(exercises=exercises), an_assessment(avoid=avoid)
    caps = caps_of(assessment, content.week)
    return Substitutes(content, safe_pool(content, assessment, caps, a_person()))


def ids(exercises: tuple[Exercise, ...]) -> list[str]:
    """Return exercises by their ids."""
    return [exercise.id for exercise in exercises]


def test_what_is_safe_stands_itself() -> None:
    assert substitutes().that_can_stand("plank") == (PLANK,)


def test_lower_rungs_stand_in_first_the_nearest_first_then_what_is_alike() -> None:
    found = substitutes("hardest", exercises=(PRESS, *SIX, HARDEST)).that_can_stand("hardest")

    assert ids(found) == ["plank", "bridge", "press"]


def test_what_has_another_main_need_or_kind_does_not_stand_in() -> None:
    found = substitutes("bridge", "plank", exercises=(*SIX, LUNGE, HOLD))

    assert found.that_can_stand("bridge") == ()


def test_only_what_is_safe_stands_in() -> None:
    found = substitutes("hardest", "plank", exercises=(*SIX, HARDEST))

    assert ids(found.that_can_stand("hardest")) == ["bridge"]
    assert ids(found.easier("hardest")) == ["bridge"]


def test_all_other_rungs_of_a_ladder_are_alike_safe_or_not() -> None:
    found = substitutes("bridge", exercises=(*SIX, HARDEST))

    assert found.alike("plank") == {"bridge", "hardest"}
    assert found.alike("walk") == frozenset()


def test_what_is_below_is_of_the_lowest_level_with_a_higher_rung_within_reach() -> None:
    middle = replace(PLANK, level=2)
    steps = replace(STEPS, below_from=2, climb_from=3)
    exercises = (*SIX[:4], middle, replace(HARDEST, level=2), SIX[5])

    def below(step: int) -> frozenset[str]:
        content, made = a_content(exercises=exercises, steps=steps), an_assessment()
        pool = safe_pool(content, made, caps_of(made, content.week), a_person())
        return Substitutes(content, pool).below(step)

    assert below(1) == frozenset()
    assert below(2) == frozenset()
    assert below(3) == {"bridge"}


def test_for_who_trains_most_the_lowest_level_is_below_even_the_hardest() -> None:
    content = a_content(
        exercises=(*SIX, HARDEST), steps=replace(STEPS, below_from=2, climb_seeds_from=3)
    )
    climbs = replace(
        content, week=replace(content.week, steps=replace(content.week.steps, climb_from=2))
    )
    made = an_assessment()
    found = Substitutes(climbs, safe_pool(climbs, made, caps_of(made, climbs.week), a_person()))

    assert found.below(2) == frozenset()
    assert found.below(3) == {"bridge"}


def test_lower_rungs_of_its_own_kind_are_lower_than_what_was_done() -> None:
    found = substitutes(exercises=(*SIX, HARDEST))

    assert found.lower_than(["hardest", "walk"]) == {"bridge", "plank"}
    assert found.lower_than(["bridge"]) == frozenset()


def test_a_ladder_that_starts_low_is_climbed_from_its_lowest_safe_rung() -> None:
    content = a_content(exercises=(*SIX, HARDEST), steps=replace(STEPS, below_from=1))
    low = replace(content, ladders={"one": replace(content.ladders["one"], starts_low=True)})

    def found(*avoid: str) -> Substitutes:
        made = an_assessment(avoid=avoid)
        return Substitutes(low, safe_pool(low, made, caps_of(made, low.week), a_person()))

    assert found().too_early([]) == {"plank", "hardest"}
    assert found().too_early(["bridge"]) == frozenset()
    assert found("bridge").too_early([]) == {"hardest"}
    assert found().below(1) == frozenset()
    assert Substitutes(content, found().pool).too_early([]) == frozenset()


def test_a_ladder_that_starts_low_if_barred_does_so_for_those_whom_a_rule_bars_a_rung() -> None:
    content = a_content(exercises=(*SIX, HARDEST))
    one = replace(content.ladders["one"], starts_low=True, if_barred=True)
    content = replace(content, ladders={"one": one})

    def early(*avoid: str) -> frozenset[str]:
        made = an_assessment(avoid=avoid)
        pool = safe_pool(content, made, caps_of(made, content.week), a_person())
        return Substitutes(content, pool).too_early([])

    assert early() == frozenset()
    assert early("hardest") == {"plank"}


@pytest.mark.parametrize(("step", "found"), [(1, set()), (2, {"low"})])
def test_forms_in_a_chair_are_outgrown_where_a_higher_one_is_safe(
    step: int, found: set[str]
) -> None:
    low = replace(BRIDGE, id="low", position="seated")
    high = replace(BRIDGE, id="high", position="standing")
    steps = replace(STEPS, climb_from=2, outgrown=("seated",))
    content = replace(
        a_content(exercises=(low, high), steps=steps),
        ladders={"one": Ladder("one", "One", (("low",), ("high",)), in_order=True)},
    )
    both = Pool({"low": low, "high": high}, {})

    assert Substitutes(content, both).outgrown(step) == found
    assert Substitutes(content, Pool({"low": low}, {})).outgrown(step) == set()
