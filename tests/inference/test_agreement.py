"""All rules at once under stock RETE, and under ours at every threshold.

The answers are random, with numbers set to both sides of the thresholds of rules and questions.
"""

import random
from collections.abc import Iterator

import pytest
from experta.matchers import ReteMatcher

from recommender.domain.conditions import (
    Answers,
    IsWithin,
    Situation,
    leaves,
)
from recommender.domain.content import Content
from recommender.domain.questions import QuestionKind, not_applicable
from recommender.domain.reference import decide_rules
from recommender.domain.rules import Rule
from recommender.domain.truth import Truth
from recommender.inference.engine import DecisionEngine, decide, engine_class
from recommender.inference.rulebook import make_rulebook
from tests.crowds import crowd
from tests.people import random_answers

# many answer sets
pytestmark = pytest.mark.crowd

# stock RETE takes more than ten times as long as ours
SETS_OF_STOCK = crowd(12, most=30)
SETS = crowd(200, most=400)
PEOPLE_AN_EDGE = crowd(4, most=8)


@pytest.fixture(scope="module")
def edges(content: Content) -> dict[str, list[int]]:
    """Return for each number its ends, and both sides of each threshold it is compared with."""
    gates = [question.ask_when for question in content.questionnaire if question.ask_when]
    numbers = {q.id: q for q in content.questionnaire if q.kind is QuestionKind.NUMBER}
    found = {name: {number.minimum, number.maximum} for name, number in numbers.items()}
    for condition in (*(rule.when for rule in content.rules), *gates):
        for leaf in leaves(condition):
            if isinstance(leaf, IsWithin):
                number = numbers[leaf.question]
                found[number.id] |= set(_sides(leaf)) & set(
                    range(number.minimum, number.maximum + 1)
                )
    return {name: sorted(values) for name, values in found.items()}


def _sides(leaf: IsWithin) -> Iterator[int]:
    if leaf.lowest is not None:
        yield from (leaf.lowest - 1, leaf.lowest)
    if leaf.highest is not None:
        yield from (leaf.highest, leaf.highest + 1)


def an_answer_set(content: Content, edges: dict[str, list[int]], seed: int) -> Answers:
    """Return random answers, well or ill, numbers at an edge; two of three sets have gaps."""
    chance = random.Random(seed)
    answers = dict(random_answers(content, seed, ill=chance.choice((0.05, 0.15, 0.4, 0.9))))
    for name in sorted(edges.keys() & answers.keys()):
        answers[name] = chance.choice((answers[name], *edges[name]))
    lost = (0.0, 0.1, 0.5)[seed % 3]
    return {name: value for name, value in answers.items() if chance.random() >= lost}


def fired(engine: DecisionEngine, content: Content, answers: Answers) -> list[str]:
    outside = not_applicable(content.questionnaire, answers)
    return [firing.rule for firing in decide(engine, Situation(answers, outside))]


def surely(rules: tuple[Rule, ...], content: Content, answers: Answers) -> set[str]:
    """Return the rules that hold by the reference meaning."""
    truths = decide_rules(rules, content.questionnaire, answers)
    return {name for name, truth in truths.items() if truth is Truth.YES}


@pytest.mark.slow
def test_stock_rete_in_our_order_fires_as_our_matcher(
    content: Content, edges: dict[str, list[int]]
) -> None:
    rulebook = make_rulebook(content.rules)
    ours, stock = engine_class(rulebook)(), engine_class(rulebook, matcher=ReteMatcher)()

    for seed in SETS_OF_STOCK:
        answers = an_answer_set(content, edges, seed)
        assert fired(stock, content, answers) == fired(ours, content, answers)


def test_our_matcher_fires_as_the_reference(content: Content, edges: dict[str, list[int]]) -> None:
    engine = engine_class(make_rulebook(content.rules))()

    for seed in SETS:
        answers = an_answer_set(content, edges, seed)
        assert set(fired(engine, content, answers)) == surely(content.rules, content, answers)


def test_on_both_sides_of_every_threshold_all_rules_fire_as_the_reference(
    content: Content, edges: dict[str, list[int]]
) -> None:
    engine = engine_class(make_rulebook(content.rules))()

    for seed in PEOPLE_AN_EDGE:
        someone = random_answers(content, seed, ill=0.03 * seed)
        for name, values in edges.items():
            for value in values:
                answers = {**someone, name: value}
                assert set(fired(engine, content, answers)) == surely(
                    content.rules, content, answers
                )
