"""Mistakes in the stated population are said where they stand."""

import pytest

from recommender.content.gathering import Gatherer
from recommender.content.population_loading import load_population
from recommender.content.reading import Texts
from recommender.domain.conditions import questions_read
from recommender.domain.content import Content
from recommender.domain.errors import ContentError
from recommender.domain.questions import Questionnaire

FILE = "knowledge/population.yaml"


def swapped(texts: Texts, old: str, new: str) -> Gatherer:
    """Return the content with something else for the first place where the population says it."""
    raw = texts[FILE].decode()
    assert old in raw
    return Gatherer({**texts, FILE: raw.replace(old, new, 1).encode()})


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("saddle_numbness: 0.12", "saddle_numbnes: 0.12", "did you mean 'saddle_numbness'?"),
        ("saddle_numbness: 0.12", "saddle_numbness: 115", "options.saddle_signs"),
        ("saddle_numbness: 0.12", "saddle_numbness: {by_day: [1]}", "write a number, by_age"),
        ("18-29", "18 29", "write two ages, such as 18-29"),
        ("age_question: age", "age_question: agee", "'agee' is not a question that takes a number"),
        ("ages: [16, 32, 30, 13, 7, 2]", "ages: [16, 84]", "one number for each age band"),
        ("when: limb_time == old", "when: limb_time == olden", "did you mean 'old'?"),
        (
            "when: limb_time == old",
            "when: red_eye",
            "'red_eye' must be asked before what hangs on it",
        ),
        (
            "limb_more: {only_walking: 72}",
            "limb_more: {only_runs: 72}",
            "has no option 'only_runs'",
        ),
        ("kinds: [s-cancer]", "kinds: [s-cancr]", "did you mean 's-cancer'?"),
        ('weeks_pregnant: {"6": 5,', 'weeks_pregnant: {"60": 5,', "has no option '60'"),
    ],
)
def test_a_mistake_is_named(
    texts: Texts, questionnaire: Questionnaire, old: str, new: str, problem: str
) -> None:
    gatherer = swapped(texts, old, new)
    load_population(gatherer, questionnaire)

    with pytest.raises(ContentError, match=r"population\.yaml") as caught:
        gatherer.stop_if_wrong()

    assert problem in str(caught.value)


def test_an_option_without_a_chance_is_named(texts: Texts, questionnaire: Questionnaire) -> None:
    gatherer = swapped(texts, "    saddle_numbness: 0.12\n", "")
    load_population(gatherer, questionnaire)

    with pytest.raises(ContentError, match="no chance is given for 'saddle_numbness'"):
        gatherer.stop_if_wrong()


def test_which_one_is_known_with_its_list(content: Content) -> None:
    population = content.population
    assert population is not None

    read = {name for entry in population.given for name in questions_read(entry.when)}

    assert "limb_signs_which" in read
