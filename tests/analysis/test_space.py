"""The space of answer sets means just what the reference means, unanswered questions included."""

import random

import pytest

from recommender.analysis.outcomes import Outcomes
from recommender.analysis.space import AnswerSpace
from recommender.domain.conditions import (
    Answers,
    IsWithin,
)
from recommender.domain.content import Content
from recommender.domain.evaluation import evaluate
from recommender.domain.reference import decide_rules
from recommender.domain.rules import Triage
from recommender.domain.truth import Truth
from recommender.inference.interview import still_needed
from tests.analysis.diagrams import lies_in
from tests.crowds import crowd
from tests.people import random_answers


@pytest.fixture(scope="module")
def space(content: Content) -> AnswerSpace:
    return AnswerSpace(content)


def gapped(content: Content, seed: int, *, left: float) -> Answers:
    """Return random answers of which each is left out by chance."""
    chance = random.Random(seed)
    answers = random_answers(content, seed, ill=chance.choice([0.02, 0.15, 0.5]))
    return {name: value for name, value in answers.items() if chance.random() < left}


def assert_agrees(
    content: Content, space: AnswerSpace, outcomes: Outcomes, answers: Answers
) -> None:
    """Assert that every rule has the truth that the reference gives it."""
    at = space.assignment(answers)
    contains = space.diagram.contains
    truths = decide_rules(content.rules, content.questionnaire, answers)
    yes = {name for name, sides in outcomes.rules.items() if contains(sides.yes, at)}
    no = {name for name, sides in outcomes.rules.items() if contains(sides.no, at)}

    assert yes == {name for name, truth in truths.items() if truth is Truth.YES}
    assert no == {name for name, truth in truths.items() if truth is Truth.NO}
    assert all(contains(part, at) for part in space.accepted)


@pytest.mark.parametrize("left", [1.0, 0.7])
def test_rules_mean_what_the_reference_says(
    content: Content, space: AnswerSpace, left: float
) -> None:
    outcomes = Outcomes(space)

    for seed in range(30):
        assert_agrees(content, space, outcomes, gapped(content, seed, left=left))


@pytest.mark.crowd
def test_rules_mean_what_the_reference_says_for_many_people(
    content: Content, space: AnswerSpace
) -> None:
    outcomes = Outcomes(space)

    for seed in crowd(250, most=600):
        left = 1.0 if seed % 2 else 0.8
        assert_agrees(content, space, outcomes, gapped(content, seed, left=left))


@pytest.mark.crowd
def test_an_interview_ends_just_where_the_space_says(content: Content, space: AnswerSpace) -> None:
    outcomes = Outcomes(space)

    for seed in range(60):
        answers = gapped(content, seed, left=0.95 if seed % 3 else 1.0)
        at = space.assignment(answers)
        is_ended = any(lies_in(space.diagram, outcomes.ended[triage], at) for triage in Triage)
        assert is_ended is not bool(still_needed(evaluate(content, answers)))


def test_a_condition_finer_than_the_rules_must_be_announced(content: Content) -> None:
    with pytest.raises(ValueError, match="tells answers apart"):
        AnswerSpace(content).meaning(IsWithin("age", 43, 43))


def test_an_announced_condition_may_be_finer_than_the_rules(content: Content) -> None:
    finer = IsWithin("age", 43, 43)
    space = AnswerSpace(content, [finer])

    for age, is_within in ((42, False), (43, True), (44, False)):
        at = space.assignment({"age": age})
        assert space.diagram.contains(space.meaning(finer).yes, at) is is_within


def test_answers_and_assignments_stand_for_each_other(content: Content, space: AnswerSpace) -> None:
    for seed in range(50):
        answers = gapped(content, seed, left=0.8)
        assert space.answers(space.assignment(answers), answers) == answers
