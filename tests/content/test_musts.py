"""Which needs a week must hold, and how often: the points of the rules meet the musts."""

import pytest

from recommender.domain.content import Content
from recommender.inference.deciding import Decider
from tests.people import a_person


def days_of(decider: Decider, need: str, **different: object) -> int:
    """Return the days on which a week must serve a need for the healthy person, changed so."""
    content = decider.content
    points = decider.assess(a_person(content, **different)).points(need)
    musts = [must for must in content.week.musts if must.need == need and must.points <= points]
    return max((must.days for must in musts), default=0)


BONES = {"conditions": ["bones"], "bone_conditions": ["osteoporosis"]}
BIRTH = {"conditions": ["pregnancy_birth"], "pregnancy": "later"}
MOBILITY = {"conditions": ["mobility"], "walking": "well", "floor": "easily"}


@pytest.mark.parametrize(
    ("need", "days", "different"),
    [
        ("walk", 2, {"duration": "6_to_12_weeks"}),
        ("walk", 7, {"duration": "under_2_weeks"}),
        ("strengthen", 2, {"duration": "under_2_weeks", "feels": ["ache"]}),
        ("strengthen", 2, {"duration": "over_12_weeks"}),
        ("strengthen", 0, {"duration": "under_3_days", "spasm": "acute", "feels": ["spasm"]}),
        ("balance", 2, {"age": 65}),
        ("balance", 3, {**MOBILITY, "balance": ["one_fall"]}),
        ("balance", 7, {**MOBILITY, "balance": ["more_falls"]}),
        ("balance", 3, {"conditions": ["illness"], "illnesses": ["numb_skin"]}),
        ("hinge", 2, {"pattern": ["bending_worse"]}),
        ("hinge", 2, BONES),
        ("relax", 2, {"worried": True, "duration": "over_12_weeks"}),
        ("relax", 3, {"pattern": ["stress_worse", "night_worse"], "duration": "over_12_weeks"}),
        ("neck_strength", 2, {"where": ["neck"], "duration": "over_12_weeks"}),
        ("neck_strength", 0, {"where": ["neck"], "duration": "under_2_weeks"}),
        ("pelvic_floor", 3, {"conditions": ["pregnancy_birth"], "pregnancy": "pregnant"}),
        ("breathe", 2, {"goals": ["rest_sleep"]}),
        ("breathe", 7, {"conditions": ["heart"], "heart_conditions": ["heart_disease"]}),
        ("thoracic", 2, {"where": ["upper_back"]}),
        ("thoracic", 4, {"where": ["neck"], "feels": ["stiff"]}),
        ("back_muscles", 2, BONES),
        ("stabilise", 3, {"where": ["low_back"], "feels": ["weak"], "duration": "over_12_weeks"}),
        ("stabilise", 0, {"where": ["neck"], "feels": ["weak"], "duration": "over_12_weeks"}),
        ("mobilise", 3, {"where": ["low_back"], "feels": ["stiff_morning"]}),
        ("mobilise", 0, {"where": ["neck"], "feels": ["stiff_morning"]}),
        ("legs", 2, {"where": ["low_back"]}),
        ("legs", 0, {"where": ["neck"]}),
        ("hips", 3, {"where": ["buttock_hip"]}),
        ("release", 2, {"trigger_points": "reproduce", "feels": ["knots"]}),
        ("pelvic_floor", 3, {"conditions": ["pregnancy_birth"], "pregnancy": "gave_birth"}),
        ("pelvis", 1, {**BIRTH, "where": ["pelvis_front"]}),
        ("shoulder", 3, {"where": ["shoulder"]}),
        ("shoulder", 2, {"conditions": ["mobility"], "walking": "wheelchair"}),
        ("shoulder", 1, {"where": ["neck", "arm"], "arm_reach": "ache"}),
        ("shoulder", 0, {"where": ["neck", "arm"], "arm_reach": "shooting"}),
        ("pull", 3, {"where": ["neck"], "duration": "over_12_weeks"}),
        ("lifting", 2, {"goals": ["lift"], "duration": "over_12_weeks"}),
        ("lifting", 1, {"goals": ["house"], "duration": "over_12_weeks"}),
        ("lifting", 0, {"goals": ["lift"], "duration": "2_to_6_weeks"}),
        ("lifting", 0, {"goals": ["lift"], "duration": "over_12_weeks", "where": ["neck"]}),
    ],
)
def test_a_cause_makes_its_need_a_must(
    decider: Decider, need: str, days: int, different: dict[str, object]
) -> None:
    assert days_of(decider, need, **different) == days


@pytest.mark.parametrize("need", ["balance", "hinge", "neck_strength", "pelvic_floor", "relax"])
def test_without_a_cause_it_is_none(decider: Decider, need: str) -> None:
    plain = {"where": ["low_back"], "duration": "under_2_weeks", "pattern": ["standing_worse"]}

    assert days_of(decider, need, **plain) == 0


def test_every_must_can_be_reached(content: Content) -> None:
    most = {
        need: sum(
            points
            for rule in content.rules
            for name, points in getattr(rule.then, "points", ())
            if name == need
        )
        for need in content.needs
    }

    assert all(must.points <= most[must.need] for must in content.week.musts)
