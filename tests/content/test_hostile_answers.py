"""Bodies made to cost much: the faults in them are told up to a point, and counted beyond it."""

import json
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.content.answers import NAMED_MOST, WHOLE_ANSWERS, parse_answers, read_answers
from recommender.domain.errors import AnswersError
from tests.content.small_language import NAMES

PLACES = "neck, low_back, 3_places, none, not_sure"


def _faults(text: str) -> dict[str, str]:
    with pytest.raises(AnswersError) as caught:
        read_answers(NAMES.questions, text)
    return caught.value.messages


def test_as_many_unknown_names_as_are_told_are_told_one_by_one() -> None:
    names = [f"pain{number}" for number in range(NAMED_MOST)]

    faults = _faults(json.dumps(dict.fromkeys(names, 1)))

    assert list(faults) == names
    assert set(faults.values()) == {"There is no such question; did you mean 'pain'?"}


def test_one_unknown_name_more_is_counted() -> None:
    names = [f"pain{number}" for number in range(NAMED_MOST + 1)]

    faults = _faults(json.dumps(dict.fromkeys(names, 1)))

    assert list(faults) == [*names[:NAMED_MOST], WHOLE_ANSWERS]
    assert faults[WHOLE_ANSWERS] == "More names with the same fault: 1."


def test_known_questions_are_told_apart_from_the_crowd_of_unknown_ones() -> None:
    names = dict.fromkeys((f"x{number}" for number in range(5000)), 1)

    faults = _faults(json.dumps({**names, "pain": 11}))

    assert next(iter(faults)) == "pain"
    assert faults[WHOLE_ANSWERS] == f"More names with the same fault: {5000 - NAMED_MOST}."


def test_every_repeated_key_is_told_up_to_the_same_number() -> None:
    pairs = ",".join(f'"x{number}": 1' for number in range(NAMED_MOST + 3))

    faults = _faults(f"{{{pairs}, {pairs}}}")

    assert list(faults) == [*(f"x{number}" for number in range(NAMED_MOST)), WHOLE_ANSWERS]
    assert faults["x0"] == "This question stands twice; answer it once."
    assert faults[WHOLE_ANSWERS] == "More names with the same fault: 3."


@given(keys=st.lists(st.sampled_from("abcdefghij"), max_size=12))
def test_exactly_the_keys_that_stand_more_than_once_are_repeated(keys: list[str]) -> None:
    text = "{" + ", ".join(f'"{key}": 1' for key in keys) + "}"
    repeated = [key for key, times in Counter(keys).items() if times > 1]
    wanted = repeated or list(dict.fromkeys(keys))

    faults = _faults(text) if keys else {}

    assert list(faults) == wanted


@pytest.mark.parametrize("times", [6, 5000])
def test_a_list_longer_than_the_options_is_refused_by_its_beginning(times: int) -> None:
    faults = _faults(json.dumps({"where": ["neck"] * times + ["xyz"]}))

    assert faults == {"where": "An option stands twice."}


def test_an_option_that_does_not_exist_is_found_in_a_list_of_any_length() -> None:
    faults = _faults(json.dumps({"where": ["neck", "nek"] * 5000}))

    hint = "There is no option 'nek'; did you mean 'neck'?"
    assert faults == {"where": f"{hint} Give one or more of: {PLACES}."}


@pytest.mark.parametrize("length", [13, 60_000])
def test_a_name_too_long_to_be_near_any_has_no_hint(length: int) -> None:
    assert _faults(json.dumps({"x" * length: 1})) == {"x" * length: "There is no such question."}


@pytest.mark.parametrize(
    "value", ["x" * 60_000, ["x" * 60_000], ["y"] * 15_000, {"z": "x" * 60_000}, [[["w"]] * 900]]
)
def test_what_was_sent_is_told_shortened(value: object) -> None:
    for question in ("onset", "where", "pain", "worried"):
        with pytest.raises(AnswersError) as caught:
            parse_answers(NAMES.questions, {question: value})

        assert len(str(caught.value)) < 300


def test_what_is_nested_as_deep_as_can_be_read_can_be_told_too() -> None:
    for depth in range(100, 1000, 50):
        faults = _faults(f'{{"where": {"[" * depth}{"]" * depth}}}')

        assert list(faults) in (["where"], [WHOLE_ANSWERS])
