"""No sign hides: everybody reads what leads to it, and the signs of every cause have a place."""

from pathlib import Path
from typing import Any

import pytest

from recommender.content.reading import read_yaml
from recommender.domain.conditions import IsWithin, leaves, questions_read
from recommender.domain.questions import Question, Questionnaire, Safety
from recommender.domain.rules import Triage
from tests.content.questionnaire_visits import is_for_everybody

TOLD = Path(__file__).parent / "told_signs.yaml"
GRAVE = (Triage.EMERGENCY, Triage.URGENT)

FOR_EVERYBODY = [
    *("where", "duration", "course", "compare", "onset"),
    *("saddle_signs", "limb_signs", "chest_signs", "face_head_signs", "ill_signs"),
    *("conditions", "medicines", "pain_rest", "pain_move", "pattern", "eases", "feels"),
]

# These lie behind more than one answer: the first, which everybody is asked for, told a fall, an
# injury, an illness, a pregnancy, leg or neck trouble. How somebody walks lies so far back only for
# numb skin and a replaced joint; age and trouble with walking ask it anyway. Behind three only by a
# second door, where somebody with tummy trouble may be pregnant, and where a second look has found
# a change.
BEHIND_SEVERAL = {
    **dict.fromkeys(("injury_time", "injury_signs", "later_fall"), 2),
    **dict.fromkeys(("pressure_signs", "nerve_check", "red_eye", "tilt_medicine", "walking"), 2),
    **dict.fromkeys(("pregnancy_signs", "birth_signs", "bone_signs", "nerve_change"), 3),
}


def answers_before(questionnaire: Questionnaire, question: Question) -> int:
    """Return behind how many answers a question lies that not everybody gives; age is known of all.

    To say which one somebody is not sure about is part of the answer to the list.
    """
    if question.ask_when is None:
        return 0
    openers = [questionnaire.questions[name] for name in questions_read(question.ask_when)]
    lists = {questionnaire.questions[entry.which_of or entry.id] for entry in openers}
    behind = [1 + answers_before(questionnaire, entry) for entry in lists if entry.id != "age"]
    return max(behind, default=0)


@pytest.mark.parametrize("name", FOR_EVERYBODY)
def test_the_lists_of_signs_and_risks_are_for_everybody(
    questionnaire: Questionnaire, name: str
) -> None:
    question = questionnaire.questions[name]

    assert is_for_everybody(question)
    assert question.is_required


def test_what_opens_a_hard_stop_is_read_by_everybody(questionnaire: Questionnaire) -> None:
    between = {
        question.id: answers_before(questionnaire, question)
        for question in questionnaire
        if question.safety is Safety.HARD_STOP and not question.which_of
    }

    assert {name: count for name, count in between.items() if count > 1} == BEHIND_SEVERAL


def test_growing_older_closes_no_hard_stop_but_the_signs_in_a_child(
    questionnaire: Questionnaire,
) -> None:
    closing = {
        question.id
        for question in questionnaire
        if question.safety is Safety.HARD_STOP and question.ask_when
        for leaf in leaves(question.ask_when)
        if isinstance(leaf, IsWithin) and leaf.question == "age" and leaf.highest is not None
    }

    assert closing == {"child_signs"}


def test_a_grave_sign_stands_only_where_safety_is_asked_for(questionnaire: Questionnaire) -> None:
    elsewhere = {
        question.id
        for question in questionnaire
        if question.safety is None and any(option.sign in GRAVE for option in question.options)
    }

    # how somebody copes is offered to whoever has a week, and asked of nobody
    assert elsewhere == {"coping"}


def test_each_sign_of_the_serious_causes_can_be_told(questionnaire: Questionnaire) -> None:
    told: Any
    told, problems = read_yaml(TOLD.read_bytes(), TOLD.name)

    nowhere = [
        (part, sign, place)
        for part, signs in told.items()
        for sign, places in signs.items()
        for place in places
        if not _is_place(questionnaire, place)
    ]

    assert problems == []
    assert nowhere == []
    assert sum(len(signs) for signs in told.values()) == 218
    assert [sign for signs in told.values() for sign, places in signs.items() if not places] == [
        "antiplatelet"
    ]


def _is_place(questionnaire: Questionnaire, place: str) -> bool:
    name, _, option = place.partition(".")
    question = questionnaire.questions.get(name)
    return question is not None and (not option or option in question.option_ids)
