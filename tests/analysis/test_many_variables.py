"""A questionnaire of any length fits: nothing is limited by how deep Python's calls may go."""

import sys
from dataclasses import replace

import pytest

from recommender.analysis.diagram import ALL, Diagram, Node
from recommender.analysis.forced_answers import Forced
from recommender.analysis.nearest_change import ChangeGoal, Counterfactual
from recommender.analysis.pairs import find_pair
from recommender.analysis.reasons import Reasoner
from recommender.analysis.regions import Region
from recommender.analysis.searching import find_assignment
from recommender.domain.conditions import AnyOf, Includes
from recommender.domain.content import Content
from recommender.domain.questions import (
    NONE_OF_THESE,
    Option,
    Page,
    Question,
    QuestionKind,
    Questionnaire,
)
from recommender.domain.rules import RuleKind, Sends, Triage

MANY = 2000
LAST = MANY - 1
# with twenty options each they are more variables than calls within calls, too
QUESTIONS = 60


@pytest.fixture(scope="module")
def diagram() -> Diagram:
    return Diagram([2] * MANY)


def is_odd(diagram: Diagram, start: int, step: int) -> Node:
    """Return where an odd number of every so-many-th variables is 1; it reads each of them."""
    even, odd = 1, 0
    for level in reversed(range(start, MANY, step)):
        even, odd = diagram.make(level, (even, odd)), diagram.make(level, (odd, even))
    return odd


def ones(*places: int) -> tuple[int, ...]:
    return tuple(int(place in places) for place in range(MANY))


def test_more_variables_than_calls_within_calls_are_allowed() -> None:
    assert sys.getrecursionlimit() < MANY


def test_deep_sets_are_combined(diagram: Diagram) -> None:
    first, second = is_odd(diagram, 0, 2), is_odd(diagram, 1, 2)

    assert diagram.differs(first, second) == is_odd(diagram, 0, 1)
    assert diagram.opposite(diagram.either(first, second)) == diagram.both(
        diagram.opposite(first), diagram.opposite(second)
    )
    assert diagram.at_least(2, [first, second, ALL]) == diagram.either(first, second)


def test_a_late_value_is_given_in_a_deep_set(diagram: Diagram) -> None:
    node = diagram.given(is_odd(diagram, 0, 1), LAST, 1)

    assert diagram.contains(node, ones())
    assert not diagram.contains(node, ones(7))
    assert LAST not in diagram.levels_read(node)


def test_deep_sets_are_searched(diagram: Diagram) -> None:
    first, second = is_odd(diagram, 0, 1), is_odd(diagram, 0, 2)

    assert find_assignment(diagram, [first, second]) == ones(LAST - 1)
    assert find_assignment(diagram, [first], [first]) is None


def test_pairs_are_found_in_deep_sets(diagram: Diagram) -> None:
    node = is_odd(diagram, 0, 1)
    steps = [[(0, 0), (1, 1)]] * LAST + [[(0, 1)]]

    assert find_pair(diagram, Region((node,)), Region((), (node,)), steps.__getitem__) == (
        ones(LAST - 1),
        ones(LAST - 1, LAST),
    )


def test_a_case_with_so_many_options_has_its_reasons(content: Content) -> None:
    reasoner = Reasoner(with_signs(content))
    healthy = {f"signs_{number}": (NONE_OF_THESE,) for number in range(QUESTIONS)}
    signs = {f"signs_{QUESTIONS - 1}": ("sign_0", "sign_19")}

    ill = {**healthy, **signs}
    nearest = reasoner.change(ill, ChangeGoal.MILDER)

    assert reasoner.triage(ill) is Triage.EMERGENCY
    assert reasoner.forced_by(ill) == (Forced(f"signs_{QUESTIONS - 1}", ("sign_19",)),)
    assert nearest == Counterfactual(
        {f"signs_{QUESTIONS - 1}": (NONE_OF_THESE,)}, Triage.PLAN, asks_on=False
    )


def with_signs(content: Content) -> Content:
    """Return a content that asks for signs, each an emergency, and for nothing else."""
    signs = tuple(f"sign_{number}" for number in range(20))
    options = tuple(Option(name, name) for name in (*signs, NONE_OF_THESE))
    questions = tuple(
        Question(f"signs_{number}", QuestionKind.MANY, "Which?", options=options)
        for number in range(QUESTIONS)
    )
    when = AnyOf(tuple(Includes(entry.id, sign) for entry in questions for sign in signs))
    sends = Sends(Triage.EMERGENCY, "Call.")
    rule = replace(content.rules[0], id="ill", kind=RuleKind.TRIAGE, when=when, then=sends)
    page = Page("page", "Page", "section", questions)
    return replace(content, questionnaire=Questionnaire((page,)), rules=(rule,))
