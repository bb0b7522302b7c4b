"""What a person is told to take care of fits the week, the gravest first; nothing is lost."""

import pytest

from recommender import pipeline
from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.plan import Plan
from recommender.domain.plan_making import make_plan
from recommender.domain.rules import Avoids
from recommender.inference.deciding import Decider
from tests.people import a_person
from tests.planning.contradicting import contradictions
from tests.planning.taking_care import care_faults
from tests.weeks.people import described

HOLD = "Keep a hand on something firm whenever you stand on one leg."


def plan_of(decider: Decider, answers: Answers) -> Plan:
    return make_plan(decider.content, pipeline.recommend(decider, answers), "test")


@pytest.mark.parametrize("name", described())
def test_no_described_person_is_told_of_what_the_week_has_not(decider: Decider, name: str) -> None:
    plan = plan_of(decider, described()[name].answered(decider.content))

    assert [*care_faults(decider.content, plan), *contradictions(plan)] == []


def test_whoever_uses_a_wheelchair_reads_nothing_of_standing(decider: Decider) -> None:
    answers = described()["m60-wheelchair"].answered(decider.content)
    plan = plan_of(decider, {**answers, "age": 70})

    assert plan.week is not None
    assert HOLD in plan.cared_for
    assert HOLD not in {entry.say for entry in plan.take_care}


def test_no_words_about_the_whole_life_say_how_to_stand_to_exercise(content: Content) -> None:
    how = (
        "exercise standing",
        "stand on one leg",
        "balance work",
        "when you stand",
        "Leave squats",
    )

    found = [
        rule.id
        for rule in content.rules
        if isinstance(rule.then, Avoids)
        and not rule.then.say_with
        and any(part in rule.then.say for part in how)
    ]

    assert found == []


BACK_WORDS = ("your back", "Leaning back is", "A back that", "lean back")


@pytest.mark.parametrize("worse", ["bending_worse", "arching_worse", "standing_worse"])
@pytest.mark.parametrize("duration", ["under_2_weeks", "over_12_weeks"])
def test_a_sore_neck_is_told_nothing_of_bending_or_leaning_the_back(
    decider: Decider, worse: str, duration: str
) -> None:
    answers = a_person(decider.content, where=["neck"], pattern=[worse], duration=duration)
    said = plan_of(decider, answers).cared_for

    assert [say for say in said if any(words in say for words in BACK_WORDS)] == []


def test_a_narrow_canal_is_told_once_not_to_lean_back(decider: Decider) -> None:
    answers = a_person(
        decider.content,
        conditions=["spine"],
        spine_conditions=["stenosis"],
        pattern=["arching_worse", "standing_worse"],
    )
    said = plan_of(decider, answers).cared_for

    assert len([say for say in said if "lean back" in say or "leaning back" in say]) == 1
