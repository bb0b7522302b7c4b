"""The careful meet a lower form first of work that asks a lot, though a seed prescribes it."""

from dataclasses import replace

import pytest

from recommender.domain.exercises import Exercise
from recommender.domain.ladders import Ladder
from recommender.domain.rules import Cap
from recommender.domain.week import Week
from recommender.planning.planner import plan_week
from tests.planning.builders import (
    BRIDGE,
    PLANK,
    SIX,
    STEPS,
    a_content,
    a_person,
    a_programme,
    an_arc,
    an_assessment,
    an_item_of,
)

LUNGE = replace(PLANK, level=2, demands=("one_leg",))
EXERCISES = tuple(LUNGE if one is PLANK else one for one in SIX)
LADDER = Ladder("one", "One", (("bridge",), ("plank",)), in_order=True)
STEPS_WITH_CARE = replace(STEPS, careful_to=4, careful_demands=("one_leg",))
HELD_DOWN = {Cap.LEVEL: 2, Cap.ENTRY_STEP: 4}


@pytest.mark.parametrize(
    ("caps", "first"),
    [(HELD_DOWN, BRIDGE), ({Cap.LEVEL: 2, Cap.ENTRY_STEP: 5}, LUNGE), ({Cap.ENTRY_STEP: 4}, LUNGE)],
    ids=["careful", "begins high", "level not held down"],
)
def test_the_careful_meet_a_lower_form_first_of_what_a_seed_prescribes(
    caps: dict[Cap, int], first: Exercise
) -> None:
    arc = an_arc("pw", *["sw"] * 6, programme="own")
    own = a_programme("own", arc, (an_item_of(LUNGE, LUNGE.dose),))
    content = a_content(own, exercises=EXERCISES, items_wanted=1, steps=STEPS_WITH_CARE)
    content = replace(content, ladders={"one": LADDER})

    week = plan_week(content, an_assessment(points={"own": 1}, caps=caps), a_person())

    assert isinstance(week, Week)
    work = [one.exercise.id for one in week.days[0].items if one.exercise.kind is BRIDGE.kind]
    assert work == [first.id]
