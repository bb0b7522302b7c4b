"""What is safe: each way to be excluded, with its words and rules, and the caps with care."""

from dataclasses import replace

import pytest

from recommender.domain.assessment import Assessment
from recommender.domain.exercises import Disabled, Exercise
from recommender.domain.rules import Cap, Phase, Triage
from recommender.domain.week import LeftOut, Person
from recommender.planning.safety import Pool, caps_of, safe_pool
from tests.planning.builders import PLANK, SETTINGS, SIX, WALK, a_content, a_person, an_assessment


def a_pool(
    assessment: Assessment, person: Person | None = None, exercises: tuple[Exercise, ...] = SIX
) -> Pool:
    """Return what is safe of some exercises."""
    content = a_content(exercises=exercises)
    return safe_pool(content, assessment, caps_of(assessment, content.week), person or a_person())


def test_without_any_exclusion_everything_is_safe() -> None:
    pool = a_pool(an_assessment())

    assert [*pool.safe] == [exercise.id for exercise in SIX]
    assert pool.excluded == {}


@pytest.mark.parametrize(
    ("assessment", "excluded", "why", "rules"),
    [
        (an_assessment(avoid=["walk"]), "walk", "avoided_exercise.", ("no-walk",)),
        (an_assessment(avoid=["bending"]), "stretch", "avoided: to bend.", ("no-bending",)),
        (an_assessment(caps={Cap.LEVEL: 2}), "plank", "too_hard.", ("caps-level",)),
    ],
)
def test_what_rules_exclude_names_them(
    assessment: Assessment, excluded: str, why: str, rules: tuple[str, ...]
) -> None:
    pool = a_pool(assessment)

    assert pool.excluded == {excluded: LeftOut(excluded, excluded.capitalize(), 0, why, rules)}
    assert excluded not in pool.safe


def test_two_demands_that_are_avoided_are_both_named() -> None:
    jump = replace(PLANK, demands=("impact", "bending"))

    pool = a_pool(an_assessment(avoid=["bending", "impact"]), exercises=(jump,))

    assert pool.excluded["plank"].why == "avoided: to jump, to bend."
    assert pool.excluded["plank"].rules == ("no-impact", "no-bending")


def test_what_comes_too_early_is_excluded_until_its_phase() -> None:
    later = replace(WALK, earliest=Phase.SUBACUTE)

    acute = a_pool(an_assessment(caps={Cap.PHASE: Phase.ACUTE}), exercises=(later,))
    subacute = a_pool(an_assessment(caps={Cap.PHASE: Phase.SUBACUTE}), exercises=(later,))

    assert (acute.excluded["walk"].why, acute.excluded["walk"].rules) == (
        "too_early.",
        ("caps-phase",),
    )
    assert "walk" in subacute.safe


def test_what_needs_equipment_is_excluded_without_it_by_no_rule() -> None:
    pool = a_pool(an_assessment(), a_person(equipment=()))

    assert pool.excluded["rolling"].why == "needs: a roller."
    assert pool.excluded["rolling"].rules == ()


def test_what_is_disabled_is_excluded_with_the_reason_of_the_content() -> None:
    gone = replace(WALK, disabled=Disabled("It harms.", "a source"))

    assert a_pool(an_assessment(), exercises=(gone,)).excluded["walk"].why == "It harms."


def test_the_first_reason_counts() -> None:
    pool = a_pool(an_assessment(avoid=["rolling"], caps={Cap.LEVEL: 0}), a_person(equipment=()))

    assert pool.excluded["rolling"].why == "avoided_exercise."


def test_a_plain_plan_has_the_caps_of_its_rules_alone() -> None:
    caps = caps_of(an_assessment(caps={Cap.ITEMS: 4}), SETTINGS)

    assert caps.values == {Cap.ITEMS: 4}


def test_a_plan_with_care_is_capped_by_the_rules_that_sent_there() -> None:
    caps = caps_of(an_assessment(Triage.PLAN_WITH_CARE, caps={Cap.LEVEL: 2}), SETTINGS)

    assert caps.values == {Cap.LEVEL: 1, Cap.MINUTES: 20}
    assert caps.because(Cap.LEVEL) == ("sent",)


def test_care_raises_no_cap_and_takes_no_rule_its_cap() -> None:
    rules = {Cap.LEVEL: 1, Cap.MINUTES: 15}

    caps = caps_of(an_assessment(Triage.PLAN_WITH_CARE, caps=rules), SETTINGS)

    assert caps.values == rules
    assert caps.because(Cap.MINUTES) == ("caps-minutes",)
