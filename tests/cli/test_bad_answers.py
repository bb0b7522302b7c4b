"""Answers that cannot be used: exit code 1, one line a question, and no plan."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import CliRunner

from recommender.cli.main import main
from recommender.domain.errors import AnswersError
from recommender.service.recommender import Recommender
from tests.people import HEALTHY

Writer = Callable[..., str]
CLOSING = "No plan was made. Please correct the answers above."


def healthy(**different: Any) -> str:
    return json.dumps({**HEALTHY, **different})


def without(question: str) -> str:
    return json.dumps({name: value for name, value in HEALTHY.items() if name != question})


def printed(question: str) -> str:
    """Return the question as one line of a terminal can show it."""
    return question if question.isprintable() else repr(question)


# what is wrong, the question that its line names, and words that the line holds
ONE_FAULT = {
    "an unknown question": (healthy(shoe_size=43), "shoe_size", "no such question"),
    "a misspelt question": (healthy(saddle_sign=["none"]), "saddle_sign", "'saddle_signs'"),
    "an unknown option": (healthy(floor="maybe"), "floor", "no option 'maybe'"),
    "a misspelt option": (healthy(floor="easly"), "floor", "did you mean 'easily'"),
    "an unknown option of many": (healthy(where=["knee"]), "where", "no option 'knee'"),
    "text for a number": (healthy(age="40"), "age", "a whole number from 0 to 120"),
    "a fraction": (healthy(age=40.5), "age", "a whole number"),
    "true for a number": (healthy(age=True), "age", "a whole number"),
    "null for a number": (healthy(age=None), "age", "a whole number"),
    "too large a number": (healthy(pain_rest=11), "pain_rest", "out of range"),
    "too small a number": (healthy(age=-1), "age", "out of range"),
    "text for yes or no": (healthy(worried="yes"), "worried", "true or false"),
    "a number for yes or no": (healthy(worried=1), "worried", "true or false"),
    "a list for one option": (healthy(floor=["easily"]), "floor", "Give one of"),
    "one option for a list": (healthy(where="low_back"), "where", "Give a list"),
    "an object for a list": (healthy(where={"low_back": True}), "where", "Give a list"),
    "an empty list": (healthy(where=[]), "where", "Give a list"),
    "lists in a list": (healthy(where=[["neck"]]), "where", "no option"),
    "an option twice": (healthy(where=["neck", "neck"]), "where", "twice"),
    "none beside another": (healthy(limb_signs=["none", "foot_drops"]), "limb_signs", "alone"),
    "an unanswered safety question": (without("saddle_signs"), "saddle_signs", "must be answered"),
    "an unanswered follow-up": (healthy(feels=["spasm"]), "spasm", "must be answered"),
    "a repeated question": ('{"age": 40, "age": 41}', "age", "stands twice"),
    "no JSON": ("age: 40", "answers", "not JSON"),
    "half an object": ('{"age": 40', "answers", "not JSON"),
    "nothing": ("", "answers", "not JSON"),
    "a list": ("[1, 2]", "answers", "one object"),
    "a bare number": ("40", "answers", "one object"),
    "not a number": ('{"age": NaN}', "answers", "NaN"),
    "infinity": ('{"age": -Infinity}', "answers", "no JSON value"),
    "a number without end": ('{"age": 1e999}', "age", "a whole number"),
    "a number of 5000 digits": ('{"age": ' + "9" * 5000 + "}", "answers", "not JSON"),
    "endless nesting": ("[" * 100_000, "answers", "nested too deeply"),
    "bytes that are no text": (b'{"age": "\xff"}', "answers", "not UTF-8"),
    "a question of several lines": (healthy(**{"a\nb": 1}), "a\nb", "no such question"),
    "a question that moves the cursor": (healthy(**{"\x1b[2J": 1}), "\x1b[2J", "no such"),
}


NOT_TEXT = ("bytes that are no text",)

# one of each kind goes through the whole command line; that reads the content each time
EACH_KIND = (
    "an unknown question",
    "an unknown option",
    "text for a number",
    "too large a number",
    "an unanswered safety question",
    "a repeated question",
    "no JSON",
    "bytes that are no text",
    "a question of several lines",
)


@pytest.mark.parametrize("fault", EACH_KIND)
def test_a_fault_gives_exit_code_1_one_line_that_names_it_and_no_plan(
    runner: CliRunner, text_file: Writer, fault: str
) -> None:
    text, question, words = ONE_FAULT[fault]

    result = runner.invoke(main, ["plan", "--json", text_file(text)])

    line, closing = result.stderr.splitlines()
    assert result.exit_code == 1
    assert result.stdout == ""
    assert line.startswith(f"{printed(question)}: ")
    assert words in line
    assert closing == CLOSING


@pytest.mark.parametrize("fault", [fault for fault in ONE_FAULT if fault not in NOT_TEXT])
def test_a_fault_is_told_of_its_question_alone_and_there_is_no_plan(
    recommender: Recommender, fault: str
) -> None:
    text, question, words = ONE_FAULT[fault]
    assert isinstance(text, str)

    with pytest.raises(AnswersError) as refused:
        recommender.plan(recommender.read(text))

    assert list(refused.value.messages) == [question]
    assert words in refused.value.messages[question]
    assert "\n" not in refused.value.messages[question]


def test_several_faults_give_one_line_each_in_the_order_of_the_questions(
    runner: CliRunner, text_file: Writer
) -> None:
    faulty = healthy(shoe_size=43, floor="maybe", where=[], age="old")

    result = runner.invoke(main, ["plan", text_file(faulty)])

    questions = [line.split(":")[0] for line in result.stderr.splitlines()]
    assert result.exit_code == 1
    assert questions == ["age", "where", "floor", "shoe_size", CLOSING]


def test_every_unanswered_question_gets_its_line(runner: CliRunner, text_file: Writer) -> None:
    result = runner.invoke(main, ["plan", text_file("{}")])

    questions = [line.split(":")[0] for line in result.stderr.splitlines()]
    assert result.exit_code == 1
    assert result.stdout == ""
    assert {"age", "saddle_signs", "chest_signs", "pain_rest"} <= set(questions)
    assert not {"likes", "worried", "weeks_pregnant"} & set(questions)


def test_bad_answers_on_standard_input_are_refused_alike(runner: CliRunner) -> None:
    result = runner.invoke(main, ["plan", "-"], input=healthy(floor="maybe"))

    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("floor: There is no option 'maybe'")
