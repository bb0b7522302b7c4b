"""The questionnaire: how a question is shown, what is offered, and which questions apply."""

from dataclasses import replace

import pytest

from recommender.domain.conditions import IsOneOf, IsYes, Not
from recommender.domain.content import Content
from recommender.domain.questions import (
    NONE_OF_THESE,
    NOT_SURE,
    Option,
    Page,
    QuestionKind,
    Questionnaire,
    Show,
    asked_on,
    closed,
    not_applicable,
)
from tests.domain.builders import a_question, a_questionnaire
from tests.people import random_answers

FALL = a_question("fall", QuestionKind.YES_NO)
HEIGHT = a_question("height", QuestionKind.ONE, "low", "high", ask_when=IsYes("fall"))
LANDED = a_question("landed", QuestionKind.YES_NO, ask_when=IsOneOf("height", ("high",)))
CHAIN = a_questionnaire(FALL, HEIGHT, LANDED)
SIGNS = a_question("signs", QuestionKind.MANY, "fever", "rash", NONE_OF_THESE, NOT_SURE)
RETIRED = Option("retired", "retired", is_retired=True)
PAIN = a_question("pain", QuestionKind.NUMBER)


def test_options_keep_their_order() -> None:
    assert HEIGHT.option_ids == ("low", "high")


def test_what_says_none_or_not_sure_is_no_choice() -> None:
    assert [option.id for option in SIGNS.choices] == ["fever", "rash"]


def test_a_retired_option_is_offered_only_to_somebody_who_chose_it_before() -> None:
    question = replace(HEIGHT, options=(*HEIGHT.options, RETIRED))

    assert question.offered() == HEIGHT.options
    assert question.offered(["retired"]) == (*HEIGHT.options, RETIRED)


def test_only_a_list_that_asks_which_has_a_question_for_that() -> None:
    assert (replace(SIGNS, asks_which=True).which, SIGNS.which) == ("signs_which", "")


def test_a_question_without_a_topic_is_called_by_its_text() -> None:
    assert (replace(FALL, topic="A fall").called, FALL.called) == ("A fall", "fall?")


def test_a_number_is_typed_unless_it_is_shown_to_be_tapped() -> None:
    scale = replace(PAIN, show=Show.SCALE)

    assert [question.is_typed for question in (PAIN, scale, FALL)] == [True, False, False]


def test_a_scale_offers_every_number_from_end_to_end() -> None:
    assert replace(PAIN, show=Show.SCALE, maximum=3).numbers == (0, 1, 2, 3)


def test_values_to_tap_are_those_that_are_on_offer() -> None:
    assert replace(PAIN, show=Show.VALUES, values=(2, 5)).numbers == (2, 5)


def test_questions_are_found_by_id_across_pages() -> None:
    pages = tuple(Page(q.id, q.id, "section", (q,)) for q in (FALL, HEIGHT))

    assert Questionnaire(pages).questions == {"fall": FALL, "height": HEIGHT}


def test_pages_of_one_section_name_it_once() -> None:
    pages = (Page(name, name, section, ()) for name, section in ("aA", "bA", "cB"))

    assert Questionnaire(tuple(pages)).sections == ("A", "B")


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


@pytest.mark.parametrize("seed", range(20))
def test_the_gates_before_some_questions_say_of_these_what_all_gates_say(
    content: Content, seed: int
) -> None:
    questionnaire, answers = content.questionnaire, random_answers(content, seed)
    asked = sorted(questionnaire.questions)[seed :: len(questionnaire.questions) // 3]
    few = dict(list(answers.items())[seed % 3 :: 3])

    gates = questionnaire.gates_before(asked)

    assert len(gates) < len(questionnaire.gates)
    outside = not_applicable(questionnaire, few)
    assert closed(gates, few).intersection(asked) == outside.intersection(asked)


def test_a_page_asks_what_surely_applies_and_shows_what_is_answered() -> None:
    [page] = CHAIN.pages

    assert asked_on(CHAIN, page, {"landed": True}) == (FALL, LANDED)
    assert asked_on(CHAIN, page, {"fall": True}) == (FALL, HEIGHT)
