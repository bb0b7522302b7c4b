"""Whole interviews over the real content: short for the healthy, and never less safe."""

from dataclasses import dataclass
from typing import Any

import pytest

from recommender.domain.assessment import Assessment
from recommender.domain.conditions import Answers, Situation
from recommender.domain.content import Content
from recommender.domain.evaluation import evaluate
from recommender.domain.questions import not_applicable
from recommender.domain.rules import Triage
from recommender.domain.truth import Truth
from recommender.inference.deciding import Decider
from recommender.inference.interview import Interview, applying, next_page, still_needed
from tests.crowds import crowd
from tests.people import a_person, random_answers

# many answer sets
pytestmark = pytest.mark.crowd

PEOPLE = crowd(60, most=120)
CHUNKS = 2
ILL = (0.0, 0.03, 0.1, 0.3)


@dataclass(frozen=True)
class Visit:
    """One interview: each state in which a page was asked, and the end."""

    asked: tuple[Interview, ...]
    end: Interview
    answers: Answers

    @property
    def pages(self) -> list[str]:
        """The ids of the pages in the order in which they were asked."""
        return [state.page.id for state in self.asked if state.page]


Visits = list[tuple[Answers, Visit]]


def follow(content: Content, whole: Answers) -> Visit:
    """Return the interview of a person who would answer like this."""
    asked: list[Interview] = []
    given: Answers = {}
    while (state := next_page(content, given)).page is not None:
        asked.append(state)
        assert len(asked) <= len(content.questionnaire.pages), "a page is asked again and again"
        answered = {entry.id: whole[entry.id] for entry in state.questions}
        given = applying(content, {**given, **answered})
    return Visit(tuple(asked), state, given)


@pytest.fixture(scope="module", params=range(CHUNKS))
def visits(content: Content, request: pytest.FixtureRequest) -> Visits:
    """Return what random people would answer in all, and their interviews."""
    people = [
        not_later(content, random_answers(content, seed, ill=ILL[seed // CHUNKS % len(ILL)]))
        for seed in PEOPLE[request.param :: CHUNKS]
    ]
    return [(whole, follow(content, whole)) for whole in people]


def not_later(content: Content, answers: Answers) -> Answers:
    """Return the answers without those to questions that are only offered, and not asked."""
    questions = content.questionnaire.questions
    return {name: value for name, value in answers.items() if not questions[name].is_later}


def asked_only(content: Content, answers: Answers) -> Answers:
    """Return the answers without those to questions that would not be asked."""
    asked: Answers = {}
    for name in content.questionnaire.questions:
        if name in answers and name not in not_applicable(content.questionnaire, asked):
            asked = {**asked, name: answers[name]}
    return asked


def what_shapes_the_week(assessment: Assessment) -> tuple[Any, ...]:
    """Return all that a person gets from the rules; the trace may tell less of what was unread."""
    return (
        assessment.triage,
        assessment.messages,
        assessment.avoid,
        assessment.limits,
        assessment.emphasis,
        assessment.tips,
    )


@pytest.mark.parametrize("age", [18, 30, 44, 45, 59])
@pytest.mark.parametrize(
    "duration", ["under_3_days", "under_2_weeks", "2_to_6_weeks", "6_to_12_weeks", "over_12_weeks"]
)
def test_a_healthy_person_with_simple_back_pain_sees_at_most_12_pages(
    content: Content, duration: str, age: int
) -> None:
    person = not_later(content, a_person(content, age=age, duration=duration, where=["low_back"]))

    visit = follow(content, person)

    assert len(visit.pages) <= 12
    assert visit.answers == person


def test_page_by_page_decides_as_all_answers_at_once(decider: Decider, visits: Visits) -> None:
    for whole, visit in visits:
        by_page, at_once = decider.assess(visit.answers), decider.assess(whole)

        assert by_page.triage is at_once.triage
        if by_page.triage.allows_week:
            assert what_shapes_the_week(by_page) == what_shapes_the_week(at_once)


def test_an_interview_goes_on_only_where_it_may_and_ends_with_nothing_needed(
    content: Content, visits: Visits
) -> None:
    for _, visit in visits:
        assert len(set(visit.pages)) == len(visit.pages)
        assert Triage.EMERGENCY not in [state.certain for state in visit.asked]
        assert still_needed(evaluate(content, visit.answers)) == ()


def test_what_is_certain_only_ever_becomes_graver_and_is_the_triage_in_the_end(
    decider: Decider, visits: Visits
) -> None:
    for _, visit in visits:
        gravities = [state.certain.gravity for state in (*visit.asked, visit.end)]

        assert gravities == sorted(gravities)
        assert decider.assess(visit.answers).triage is visit.end.certain


def test_only_questions_that_apply_are_asked(content: Content, visits: Visits) -> None:
    for _, visit in visits:
        situation = Situation(visit.answers, not_applicable(content.questionnaire, visit.answers))
        gates = [entry.ask_when for state in visit.asked for entry in state.questions]

        assert all(gate is None or gate.holds(situation) is Truth.YES for gate in gates)


def test_progress_counts_each_page_and_arrives(visits: Visits) -> None:
    for _, visit in visits:
        assert [state.done for state in visit.asked] == list(range(len(visit.asked)))
        assert all(state.expected > state.done for state in visit.asked)
        assert visit.end.done == visit.end.expected == len(visit.asked)


def test_nothing_left_unasked_could_have_made_the_triage_graver(
    decider: Decider, visits: Visits
) -> None:
    content = decider.content
    strangers = [
        not_later(content, random_answers(content, 1_000 + seed, ill=0.8)) for seed in range(40)
    ]
    for number, (_, visit) in enumerate(visits):
        for stranger in (strangers[number % 40], strangers[(7 * number + 1) % 40]):
            filled = asked_only(content, {**stranger, **visit.answers})

            assert decider.assess(filled).triage is visit.end.certain


def test_the_random_people_reach_every_triage(visits: Visits) -> None:
    assert {visit.end.certain for _, visit in visits} == set(Triage)


def test_going_back_asks_the_last_page_again(content: Content) -> None:
    visit = follow(content, a_person(content))
    given: Answers = {}

    for state in visit.asked:
        answered = {entry.id: visit.answers[entry.id] for entry in state.questions}
        ahead = {**given, **answered}
        back = {name: value for name, value in ahead.items() if name not in answered}

        assert next_page(content, back) == state
        given = ahead
