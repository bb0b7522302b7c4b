"""The interview in a terminal: what is typed and is no answer is asked again."""

import pytest

from recommender.service.recommender import Recommender
from tests.cli.typist import ask, lines_for, wanted_answers


@pytest.mark.parametrize("line", ["0", "99", "-1", "x", "²", "1 2", "9" * 5000])
def test_what_is_no_number_of_an_answer_changes_nothing(
    recommender: Recommender, line: str
) -> None:
    answers, shown = ask(recommender, [*lines_for(recommender), line, ""])

    assert answers == wanted_answers(recommender.content)
    assert "or just Enter." in shown


@pytest.mark.parametrize(
    "line", ["", "forty", "4O", "40.5", "-3", "121", "²", "٤٠", "1,2", "9" * 5000]
)
def test_what_is_no_age_is_asked_again(recommender: Recommender, line: str) -> None:
    answers, shown = ask(recommender, [line, *lines_for(recommender), ""])

    assert answers["age"] == 40
    assert "a whole number from 0 to 120" in shown


@pytest.mark.parametrize("line", ["", "0", "6", "no", "²", "9" * 5000])
def test_what_is_no_number_of_an_option_is_asked_again(recommender: Recommender, line: str) -> None:
    age, where, *rest = lines_for(recommender)

    answers, shown = ask(recommender, [age, where, line, *rest, ""])

    assert answers["duration"] == "under_2_weeks"
    assert "Type a number from 1 to 5." in shown


def test_two_numbers_where_one_answer_fits_are_asked_again(recommender: Recommender) -> None:
    age, where, *rest = lines_for(recommender)

    answers, shown = ask(recommender, [age, where, "1,2", *rest, ""])

    assert answers["duration"] == "under_2_weeks"
    assert "Type one number." in shown


@pytest.mark.parametrize("line", ["6,7", "6 7", " 6 , 7 ", "7,6"])
def test_several_numbers_choose_several_options(recommender: Recommender, line: str) -> None:
    typed = lines_for(recommender, {"where": ["low_back", "buttock_hip"]})
    place = typed.index("6,7")

    answers, _ = ask(recommender, [*typed[:place], line, *typed[place + 1 :], ""])

    assert answers["where"] == ("low_back", "buttock_hip")


def test_none_of_these_beside_another_is_asked_again(recommender: Recommender) -> None:
    typed = lines_for(recommender)
    place = list(wanted_answers(recommender.content)).index("saddle_signs")

    answers, shown = ask(recommender, [*typed[:place], "11,12", *typed[place:], ""])

    assert answers["saddle_signs"] == ("none",)
    assert "stands alone" in shown
