"""A red flag ends the interview as soon as nothing that is still open could make it graver."""

import pytest

from recommender.domain.conditions import Answers, IsYes, Not
from recommender.domain.content import Content
from recommender.domain.rules import Triage
from recommender.inference.interview import Interview, next_page
from tests.domain.builders import a_rule
from tests.inference.small import a_content, sends
from tests.people import a_person

LEVELS = list(Triage)[:-1]


@pytest.fixture
def every_level(content: Content) -> Content:
    """One page a triage and one for a tip, the mildest first."""
    rules = [sends(triage, IsYes(triage.value)) for triage in LEVELS]
    pages = ["start", "tip", *(triage.value for triage in reversed(LEVELS))]
    return a_content(content, pages, [*rules, a_rule("a-tip", IsYes("tip"))])


def pages_left(content: Content, answers: Answers) -> list[str]:
    """Return the pages that are asked from here on, each answered with no."""
    pages = []
    while (page := next_page(content, answers).page) is not None:
        pages.append(page.id)
        answers = {**answers, **{question.id: False for question in page.questions}}
    return pages


def test_a_certain_emergency_ends_the_interview_at_once(every_level: Content) -> None:
    interview = next_page(every_level, {"emergency": True})

    assert interview == Interview(None, (), Triage.EMERGENCY, done=1, expected=1)


@pytest.mark.parametrize(
    ("certain", "left"),
    [
        (Triage.URGENT, ["emergency"]),
        (Triage.CLINICIAN_FIRST, ["urgent", "emergency"]),
        (Triage.PLAN_WITH_CARE, ["start", "tip", "clinician_first", "urgent", "emergency"]),
    ],
)
def test_a_lesser_flag_leaves_only_pages_that_could_be_graver(
    every_level: Content, certain: Triage, left: list[str]
) -> None:
    answers = {certain.value: True}

    assert next_page(every_level, answers).certain is certain
    assert pages_left(every_level, answers) == left


def test_an_urgent_flag_ends_the_interview_when_no_emergency_is_open(every_level: Content) -> None:
    interview = next_page(every_level, {"urgent": True, "emergency": False})

    assert interview == Interview(None, (), Triage.URGENT, done=2, expected=2)


def test_the_gravest_of_several_flags_is_certain(every_level: Content) -> None:
    answers = {"clinician_first": True, "plan_with_care": True, "start": True}

    assert next_page(every_level, answers).certain is Triage.CLINICIAN_FIRST


def test_a_flag_that_lies_in_a_no_is_certain_only_with_that_no(content: Content) -> None:
    small = a_content(content, ["well"], [sends(Triage.URGENT, Not(IsYes("well")))])

    assert next_page(small, {}).certain is Triage.PLAN
    assert next_page(small, {"well": False}).certain is Triage.URGENT


def test_saddle_numbness_ends_the_real_interview_on_its_page(content: Content) -> None:
    answers = so_far(content, "age", "where", "duration", "course", "compare", "onset")

    before = next_page(content, {**answers, "saddle_signs": ("none",)})
    interview = next_page(content, {**answers, "saddle_signs": ("saddle_numbness",)})

    assert before.page is not None
    assert (interview.page, interview.certain) == (None, Triage.EMERGENCY)


def test_a_child_is_asked_for_emergencies_and_not_about_the_week(content: Content) -> None:
    child = a_person(content, age=17)

    pages = real_pages(content, child)

    assert next_page(content, {"age": 17}).certain is Triage.CLINICIAN_FIRST
    assert "bladder-bowel" in pages
    assert "week" not in pages


def so_far(content: Content, *names: str) -> Answers:
    """Return some answers of the healthy person."""
    return {name: a_person(content)[name] for name in names}


def real_pages(content: Content, answers: Answers) -> list[str]:
    """Return the pages that a person with these answers sees."""
    pages: list[str] = []
    given: Answers = {}
    while (interview := next_page(content, given)).page is not None:
        pages.append(interview.page.id)
        given = {**given, **{entry.id: answers[entry.id] for entry in interview.questions}}
    return pages
