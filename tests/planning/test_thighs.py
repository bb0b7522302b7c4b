"""A thigh that only aches is stretched and rolled; a thigh with a sign of a nerve is neither."""

from typing import Any

import pytest

from recommender.inference.deciding import Decider
from tests.people import a_person
from tests.planning.forbidding import FAR_ARCHING, HIP_FRONT, ROLLED_LEG, STRAIGHT_LEG, ids
from tests.planning.test_forbidden import allowed

CYCLIST: dict[str, Any] = {
    "age": 30,
    "where": ["low_back", "leg"],
    "duration": "over_12_weeks",
    "leg_reach": "thigh",
    "feels": ["ache", "stiff"],
    "pattern": ["sitting_worse"],
    "experience": "regular",
}
STRETCHES = {"standing-quad-stretch", "hamstring-stretch-standing", "roller-thighs"}

THE_FRONT = ids(HIP_FRONT, FAR_ARCHING, "sphinx")
A_NERVE = ids(STRAIGHT_LEG, ROLLED_LEG)


def left_to(decider: Decider, different: dict[str, Any]) -> set[str]:
    return allowed(decider, a_person(decider.content, **{**CYCLIST, **different}))


def test_a_thigh_that_only_aches_is_stretched_and_rolled(decider: Decider) -> None:
    assert left_to(decider, {}) >= STRETCHES


@pytest.mark.parametrize(
    "sign",
    [
        {"feels": ["ache", "burning"]},
        {"limb_signs": ["numb_leg"], "limb_time": "old", "limb_change": "same"},
        {"leg_reach": "below_knee"},
        {"leg_reach": "not_sure"},
    ],
)
def test_a_nerve_is_not_pulled_on_or_pressed(decider: Decider, sign: dict[str, Any]) -> None:
    assert left_to(decider, sign) & A_NERVE == set()


@pytest.mark.parametrize(
    "sign",
    [
        {"feels": ["ache", "catches"], "sharp_movement": ["bending"], "catch_ends": "eases"},
        {"feels": ["ache", "sharp_at_times"], "sharp_movement": ["bending"]},
        {"pattern": ["sitting_worse", "coughing_worse"]},
        {"duration": "under_2_weeks"},
        {"course": "worse"},
        {"spine_conditions": ["disc_old"]},
        {"conditions": ["not_sure"], "conditions_which": ["not_sure"]},
        {"leg_reach": "not_sure"},
    ],
)
def test_what_may_be_a_nerve_spares_the_front_of_the_hip(
    decider: Decider, sign: dict[str, Any]
) -> None:
    assert left_to(decider, sign) & THE_FRONT == set()
