"""Answers are checked once: each fault in a sentence for its question, and all at once."""

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.content.answers import check_answer, parse_answers
from recommender.domain.conditions import Value
from recommender.domain.content import Content
from recommender.domain.errors import AnswersError
from tests.content.small_language import NAMES
from tests.domain.random_conditions import values

QUESTIONS = NAMES.questions
ONSETS = "fall, lift, none, 6_weeks, not_sure"
PLACES = "neck, low_back, 3_places, none, not_sure"


def _faults(typed: dict[str, Any]) -> dict[str, str]:
    with pytest.raises(AnswersError) as caught:
        parse_answers(QUESTIONS, typed)
    return caught.value.messages


@pytest.mark.parametrize(
    ("question", "typed", "answer"),
    [
        ("worried", True, True),
        ("worried", False, False),
        ("pain", 0, 0),
        ("pain", 10, 10),
        ("pain", 3.0, 3),
        ("onset", "6_weeks", "6_weeks"),
        ("where", ["neck"], ("neck",)),
        ("where", ["low_back", "neck"], ("neck", "low_back")),
        ("where", ("low_back", "neck"), ("neck", "low_back")),
        ("where", ["none"], ("none",)),
        ("where", ["neck", "not_sure"], ("neck", "not_sure")),
    ],
)
def test_a_right_answer_is_taken(question: str, typed: object, answer: Value) -> None:
    assert parse_answers(QUESTIONS, {question: typed}) == {question: answer}


def test_a_whole_number_never_stays_a_fraction() -> None:
    assert type(parse_answers(QUESTIONS, {"pain": 3.0})["pain"]) is int


def test_nothing_answered_is_no_fault() -> None:
    assert parse_answers(QUESTIONS, {}) == {}


def test_answers_come_in_the_order_of_the_questions() -> None:
    typed = {"where": ["neck"], "pain": 3, "worried": True}

    assert list(parse_answers(QUESTIONS, typed)) == ["worried", "pain", "where"]


@pytest.mark.parametrize("typed", [1, 0, "yes", "true", None, [True], {}, 1.0])
def test_a_yes_or_no_is_true_or_false(typed: object) -> None:
    assert _faults({"worried": typed}) == {"worried": "Answer true or false."}


@pytest.mark.parametrize(
    "typed", [True, False, 3.5, "3", None, [3], {}, math.nan, math.inf, -math.inf]
)
def test_a_number_is_whole_and_nothing_else(typed: object) -> None:
    assert _faults({"pain": typed}) == {"pain": "Give a whole number from 0 to 10 (of 10)."}


@pytest.mark.parametrize("typed", [-1, 11, 10**30, 11.0])
def test_a_number_lies_in_its_range(typed: float) -> None:
    message = f"{int(typed)} is out of range: give a whole number from 0 to 10 (of 10)."

    assert _faults({"pain": typed}) == {"pain": message}


@pytest.mark.parametrize("typed", [True, 3, None, ["fall"], {}])
def test_one_option_is_a_word(typed: object) -> None:
    assert _faults({"onset": typed}) == {"onset": f"Give one of: {ONSETS}."}


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("fal", "There is no option 'fal'; did you mean 'fall'?"),
        ("FALL", "There is no option 'FALL'."),
        ("", "There is no option ''."),
        ("xyz", "There is no option 'xyz'."),
    ],
)
def test_an_option_that_does_not_exist_is_answered_with_the_nearest(typed: str, fault: str) -> None:
    assert _faults({"onset": typed}) == {"onset": f"{fault} Give one of: {ONSETS}."}


@pytest.mark.parametrize("typed", ["neck", [], (), True, 3, None, {"neck": True}])
def test_several_options_are_a_list_with_something_in_it(typed: object) -> None:
    assert _faults({"where": typed}) == {"where": f"Give a list of one or more of: {PLACES}."}


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        (["nek"], "There is no option 'nek'; did you mean 'neck'?"),
        (["neck", "xyz"], "There is no option 'xyz'."),
        ([True], "There is no option True."),
        ([3], "There is no option 3."),
        ([["neck"]], "There is no option ['neck']; did you mean 'neck'?"),
        ([None, "neck"], "There is no option None; did you mean 'none'?"),
    ],
)
def test_an_option_in_a_list_that_does_not_exist_is_answered_with_the_nearest(
    typed: list[object], fault: str
) -> None:
    message = f"{fault} Give one or more of: {PLACES}."

    assert _faults({"where": typed}) == {"where": message}


def test_an_option_stands_once() -> None:
    assert _faults({"where": ["neck", "neck"]}) == {"where": "An option stands twice."}


@pytest.mark.parametrize("typed", [["none", "neck"], ["not_sure", "none"]])
def test_none_stands_alone(typed: list[str]) -> None:
    message = "'none' stands alone: leave it out, or leave the others out."

    assert _faults({"where": typed}) == {"where": message}


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("wrried", "There is no such question; did you mean 'worried'?"),
        ("xyz", "There is no such question."),
        ("", "There is no such question."),
    ],
)
def test_a_question_that_does_not_exist_is_answered_with_the_nearest(
    name: str, message: str
) -> None:
    assert _faults({name: True}) == {name: message}


def test_every_fault_is_told_at_once_in_the_order_of_the_questions() -> None:
    typed = {"zzz": 1, "where": [], "pain": 11, "onset": "fall", "worried": "yes"}

    assert list(_faults(typed)) == ["worried", "pain", "where", "zzz"]


def test_a_single_answer_can_be_checked() -> None:
    assert check_answer(QUESTIONS["pain"], 3.0) == 3


def test_a_single_wrong_answer_is_refused_for_its_question() -> None:
    with pytest.raises(AnswersError) as caught:
        check_answer(QUESTIONS["worried"], "yes")

    assert caught.value.messages == {"worried": "Answer true or false."}


@settings(max_examples=100)
@given(data=st.data())
def test_an_answer_to_a_real_question_comes_back_as_it_was(
    data: st.DataObject, content: Content
) -> None:
    question = data.draw(st.sampled_from(list(content.questionnaire)))
    value = data.draw(values(question).filter(_is_possible))

    assert check_answer(question, value) == value


def _is_possible(value: Value) -> bool:
    return not (isinstance(value, tuple) and "none" in value and len(value) > 1)


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda part: st.lists(part, max_size=3) | st.dictionaries(st.text(max_size=3), part),
    max_leaves=5,
)


@settings(max_examples=200)
@given(name=st.sampled_from([*QUESTIONS, "nothing"]), typed=JUNK)
def test_whatever_is_typed_is_an_answer_or_a_sentence(name: str, typed: object) -> None:
    try:
        answers = parse_answers(QUESTIONS, {name: typed})
    except AnswersError as error:
        assert list(error.messages) == [name]  # noqa: PT017
    else:
        assert list(answers) == [name]
