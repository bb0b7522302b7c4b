"""The next page is the first that applies and can still change something."""

import pytest

from recommender.domain.conditions import (
    AllOf,
    Answers,
    AnyOf,
    AtLeast,
    Condition,
    HasFinding,
    IsYes,
    Not,
)
from recommender.domain.content import Content
from recommender.domain.evaluation import evaluate
from recommender.domain.rules import Triage
from recommender.inference.interview import next_page, still_needed
from tests.domain.builders import a_finding_rule, a_rule
from tests.inference.small import a_content, a_page, sends, yes_no

FIRST, SECOND, THIRD = (IsYes(name) for name in ("first", "second", "third"))


def page_after(content: Content, answers: Answers) -> str | None:
    """Return the id of the next page."""
    page = next_page(content, answers).page
    return page.id if page else None


def three_pages(content: Content, *conditions: Condition) -> Content:
    """Return three pages with a rule for each condition that gives a tip."""
    rules = [a_rule(f"tip-{number}", when) for number, when in enumerate(conditions)]
    return a_content(content, ["first", "second", "third"], rules)


def test_the_first_page_is_the_first_of_the_questionnaire(content: Content) -> None:
    interview = next_page(content, {})

    assert interview.page is content.questionnaire.pages[0]
    assert interview.questions == content.questionnaire.pages[0].questions


def test_an_answer_that_is_missing_is_no_red_flag_and_no_all_clear(content: Content) -> None:
    small = a_content(content, ["first"], [sends(Triage.EMERGENCY, Not(FIRST))])

    interview = next_page(small, {})

    assert (interview.certain, page_after(small, {})) == (Triage.PLAN, "first")


def test_pages_are_asked_in_the_order_of_the_questionnaire(content: Content) -> None:
    small = three_pages(content, THIRD, SECOND, FIRST)

    assert page_after(small, {}) == "first"
    assert page_after(small, {"first": False}) == "second"
    assert page_after(small, {"first": False, "second": False}) == "third"


def test_the_interview_ends_when_every_rule_is_decided(content: Content) -> None:
    small = three_pages(content, FIRST, SECOND)

    interview = next_page(small, {"first": False, "second": False})

    assert (interview.page, interview.questions) == (None, ())


def test_a_page_that_no_rule_reads_is_not_asked(content: Content) -> None:
    small = three_pages(content, FIRST, THIRD)

    assert page_after(small, {"first": False}) == "third"


@pytest.mark.parametrize(
    ("settled", "open_still"),
    [
        (AllOf((FIRST, SECOND)), AllOf((Not(FIRST), SECOND))),
        (AnyOf((Not(FIRST), SECOND)), AnyOf((FIRST, SECOND))),
        (Not(AllOf((FIRST, SECOND))), Not(AllOf((Not(FIRST), SECOND)))),
        (AtLeast(2, (FIRST, FIRST, SECOND)), AtLeast(2, (FIRST, Not(FIRST), SECOND))),
    ],
    ids=["all of", "any of", "not", "at least"],
)
def test_a_page_is_asked_only_while_it_can_change_a_condition(
    content: Content, settled: Condition, open_still: Condition
) -> None:
    answers = {"first": False}

    assert page_after(three_pages(content, settled), answers) is None
    assert page_after(three_pages(content, open_still), answers) == "second"


def test_a_part_that_is_settled_opens_nothing_while_the_whole_is_open(content: Content) -> None:
    whole = AnyOf((AllOf((FIRST, SECOND)), THIRD))

    assert page_after(three_pages(content, whole), {"first": True}) == "second"
    assert page_after(three_pages(content, whole), {"first": False}) == "third"


def test_a_page_is_asked_for_a_finding_that_another_rule_reads(content: Content) -> None:
    rules = [a_finding_rule("ill-by-second", "ill", SECOND), a_rule("tip", HasFinding("ill"))]
    small = a_content(content, ["first", "second"], rules)

    assert page_after(small, {"first": False}) == "second"


def test_a_page_is_not_asked_for_a_finding_that_no_rule_reads(content: Content) -> None:
    small = a_content(content, ["first", "second"], [a_finding_rule("ill-rule", "ill", SECOND)])

    assert page_after(small, {"first": False}) is None


def test_a_page_is_not_asked_for_a_finding_that_is_there_already(content: Content) -> None:
    rules = [
        a_finding_rule("ill-by-first", "ill", FIRST),
        a_finding_rule("ill-by-second", "ill", SECOND),
        a_rule("tip", HasFinding("ill")),
    ]
    small = a_content(content, ["first", "second"], rules)

    assert page_after(small, {"first": True}) is None
    assert page_after(small, {"first": False}) == "second"


def test_a_page_that_only_the_planner_reads_is_asked_while_a_week_is_possible(
    content: Content,
) -> None:
    rules = [sends(Triage.CLINICIAN_FIRST, FIRST)]
    small = a_content(content, ["first", "minutes"], rules, week="minutes")

    assert page_after(small, {"first": False}) == "minutes"
    assert page_after(small, {"first": True}) is None


def test_an_optional_question_is_passed_over_once_its_page_is_done(content: Content) -> None:
    page = a_page(yes_no("first"), yes_no("wish", is_required=False))
    small = a_content(content, [page, "second"], [a_rule("tip", IsYes("wish"))])

    assert page_after(small, {}) == "first"
    assert page_after(small, {"first": True}) is None


def test_a_page_of_optional_questions_alone_is_asked(content: Content) -> None:
    page = a_page(yes_no("wish", is_required=False))
    small = a_content(content, ["first", page], [a_rule("tip", IsYes("wish"))])

    assert page_after(small, {"first": True}) == "wish"


def test_what_is_still_needed_are_the_required_questions_that_matter_in_order(
    content: Content,
) -> None:
    page = a_page(yes_no("second"), yes_no("wish", is_required=False))
    rules = [a_rule("tip", AnyOf((IsYes("wish"), SECOND, FIRST)))]
    small = a_content(content, ["first", page, "third"], rules)

    assert [question.id for question in still_needed(evaluate(small, {}))] == ["first", "second"]
    assert still_needed(evaluate(small, {"first": False, "second": False})) == ()


def test_progress_counts_the_pages_done_and_those_that_could_still_be_asked(
    content: Content,
) -> None:
    gated = a_page(yes_no("more", ask_when=SECOND))
    rules = [a_rule("tip", AnyOf((THIRD, IsYes("more")))), a_rule("other", FIRST)]
    small = a_content(content, ["first", "second", gated, "third"], rules)

    def progress(answers: Answers) -> tuple[int, int]:
        interview = next_page(small, answers)
        return interview.done, interview.expected

    # the gated page counts once it is known to apply
    assert progress({}) == (0, 3)
    assert progress({"first": True}) == (1, 3)
    assert progress({"first": True, "second": True}) == (2, 4)
    assert progress({"first": True, "second": False}) == (2, 3)
    assert progress({"first": True, "second": False, "third": True}) == (3, 3)


def test_a_page_counts_as_done_with_one_of_its_answers(content: Content) -> None:
    page = a_page(yes_no("first"), yes_no("second"))
    small = a_content(content, [page], [a_rule("tip", AllOf((FIRST, SECOND)))])

    interview = next_page(small, {"first": True})

    assert (interview.page, interview.done, interview.expected) == (page, 1, 1)
