"""The questionnaire, and which questions do not apply."""

from recommender.domain.conditions import IsOneOf, IsYes, Not
from recommender.domain.questions import (
    Page,
    QuestionKind,
    Questionnaire,
    not_applicable,
)
from tests.domain.builders import a_question, a_questionnaire

FALL = a_question("fall", QuestionKind.YES_NO)
HEIGHT = a_question("height", QuestionKind.ONE, "low", "high", ask_when=IsYes("fall"))
LANDED = a_question("landed", QuestionKind.YES_NO, ask_when=IsOneOf("height", ("high",)))
CHAIN = a_questionnaire(FALL, HEIGHT, LANDED)


def test_options_keep_their_order() -> None:
    assert HEIGHT.option_ids == ("low", "high")


def test_questions_are_found_by_id_across_pages() -> None:
    pages = tuple(Page(q.id, q.id, "section", (q,)) for q in (FALL, HEIGHT))

    assert Questionnaire(pages).questions == {"fall": FALL, "height": HEIGHT}


def test_a_questionnaire_goes_through_its_questions_in_order() -> None:
    assert list(CHAIN) == [FALL, HEIGHT, LANDED]


def test_a_question_without_ask_when_always_applies() -> None:
    assert "fall" not in not_applicable(CHAIN, {})


def test_a_question_may_still_apply_while_its_ask_when_is_unknown() -> None:
    assert not_applicable(CHAIN, {}) == frozenset()


def test_a_question_applies_when_its_ask_when_is_yes() -> None:
    assert not_applicable(CHAIN, {"fall": True}) == frozenset()


def test_what_builds_on_a_question_that_does_not_apply_does_not_apply_either() -> None:
    assert not_applicable(CHAIN, {"fall": False}) == frozenset({"height", "landed"})


def test_an_answered_question_is_never_set_outside() -> None:
    outside = not_applicable(CHAIN, {"fall": False, "height": "high"})

    assert outside == frozenset()


def test_a_question_may_apply_because_another_does_not() -> None:
    otherwise = a_question("otherwise", QuestionKind.YES_NO, ask_when=Not(IsYes("landed")))

    outside = not_applicable(a_questionnaire(*CHAIN, otherwise), {"fall": False})

    assert "otherwise" not in outside
