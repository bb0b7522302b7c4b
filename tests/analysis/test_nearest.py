"""The answers that are shown of a set are as ordinary as they can be."""

import pytest

from recommender.analysis.nearest import most_ordinary
from recommender.analysis.regions import Region
from recommender.analysis.space import AnswerSpace
from recommender.domain.conditions import Answers, Includes
from recommender.domain.content import Content
from recommender.domain.questions import NONE_OF_THESE, NOT_SURE, Question, QuestionKind
from tests.analysis.planting import condition


@pytest.fixture(scope="module")
def space(content: Content) -> AnswerSpace:
    return AnswerSpace(content)


def shown(space: AnswerSpace, when: str) -> Answers:
    return most_ordinary(space, [Region((space.meaning(condition(space.content, when)).yes,))])


def lists_of_nothing(content: Content) -> list[Question]:
    """Return the lists that everybody is asked, and of which an ordinary person ticks nothing."""
    return [
        question
        for question in content.questionnaire
        if question.kind is QuestionKind.MANY
        and question.ask_when is None
        and content.ordinary[question.id] == (NONE_OF_THESE,)
    ]


def test_one_tick_is_shown_without_another(space: AnswerSpace) -> None:
    ordinary = space.content.ordinary
    lists = lists_of_nothing(space.content)
    ticks = [
        (question.id, option.id)
        for question in lists
        for option in question.offered()
        if option.id != NOT_SURE
    ]

    assert ("conditions", "heart") in ticks
    for name, option in ticks:
        answers = most_ordinary(space, [Region((space.meaning(Includes(name, option)).yes,))])
        expected = {**ordinary, name: (option,)}
        assert answers == {name: expected[name] for name in answers}


def test_what_is_only_asked_because_of_a_tick_is_answered_as_ordinarily(space: AnswerSpace) -> None:
    usual = space.content.ordinary["blood_pressure"]

    assert shown(space, "high_blood_pressure in conditions")["blood_pressure"] == usual
    assert shown(space, "pregnancy == pregnant")["pregnancy_signs"] == (NONE_OF_THESE,)


def test_an_answer_brings_along_what_makes_the_form_ask_for_it(space: AnswerSpace) -> None:
    answers = shown(space, "blood_pressure == very_high")

    assert answers["conditions"] == ("high_blood_pressure",)


def test_who_is_never_asked_has_no_answer(space: AnswerSpace) -> None:
    assert "blood_pressure" not in shown(space, "age >= 18")
