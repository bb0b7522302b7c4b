"""Mistakes in the stated population are said where they stand."""

from pathlib import Path

import pytest

from recommender.content.loading import load_content
from recommender.domain.errors import ContentError
from tests.content.folders import swap

FILE = "knowledge/population.yaml"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("saddle_numbness: 0.15", "saddle_numbnes: 0.15", "did you mean 'saddle_numbness'?"),
        ("saddle_numbness: 0.15", "saddle_numbness: 115", "options.saddle_signs.value"),
        ("saddle_numbness: 0.15", "saddle_numbness: {by_day: [1]}", "write a number, by_age"),
        ('"18-29"', '"18 29"', "write two ages, such as 18-29"),
        ("age_question: age", "age_question: agee", "'agee' is not a question that takes a number"),
        ("ages: [16, 32, 30, 13, 7, 2]", "ages: [16, 84]", "one number for each age band"),
    ],
)
def test_a_mistake_is_named(real: Path, old: str, new: str, problem: str) -> None:
    swap(real, FILE, old, new)

    with pytest.raises(ContentError, match=r"population\.yaml") as caught:
        load_content(real)

    assert problem in str(caught.value)


def test_an_option_without_a_chance_is_named(real: Path) -> None:
    swap(real, FILE, "    saddle_numbness: 0.15\n", "")

    with pytest.raises(ContentError, match="no chance is given for 'saddle_numbness'"):
        load_content(real)
