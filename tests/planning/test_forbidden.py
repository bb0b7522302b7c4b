"""The rule says no, so the week says no: for each condition, the whole kind is out."""

from typing import Any

import pytest

from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.questions import QuestionKind
from recommender.inference.deciding import Decider
from tests.people import a_person
from tests.planning.forbidden import FORBIDDEN, Facts, Forbidden

CASES = [
    pytest.param(entry, facts, id=f"{entry.why}: {facts}")
    for entry in FORBIDDEN
    for facts in entry.people
]

UNSURE: dict[str, str] = {
    **dict.fromkeys(
        (
            "bone_conditions",
            "heart_conditions",
            "spine_conditions",
            "illnesses",
            "balance",
            "floor",
            "leg_reach",
            "arm_reach",
            "hip_replacement_time",
            "blood_pressure",
            "conditions",
            "medicines",
            "operation_time",
            "trigger_points",
        ),
        "not_sure",
    ),
    "sharp_movement": "other",
}


def typed(content: Content, facts: Facts) -> dict[str, Any]:
    """Return facts as answers."""
    answers: dict[str, Any] = {}
    for name, fact in facts.items():
        is_many = content.questionnaire.questions[name].kind is QuestionKind.MANY
        answers[name] = [fact] if is_many else fact
    return answers


def allowed(decider: Decider, answers: Answers) -> set[str]:
    """Return the exercises that no rule forbids; equipment, level and phase aside."""
    avoid = {because.what for because in decider.assess(answers).avoid}
    return {
        exercise.id
        for exercise in decider.content.exercises.values()
        if not exercise.disabled and not avoid & {exercise.id, *exercise.demands}
    }


@pytest.mark.parametrize(("entry", "facts"), CASES)
def test_no_exercise_is_left_that_the_words_of_a_rule_forbid(
    decider: Decider, entry: Forbidden, facts: Facts
) -> None:
    answers = a_person(decider.content, **typed(decider.content, facts))

    assert entry.is_about(answers)
    assert sorted(allowed(decider, answers) & entry.exercises) == []


def test_the_lists_name_only_exercises_that_there_are(content: Content) -> None:
    named = frozenset().union(*(entry.exercises for entry in FORBIDDEN))

    assert named <= set(content.exercises)


@pytest.mark.parametrize(
    ("end", "middle"),
    [
        ("end_range_spinal_flexion", "spinal_flexion_midrange"),
        ("end_range_spinal_extension", "spinal_extension_midrange"),
        ("end_range_spinal_rotation", "spinal_rotation_midrange"),
        ("unsupported_single_leg_balance", "single_leg_load"),
        ("side_bend_end_range", "side_bend_midrange"),
        ("neck_end_range", "neck_turning"),
        ("needs_walking", "standing"),
        ("standing_unsupported", "standing"),
        ("unsupported_single_leg_balance", "standing_unsupported"),
    ],
)
def test_what_goes_to_the_end_of_a_movement_goes_through_its_middle(
    content: Content, end: str, middle: str
) -> None:
    at_the_end = [entry for entry in content.exercises.values() if end in entry.demands]

    assert at_the_end
    assert [entry.id for entry in at_the_end if middle not in entry.demands] == []


@pytest.mark.parametrize(
    "part", ["pressure_on_trunk", "pressure_on_buttock", "pressure_on_leg", "pressure_on_foot"]
)
def test_pressing_somewhere_is_pressing(content: Content, part: str) -> None:
    pressing = [entry for entry in content.exercises.values() if part in entry.demands]

    assert pressing
    assert all("pressure_self_release" in entry.demands for entry in pressing)


@pytest.mark.parametrize("name", UNSURE)
def test_who_is_not_sure_gets_nothing_that_any_of_the_answers_would_forbid(
    decider: Decider, name: str
) -> None:
    question = decider.content.questionnaire.questions[name]
    unsure = UNSURE[name]

    def left(option: str) -> set[str]:
        answer = [option] if question.kind is QuestionKind.MANY else option
        return allowed(decider, a_person(decider.content, **{name: answer}))

    sure = (left(option) for option in question.option_ids if option != unsure)
    assert {exercise for rest in sure for exercise in left(unsure) - rest} == set()
