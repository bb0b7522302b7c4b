"""Answer sets to try engines on, and the rules that stock RETE can carry."""

import random
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from math import prod

from recommender.domain.conditions import (
    AllOf,
    Answers,
    AnyOf,
    AtLeast,
    Comparison,
    Condition,
    Found,
    IsWithin,
    Not,
    findings_read,
    leaves,
)
from recommender.domain.content import Content, rules_of_finding
from recommender.domain.questions import QuestionKind
from recommender.domain.rules import Finds, Rule
from tests.people import random_answers

_ILL = (0.0, 0.05, 0.15, 0.4, 0.9)
_KEPT = (1.0, 0.95, 0.7, 0.3)


def random_sets(content: Content, count: int) -> Iterator[Answers]:
    """Yield so many random answer sets; the same ones each time."""
    for seed in range(count):
        yield an_answer_set(content, seed)


def edge_sets(content: Content) -> Iterator[Answers]:
    """Yield two complete random people for each value of each number at an edge."""
    for question, values in edges(content).items():
        for value in values:
            for seed, ill in enumerate((0.0, 0.3)):
                yield {**random_answers(content, seed, ill=ill), question: value}


def an_answer_set(content: Content, seed: int) -> Answers:
    """Return a random answer set: well or ill, whole or with gaps, numbers often at an edge.

    Some also answer questions that are not asked of them, since such answers count too.
    """
    chance = random.Random(seed)
    answers = dict(random_answers(content, seed, ill=chance.choice(_ILL)))
    if chance.random() < 0.1:
        answers = {**random_answers(content, seed + 1, ill=0.5), **answers}
    for question, values in edges(content).items():
        if question in answers and chance.random() < 0.6:
            answers[question] = chance.choice(values)
    kept = chance.choice(_KEPT)
    return {name: value for name, value in answers.items() if chance.random() < kept}


def edges(content: Content) -> dict[str, tuple[int, ...]]:
    """Return for each number every threshold of a rule or a gate, and the value just beyond it."""
    gates = [question.ask_when for question in content.questionnaire if question.ask_when]
    found: dict[str, set[int]] = {
        question.id: {question.minimum, question.maximum}
        for question in content.questionnaire
        if question.kind is QuestionKind.NUMBER
    }
    for condition in (*(rule.when for rule in content.rules), *gates):
        for leaf in leaves(condition):
            if isinstance(leaf, IsWithin):
                found[leaf.question] |= _around(leaf)
    return {
        name: tuple(sorted(value for value in values if _in_range(content, name, value)))
        for name, values in found.items()
    }


def _around(leaf: IsWithin) -> set[int]:
    low = set() if leaf.lowest is None else {leaf.lowest - 1, leaf.lowest}
    high = set() if leaf.highest is None else {leaf.highest, leaf.highest + 1}
    return low | high


def _in_range(content: Content, name: str, value: int) -> bool:
    question = content.questionnaire.questions[name]
    return question.minimum <= value <= question.maximum


def light_rules(rules: tuple[Rule, ...], most_branches: int) -> tuple[Rule, ...]:
    """Return the rules that RETE can carry: no condition has more branches than this.

    A finding stays only whole: with all of its rules, what they build on, and its closing rule.
    """
    light = tuple(rule for rule in rules if branches(rule.when) <= most_branches)
    while True:
        kept = tuple(rule for rule in light if _stands(rule, rules, light, most_branches))
        if kept == light:
            return light
        light = kept


def _stands(
    rule: Rule, rules: tuple[Rule, ...], light: tuple[Rule, ...], most_branches: int
) -> bool:
    needed = set(findings_read(rule.when))
    if isinstance(rule.then, Finds):
        needed.add(rule.then.finding)
    every, left = rules_of_finding(rules), rules_of_finding(light)
    return all(
        every[finding] == left.get(finding)
        and branches(_any(every[finding]), wanted=False) <= most_branches
        for finding in needed
    )


def _any(rules: tuple[Rule, ...]) -> AnyOf:
    return AnyOf(tuple(rule.when for rule in rules))


@cache
def branches(condition: Condition, *, wanted: bool = True) -> int:
    """Return into how many conjunctions RETE splits the pattern of a condition."""
    match condition:
        case Comparison() | Found():
            return 1
        case Not(part=part):
            return branches(part, wanted=not wanted)
        case AllOf(parts=parts):
            least = len(parts)
        case AnyOf(parts=parts):
            least = 1
        case AtLeast(least=least, parts=parts):
            pass
    needed = least if wanted else len(parts) - least + 1
    sizes = [branches(part, wanted=wanted) for part in parts]
    return sum(prod(choice) for choice in combinations(sizes, needed))
