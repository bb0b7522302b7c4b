"""Gated questions: asked only where they apply, forgotten when they no longer do."""

from dataclasses import replace

import pytest

from recommender.domain.conditions import AnyOf, IsYes
from recommender.domain.content import Content
from recommender.domain.questions import Page
from recommender.domain.rules import Triage
from recommender.inference.interview import applying, next_page
from tests.domain.builders import a_rule
from tests.inference.small import a_content, a_page, sends, yes_no
from tests.people import a_person, random_answers

FIRST, SECOND, MORE = IsYes("first"), IsYes("second"), IsYes("more")


def gated(content: Content) -> Content:
    """Return a page whose answer opens another, and a third that the second opens."""
    pages: list[str | Page] = [
        "first",
        a_page(yes_no("second", ask_when=FIRST)),
        a_page(yes_no("more", ask_when=SECOND)),
    ]
    return a_content(content, pages, [a_rule("tip", MORE)])


def test_a_gated_page_is_asked_only_when_it_applies(content: Content) -> None:
    small = gated(content)

    applies = next_page(small, {"first": True})
    does_not = next_page(small, {"first": False})

    assert applies.page is not None
    assert applies.page.id == "second"
    assert does_not.page is None


def test_what_opens_a_gate_is_asked_for_what_stands_behind_it(content: Content) -> None:
    small = a_content(
        content, ["other", *gated(content).questionnaire.pages], [a_rule("tip", MORE)]
    )

    # no rule reads the first question, but it decides whether the last one applies
    page = next_page(small, {"other": True}).page

    assert page is not None
    assert page.id == "first"


def test_a_question_that_does_not_apply_is_left_out_of_its_page(content: Content) -> None:
    page = a_page(yes_no("always"), yes_no("more", ask_when=FIRST))
    small = a_content(content, ["first", page], [a_rule("tip", AnyOf((IsYes("always"), MORE)))])

    asked = {
        answer: [entry.id for entry in next_page(small, {"first": answer}).questions]
        for answer in (True, False)
    }

    assert asked == {True: ["always", "more"], False: ["always"]}


def test_a_red_flag_behind_a_gate_keeps_the_interview_open(content: Content) -> None:
    pages = gated(content).questionnaire.pages
    rules = [sends(Triage.URGENT, FIRST), sends(Triage.EMERGENCY, MORE)]
    small = a_content(content, pages, rules)

    assert next_page(small, {"first": True}).page is pages[1]
    assert next_page(small, {"first": True, "second": True}).page is pages[2]
    assert next_page(small, {"first": True, "second": False}).page is None


def test_a_changed_answer_takes_all_answers_behind_its_gate_away(content: Content) -> None:
    small = gated(content)

    changed = {"first": False, "second": True, "more": True}

    assert applying(small, changed) == {"first": False}


def test_a_change_in_the_middle_keeps_what_stands_before_the_gate(content: Content) -> None:
    small = gated(content)

    changed = {"first": True, "second": False, "more": True}

    assert applying(small, changed) == {"first": True, "second": False}


def test_an_answer_behind_a_gate_that_is_open_still_stays(content: Content) -> None:
    # as after going back a page: the gate is unanswered, so it is unknown and not a no
    assert applying(gated(content), {"more": True}) == {"more": True}


def test_what_no_rule_for_safety_counts_goes_with_its_question(content: Content) -> None:
    pregnant = a_person(
        content, conditions=["pregnancy_birth"], pregnancy="pregnant", weeks_pregnant=20
    )

    assert applying(content, pregnant) == pregnant
    left = applying(content, {**pregnant, "pregnancy": "no"})
    assert pregnant.keys() - left.keys() == {"pregnancy_signs", "pelvic_pain"}
    assert left["weeks_pregnant"] == 20


def test_what_a_rule_for_safety_counts_stays_when_its_question_goes(content: Content) -> None:
    high = a_person(content, conditions=["high_blood_pressure"], blood_pressure="very_high")

    assert applying(content, high) == high
    # the signs are asked for because of the reading, which stays
    assert applying(content, {**high, "conditions": ("none",)}) == {
        **high,
        "conditions": ("none",),
    }


def test_a_danger_answer_goes_only_when_it_is_changed_itself(content: Content) -> None:
    pages = gated(content).questionnaire.pages
    small = a_content(content, pages, [sends(Triage.URGENT, MORE)])
    hidden = {"first": False, "second": True, "more": True}

    assert applying(small, hidden) == {"first": False, "more": True}
    assert applying(small, {**hidden, "more": False}) == {"first": False}


def test_an_answer_that_only_advice_reads_is_no_danger_answer(content: Content) -> None:
    pages = gated(content).questionnaire.pages
    small = a_content(content, pages, [a_rule("tip", MORE)])

    assert applying(small, {"first": False, "more": True}) == {"first": False}


@pytest.mark.crowd
def test_complete_answers_of_anybody_all_apply(content: Content) -> None:
    for seed in range(100):
        answers = random_answers(content, seed, ill=0.3)

        assert applying(content, answers) == answers


def test_what_is_offered_later_is_never_asked_and_counts_once_answered(content: Content) -> None:
    later = replace(yes_no("low", is_required=False), is_later=True)
    stop = sends(Triage.URGENT, IsYes("low"))
    small = a_content(content, ["first", a_page(later)], [stop])

    asked = next_page(small, {"first": True})

    assert (asked.page, asked.expected) == (None, 1)
    assert next_page(small, {"first": True, "low": True}).certain is Triage.URGENT
