"""The space of answer sets means just what the reference means, unanswered questions included."""

import random
from itertools import compress, product
from math import prod

import pytest

from recommender.analysis.counting import Counter
from recommender.analysis.ordering import questions_behind
from recommender.analysis.outcomes import Outcomes
from recommender.analysis.space import AnswerSpace
from recommender.analysis.variables import answers_to
from recommender.domain.conditions import (
    Answers,
    IsWithin,
    Value,
    findings_read,
    questions_read,
)
from recommender.domain.content import Content
from recommender.domain.questions import NONE_OF_THESE, Question, QuestionKind, not_applicable
from recommender.domain.reference import decide_rules
from recommender.domain.rules import Finds, Rule, Triage
from recommender.domain.truth import Truth
from recommender.inference.interview import still_needed
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
def test_rules_mean_what_the_reference_says_for_1500_people(
    content: Content, space: AnswerSpace
) -> None:
    outcomes = Outcomes(space)

    for seed in range(1500):
        left = 1.0 if seed % 2 else 0.8
        assert_agrees(content, space, outcomes, gapped(content, seed, left=left))


@pytest.mark.crowd
def test_an_interview_ends_just_where_the_space_says(content: Content, space: AnswerSpace) -> None:
    outcomes = Outcomes(space)
    ended = space.diagram.any_of(outcomes.ends(triage) for triage in Triage)

    for seed in range(60):
        answers = gapped(content, seed, left=0.95 if seed % 3 else 1.0)
        is_ended = space.diagram.contains(ended, space.assignment(answers))
        assert is_ended is not bool(still_needed(content, answers))


def cone_of(content: Content, rule: Rule) -> tuple[Question, ...]:
    """Return all questions that can matter to a rule: those behind it, and behind their gates."""
    questions = content.questionnaire.questions
    names = questions_behind(content, rule.when)
    waiting = list(names)
    while waiting:
        gate = questions[waiting.pop()].ask_when
        new = set() if gate is None else set(questions_read(gate)) - names
        names |= new
        waiting += new
    return tuple(entry for entry in content.questionnaire if entry.id in names)


def answer_sets(content: Content, cone: tuple[Question, ...]) -> list[Answers]:
    """Return every way to answer these questions and no others."""
    found: list[Answers] = [{}]
    for question in cone:
        found = [
            longer
            for answers in found
            for longer in (
                [answers]
                if question.id in not_applicable(content.questionnaire, answers)
                else [{**answers, question.id: value} for value in _values(question)]
            )
        ]
    return found


def _values(question: Question) -> list[Value]:
    if question.kind is not QuestionKind.MANY:
        return list(answers_to(question))
    real = [option for option in question.option_ids if option != NONE_OF_THESE]
    ticked = product([False, True], repeat=len(real))
    chosen = [tuple(compress(real, ticks)) for ticks in ticked]
    none = [(NONE_OF_THESE,)] if NONE_OF_THESE in question.option_ids else []
    return [*[entry for entry in chosen if entry], *none]


def _size(question: Question) -> int:
    if question.kind is QuestionKind.MANY:
        return 1 << len(question.option_ids)
    return len(list(answers_to(question)))


@pytest.mark.crowd
def test_counts_are_those_of_trying_every_answer_set(content: Content, space: AnswerSpace) -> None:
    outcomes = Outcomes(space)
    tried = 0
    for rule in content.rules:
        cone = cone_of(content, rule)
        if prod(_size(question) for question in cone) > 600:
            continue
        tried += 1
        fired = sum(
            decide_rules((*behind(content, rule), rule), content.questionnaire, answers)[rule.id]
            is Truth.YES
            for answers in answer_sets(content, cone)
        )
        node = space.diagram.all_of([outcomes.rules[rule.id].yes, *space.asked])
        assert Counter(space.diagram, only(space, cone)).count(node) == fired, rule.id

    assert tried > 100


def behind(content: Content, rule: Rule) -> tuple[Rule, ...]:
    """Return the rules of the findings that a rule builds on."""
    names = set(findings_read(rule.when))
    waiting = list(names)
    while waiting:
        for below in content.rules_of_finding[waiting.pop()]:
            new = set(findings_read(below.when)) - names
            names |= new
            waiting += new
    return tuple(
        entry
        for entry in content.rules
        if isinstance(entry.then, Finds) and entry.then.finding in names
    )


def only(space: AnswerSpace, cone: tuple[Question, ...]) -> list[list[int]]:
    """Return the weights that count each way to answer these questions once, the others open."""
    return [
        [*(len(group) for group in variable.classes), 1, int(not variable.question.is_required)]
        if variable.question in cone
        else [0] * len(variable.classes) + [1, 1]
        for variable in space.variables
    ]


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
