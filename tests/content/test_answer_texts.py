"""Answers as JSON text: what is no JSON, or no plain object, is refused with a reason."""

import pytest

from recommender.content.answers import read_answers
from recommender.domain.errors import AnswersError
from tests.content.small_language import NAMES


def _faults(text: str) -> dict[str, str]:
    with pytest.raises(AnswersError) as caught:
        read_answers(NAMES.questions, text)
    return caught.value.messages


def test_an_object_of_answers_is_read() -> None:
    text = '{"where": ["neck"], "pain": 3.0, "worried": false}'

    assert read_answers(NAMES.questions, text) == {"worried": False, "pain": 3, "where": ("neck",)}


def test_space_around_the_object_is_fine() -> None:
    assert read_answers(NAMES.questions, ' \n{"pain": 3}\r\n') == {"pain": 3}


@pytest.mark.parametrize(
    "text",
    ["", " ", "pain: 3", '{"pain": 3', "{'pain': 3}", '{"pain": 3,}', '{"pain": 03}', "\ufeff{}"],
)
def test_what_is_no_json_is_refused(text: str) -> None:
    faults = _faults(text)

    assert list(faults) == ["answers"]
    assert faults["answers"].startswith("This is not JSON: ")


@pytest.mark.parametrize("text", ["[]", '[{"pain": 3}]', '"pain"', "3", "null", "true"])
def test_what_is_no_object_is_refused(text: str) -> None:
    assert _faults(text) == {"answers": "Write one object: question id and value."}


@pytest.mark.parametrize("constant", ["NaN", "Infinity", "-Infinity"])
def test_a_number_that_json_does_not_know_is_refused(constant: str) -> None:
    assert _faults(f'{{"pain": {constant}}}') == {"answers": f"{constant} is no JSON value."}


def test_a_number_beyond_all_bounds_is_out_of_range() -> None:
    assert _faults('{"pain": 1e999}') == {"pain": "Give a whole number from 0 to 10 (of 10)."}


def test_a_number_too_long_to_read_is_refused() -> None:
    assert _faults(f'{{"pain": {"9" * 5000}}}')["answers"].startswith("This is not JSON: ")


@pytest.mark.parametrize(
    "text",
    [
        '{"pain": 3, "pain": 4}',
        '{"pain": 3, "worried": true, "pain": 3}',
        '{"where": {"pain": 1, "pain": 1}}',
    ],
)
def test_a_question_is_answered_once(text: str) -> None:
    assert _faults(text) == {"pain": "This question stands twice; answer it once."}


@pytest.mark.parametrize("text", ["[" * 100_000, '{"where": ' + "[" * 100_000, '{"a":' * 100_000])
def test_what_is_nested_without_end_is_refused(text: str) -> None:
    assert _faults(text) == {"answers": "This is nested too deeply to be read."}


def test_answers_in_text_are_checked_like_all_others() -> None:
    assert _faults('{"pian": 3}') == {"pian": "There is no such question; did you mean 'pain'?"}
