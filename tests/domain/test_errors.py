"""Errors carry data and say where, what and what to do."""

import pytest

from recommender.domain.errors import (
    AnswersError,
    ContentError,
    EngineError,
    Problem,
    RecommenderError,
    did_you_mean,
)


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (Problem("a.yaml", "", "is empty"), "a.yaml: is empty"),
        (Problem("a.yaml", "rule", "is wrong"), "a.yaml: rule: is wrong"),
        (Problem("a.yaml", "rule", "is wrong", line=7), "a.yaml:7: rule: is wrong"),
        (Problem("a.yaml", "rule", "is wrong", line=7, column=3), "a.yaml:7:3: rule: is wrong"),
    ],
)
def test_a_problem_says_its_place_from_the_outside_in(problem: Problem, line: str) -> None:
    assert str(problem) == line


def test_a_problem_that_is_allowed_reads_as_a_warning() -> None:
    problem = Problem("a.yaml", "rule", "is odd", line=7)

    assert problem.as_warning() == "a.yaml:7: warning: rule: is odd"


def test_problems_are_sorted_and_each_is_told_once() -> None:
    first, second, third = (Problem(f"{name}.yaml", "", "is wrong") for name in "abc")

    error = ContentError([third, first, second, first])

    assert error.problems == (first, second, third)


def test_problems_of_a_file_are_sorted_by_line() -> None:
    second, tenth = (Problem("a.yaml", "", "is wrong", line=line) for line in (2, 10))

    assert ContentError([tenth, second]).problems == (second, tenth)


def test_a_content_error_reads_as_one_line_a_problem() -> None:
    error = ContentError([Problem("b.yaml", "", "is wrong"), Problem("a.yaml", "", "is empty")])

    assert str(error) == "a.yaml: is empty\nb.yaml: is wrong"


def test_an_answers_error_reads_as_one_line_a_question() -> None:
    error = AnswersError({"where": "Give a list.", "age": "Give a number."})

    assert str(error) == "where: Give a list.\nage: Give a number."


def test_an_answers_error_keeps_a_message_a_question() -> None:
    assert AnswersError({"age": "Give a number."}).messages == {"age": "Give a number."}


@pytest.mark.parametrize("kind", [ContentError, AnswersError, EngineError])
def test_every_error_can_be_caught_as_one(kind: type[Exception]) -> None:
    assert issubclass(kind, RecommenderError)


def test_the_nearest_name_is_offered() -> None:
    assert did_you_mean("chest_pian", ["calf", "chest_pain"]) == "; did you mean 'chest_pain'?"


def test_nothing_is_offered_when_nothing_is_near() -> None:
    assert did_you_mean("xyz", ["calf", "chest_pain"]) == ""


def test_the_offer_does_not_depend_on_the_order_of_the_names() -> None:
    names = ["pain_a", "pain_b", "pain_c"]

    assert did_you_mean("pain_", names) == did_you_mean("pain_", names[::-1])


@pytest.mark.parametrize(("name", "offer"), [("a" * 9, "; did you mean 'aaa'?"), ("a" * 10, "")])
def test_what_is_over_three_times_as_long_as_any_name_is_near_none(name: str, offer: str) -> None:
    assert did_you_mean(name, ["aaa", "b"]) == offer
