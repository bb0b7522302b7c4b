"""The questionnaire is short for an ordinary person, and not much longer for others."""

from collections.abc import Mapping

import pytest

from recommender.domain.conditions import Value
from recommender.domain.questions import Questionnaire
from tests.content.questionnaire_visitors import (
    FRESH_STRAIN,
    NECK_AT_A_DESK,
    ORDINARY,
    PREGNANT,
    SEVENTY_SIX,
)
from tests.content.questionnaire_visits import visit


def test_an_ordinary_person_sees_twelve_pages_at_most(questionnaire: Questionnaire) -> None:
    assert len(visit(questionnaire, ORDINARY).pages) <= 12


def test_an_ordinary_person_taps_thirty_five_times_at_most(questionnaire: Questionnaire) -> None:
    assert visit(questionnaire, ORDINARY).taps <= 35


def test_an_ordinary_person_reads_a_thousand_words_at_most(questionnaire: Questionnaire) -> None:
    seen = visit(questionnaire, ORDINARY)
    around = len(("Back", "Continue")) * len(seen.pages)

    assert seen.words + around <= 1000


@pytest.mark.parametrize(
    ("visitor", "pages", "taps", "words"),
    [
        pytest.param(FRESH_STRAIN, 12, 43, 1110, id="a fresh strain that catches"),
        pytest.param(NECK_AT_A_DESK, 13, 44, 1110, id="a neck at a desk"),
        pytest.param(SEVENTY_SIX, 15, 50, 1340, id="76 with three conditions"),
        pytest.param(PREGNANT, 14, 47, 1225, id="28 weeks pregnant"),
    ],
)
def test_others_pay_only_for_what_they_have(
    questionnaire: Questionnaire, visitor: Mapping[str, Value], pages: int, taps: int, words: int
) -> None:
    seen = visit(questionnaire, visitor)

    assert len(seen.pages) <= pages
    assert seen.taps <= taps
    assert seen.words <= words


def test_an_ordinary_person_is_asked_only_what_everybody_is(questionnaire: Questionnaire) -> None:
    asked = visit(questionnaire, ORDINARY).questions

    gated = [name for name in asked if questionnaire.questions[name].ask_when is not None]

    assert gated == []
