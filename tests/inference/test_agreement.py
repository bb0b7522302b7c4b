"""Nearly all rules at once under stock RETE, and all of them under ours, at every threshold.

The answers are random, with numbers set to both sides of the thresholds of rules and questions.
"""

import random
from collections.abc import Iterator
from itertools import combinations
from math import prod

import pytest
from experta.matchers import ReteMatcher

from recommender.domain.conditions import (
    AllOf,
    Answers,
    AnyOf,
    Comparison,
    Condition,
    Found,
    IsWithin,
    Not,
    Situation,
    leaves,
)
from recommender.domain.content import Content
from recommender.domain.questions import QuestionKind, not_applicable
from recommender.domain.reference import decide_rules
from recommender.domain.rules import Finds, Rule
from recommender.domain.truth import Truth
from recommender.inference.engine import DecisionEngine, decide, engine_class
from recommender.inference.rulebook import make_rulebook
from tests.people import random_answers

# many answer sets, run without the coverage tracer
pytestmark = pytest.mark.crowd

SETS = 400
PEOPLE_AN_EDGE = 20
# RETE splits a condition into alternatives; the two rules that count signs have up to 14,000
MOST_ALTERNATIVES = 12


def alternatives(condition: Condition, wanted: Truth = Truth.YES) -> int:
    """Return into how many conjunctions RETE splits a condition that shall be yes, or no."""
    match condition:
        case Comparison() | Found():
            return 1
        case Not(part=part):
            return alternatives(part, ~wanted)
        case AllOf(parts=parts):
            least = len(parts)
        case AnyOf(parts=parts):
            least = 1
        case _:
            least, parts = condition.least, condition.parts
    needed = least if wanted is Truth.YES else len(parts) - least + 1
    sizes = [alternatives(part, wanted) for part in parts]
    return sum(prod(choice) for choice in combinations(sizes, needed))


@pytest.fixture(scope="module")
def light(content: Content) -> tuple[Rule, ...]:
    return tuple(rule for rule in content.rules if alternatives(rule.when) <= MOST_ALTERNATIVES)


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


def test_rete_carries_all_rules_of_findings_and_nearly_all_others(
    content: Content, light: tuple[Rule, ...]
) -> None:
    heavy = [rule for rule in content.rules if rule not in light]

    assert len(heavy) <= len(content.rules) // 20
    assert not any(isinstance(rule.then, Finds) for rule in heavy)


def test_stock_rete_in_our_order_fires_as_our_matcher_and_the_reference(
    content: Content, light: tuple[Rule, ...], edges: dict[str, list[int]]
) -> None:
    rulebook = make_rulebook(light)
    ours, stock = engine_class(rulebook)(), engine_class(rulebook, matcher=ReteMatcher)()

    for seed in range(SETS):
        answers = an_answer_set(content, edges, seed)
        by_us = fired(ours, content, answers)
        assert fired(stock, content, answers) == by_us
        assert set(by_us) == surely(light, content, answers)


def test_on_both_sides_of_every_threshold_all_rules_fire_as_the_reference(
    content: Content, edges: dict[str, list[int]]
) -> None:
    engine = engine_class(make_rulebook(content.rules))()

    for seed in range(PEOPLE_AN_EDGE):
        someone = random_answers(content, seed, ill=0.03 * seed)
        for name, values in edges.items():
            for value in values:
                answers = {**someone, name: value}
                assert set(fired(engine, content, answers)) == surely(
                    content.rules, content, answers
                )
