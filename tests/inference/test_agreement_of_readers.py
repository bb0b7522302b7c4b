"""Three readers of the same rules agree: our matcher, stock RETE, and the reference meaning."""

import random
from collections.abc import Iterator
from itertools import chain

import pytest
from experta.matchers import ReteMatcher

from recommender.domain.conditions import (
    AllOf,
    Answers,
    AnyOf,
    AtLeast,
    Comparison,
    Condition,
    HasFinding,
    IsWithin,
    Not,
    Situation,
    findings_read,
    leaves,
)
from recommender.domain.content import Content
from recommender.domain.questions import not_applicable
from recommender.domain.reference import decide_rules
from recommender.domain.rules import Finds, Rule
from recommender.domain.strata import rules_of_finding
from recommender.domain.truth import Truth
from recommender.inference.engine import DecisionEngine, decide, engine_class
from recommender.inference.rulebook import make_rulebook
from tests.people import HEALTHY, a_person, random_answers

# many answer sets
pytestmark = pytest.mark.crowd

ALL_RULES = 800
REDUCED_RULES = 800
# Stock RETE turns a condition into its alternatives; a rule with more of them is left to ours.
ALTERNATIVES_MOST = 3


def random_sets(content: Content, count: int) -> Iterator[Answers]:
    """Yield random answer sets; two of three have lost some of their answers."""
    for seed in range(count):
        answers = random_answers(content, seed, ill=(seed % 5) * 0.15)
        chance = random.Random(seed)
        share = (0, 0.15, 0.6)[seed % 3]
        yield {name: value for name, value in answers.items() if chance.random() >= share}


def edge_sets(content: Content) -> Iterator[Answers]:
    """Yield the healthy person at both sides of each threshold that a rule has."""
    for question, edge in sorted(set(_edges(content))):
        known = content.questionnaire.questions[question]
        for value in (edge - 1, edge, edge + 1):
            if known.minimum <= value <= known.maximum:
                yield {**a_person(content, **HEALTHY), question: value}


def _edges(content: Content) -> Iterator[tuple[str, int]]:
    for rule in content.rules:
        for leaf in leaves(rule.when):
            if isinstance(leaf, IsWithin):
                for edge in (leaf.lowest, leaf.highest):
                    if edge is not None:
                        yield leaf.question, edge


def alternatives(condition: Condition, wanted: Truth = Truth.YES) -> int:
    """Return how many conjunctions the condition has in disjunctive normal form."""
    match condition:
        case Comparison() | HasFinding():
            return 1
        case Not(part=part):
            return alternatives(part, ~wanted)
        case AtLeast():
            return ALTERNATIVES_MOST + 1
        case AllOf(parts=parts) | AnyOf(parts=parts):
            counts = [alternatives(part, wanted) for part in parts]
            is_and = isinstance(condition, AllOf) is (wanted is Truth.YES)
    product = 1
    for count in counts:
        product *= count
    return product if is_and else sum(counts)


def reduced(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Return every third cheap rule, with all the cheap rules of the findings they read."""
    concluding = rules_of_finding(rules)
    cheap = {
        rule.id
        for rule in rules
        if max(alternatives(rule.when), alternatives(rule.when, Truth.NO)) <= ALTERNATIVES_MOST
    }
    kept: set[str] = set()

    def keep(rule: Rule) -> bool:
        needed = [one for name in findings_read(rule.when) for one in concluding[name]]
        if rule.id not in cheap or not all(keep(one) for one in needed):
            return False
        kept.add(rule.id)
        return True

    for rule in [entry for entry in rules if not isinstance(entry.then, Finds)][::3]:
        keep(rule)
    for finding in concluding.values():
        if any(findings_read(rule.when) for rule in finding):
            for rule in finding:
                keep(rule)
    return tuple(rule for rule in rules if rule.id in kept)


def fired(engine: DecisionEngine, content: Content, answers: Answers) -> list[str]:
    """Return the rules that fire, in order."""
    situation = Situation(answers, not_applicable(content.questionnaire, answers))
    return [firing.rule for firing in decide(engine, situation)]


def surely(rules: tuple[Rule, ...], content: Content, answers: Answers) -> set[str]:
    """Return the rules that hold by the reference meaning."""
    truths = decide_rules(rules, content.questionnaire, answers)
    return {name for name, truth in truths.items() if truth is Truth.YES}


def test_our_matcher_agrees_with_the_reference_on_all_rules(content: Content) -> None:
    engine = engine_class(make_rulebook(content.rules))()

    for answers in chain(random_sets(content, ALL_RULES), edge_sets(content)):
        assert set(fired(engine, content, answers)) == surely(content.rules, content, answers)


@pytest.fixture(scope="module")
def some_rules(content: Content) -> tuple[Rule, ...]:
    return whole_findings(reduced(content.rules), content.rules)


def whole_findings(kept: tuple[Rule, ...], rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Return the kept rules without findings of which a rule is missing, and their readers."""
    concluding = rules_of_finding(rules)
    ids = {rule.id for rule in kept}
    while True:
        whole = {name for name, ones in concluding.items() if {one.id for one in ones} <= ids}
        fitting = {
            rule.id
            for rule in kept
            if rule.id in ids
            and set(findings_read(rule.when)) <= whole
            and (not isinstance(rule.then, Finds) or rule.then.finding in whole)
        }
        if fitting == ids:
            return tuple(rule for rule in kept if rule.id in ids)
        ids = fitting


def test_the_reduced_rules_are_many_and_build_on_findings(some_rules: tuple[Rule, ...]) -> None:
    reading = [rule for rule in some_rules if findings_read(rule.when)]

    assert len(some_rules) >= 60
    assert len(reading) >= 10


def test_stock_rete_under_our_order_agrees_with_our_matcher_and_the_reference(
    content: Content, some_rules: tuple[Rule, ...]
) -> None:
    rulebook = make_rulebook(some_rules)
    ours = engine_class(rulebook)()
    stock = engine_class(rulebook, matcher=ReteMatcher)()

    for answers in chain(random_sets(content, REDUCED_RULES), edge_sets(content)):
        by_us = fired(ours, content, answers)
        assert fired(stock, content, answers) == by_us
        assert set(by_us) == surely(some_rules, content, answers)
