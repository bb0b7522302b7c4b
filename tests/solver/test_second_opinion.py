"""z3, told the content in another way, finds of promises and conditions what the diagram finds."""

import ast
import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from recommender.analysis.proving import Proof, Prover
from recommender.analysis.searching import find_assignment
from recommender.analysis.space import AnswerSpace
from recommender.domain.conditions import (
    AllOf,
    Answers,
    AnyOf,
    AtLeast,
    Condition,
    Includes,
    IsWithin,
    Not,
)
from recommender.domain.content import Content
from recommender.domain.promises import NeverHolds, Promise, WeekCapped
from recommender.domain.questions import NONE_OF_THESE, QuestionKind
from recommender.domain.rules import Avoids, Limits, Rule, Sends, Triage
from recommender.domain.truth import Truth
from tests.conftest import ROOT
from tests.people import random_answers
from tests.solver.opinions import Opinion, SecondOpinion
from tests.solver.replaying import is_kept, is_spoken_of, truth

# proofs of all rules
pytestmark = [pytest.mark.crowd, pytest.mark.slow]

EVERYBODY = AllOf(())


@pytest.fixture(scope="module")
def solver(content: Content) -> SecondOpinion:
    return SecondOpinion(content)


@pytest.fixture(scope="module")
def opinions(content: Content, solver: SecondOpinion) -> list[tuple[Promise, Opinion]]:
    return [(promise, solver.on(promise.when, promise.then)) for promise in content.promises]


def test_every_promise_holds(opinions: list[tuple[Promise, Opinion]]) -> None:
    assert {
        promise.id: opinion.counterexample
        for promise, opinion in opinions
        if opinion.counterexample is not None
    } == {}


def test_every_promise_speaks_of_somebody(
    content: Content, opinions: list[tuple[Promise, Opinion]]
) -> None:
    speaking = [entry for entry in opinions if not isinstance(entry[0].then, NeverHolds)]

    assert speaking
    assert [entry.id for entry, opinion in speaking if not is_shown(content, entry, opinion)] == []


def is_shown(content: Content, promise: Promise, opinion: Opinion) -> bool:
    """Return whether the example is one by the reference, and the promise is kept there."""
    answers = opinion.example
    return (
        answers is not None
        and is_spoken_of(content, promise.when, promise.then, answers)
        and is_kept(content, promise.then, answers)
    )


def is_refuted(content: Content, promise: Promise, opinion: Opinion) -> bool:
    """Return whether the counterexample is one by the reference."""
    answers = opinion.counterexample
    return (
        answers is not None
        and is_spoken_of(content, promise.when, promise.then, answers)
        and not is_kept(content, promise.then, answers)
    )


def planted(content: Content) -> Iterator[Promise]:
    """Yield false promises: one of each kind said of everybody, one never, one of nobody."""
    kinds = dict.fromkeys(type(promise.then) for promise in content.promises)
    for kind in kinds:
        some = next(promise for promise in content.promises if isinstance(promise.then, kind))
        yield replace(some, when=EVERYBODY)
    first = content.promises[0]
    yield replace(first, then=NeverHolds())
    yield replace(first, when=AllOf((first.when, Not(first.when))))


def proof_of(promise: Promise, opinion: Opinion) -> Proof:
    if opinion.counterexample is not None:
        return Proof.BROKEN
    needs_somebody = not isinstance(promise.then, NeverHolds)
    return Proof.VACUOUS if needs_somebody and opinion.example is None else Proof.HOLDS


def test_false_promises_are_found_by_both(content: Content, solver: SecondOpinion) -> None:
    promises = tuple(planted(content))
    opinions = [(promise, solver.on(promise.when, promise.then)) for promise in promises]
    broken = [entry for entry in opinions if proof_of(*entry) is Proof.BROKEN]

    assert [proof_of(*entry) for entry in opinions] == [
        verdict.proof for verdict in Prover(replace(content, promises=promises)).verdicts()
    ]
    assert {type(promise.then) for promise, _ in broken} == {type(entry.then) for entry in promises}
    assert all(is_refuted(content, promise, opinion) for promise, opinion in broken)
    assert proof_of(*opinions[-1]) is Proof.VACUOUS


def test_rules_left_out_break_the_promises_that_need_them(content: Content) -> None:
    left = tuple(
        rule for rule in content.rules if not isinstance(rule.then, Sends | Avoids | Limits)
    )
    bare = replace(content, rules=left)
    solver = SecondOpinion(bare)
    promises = content.promises[::5]
    found = [(promise, solver.on(promise.when, promise.then)) for promise in promises]
    broken = [entry for entry in found if proof_of(*entry) is Proof.BROKEN]

    # without any of them everybody gets a plain plan and an open week
    assert len(broken) > len(found) / 2
    assert all(is_refuted(bare, promise, opinion) for promise, opinion in broken)
    assert all(
        opinion.example is not None and is_kept(bare, promise.then, opinion.example)
        for promise, opinion in found
        if proof_of(promise, opinion) is Proof.HOLDS
    )


def test_conditions_can_be_the_same_beside_the_same_answers(
    content: Content, solver: SecondOpinion
) -> None:
    space = AnswerSpace(content)
    chance = random.Random(7)
    seen = set()
    counting = [rule for rule in content.rules if counts(rule.when)]
    for seed, rule in enumerate([*chance.sample(content.rules, 60), *counting]):
        given = some_answers(content, seed, chance)
        for wanted in Truth:
            says = solver.example(rule.when, wanted, given) is not None
            seen.add((wanted, says))
            assert says is can_be(space, rule.when, wanted, given), (rule.id, wanted, given)

    assert len(seen) == 2 * len(Truth)


def counts(condition: Condition) -> bool:
    """Return whether a condition asks for so many of its parts."""
    match condition:
        case AtLeast():
            return True
        case Not(part=part):
            return counts(part)
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return any(counts(part) for part in parts)
    return False


def test_what_is_counted_is_counted_to_the_edge(content: Content, solver: SecondOpinion) -> None:
    first, second, third = (IsWithin(name, 5, None) for name in numbers(content)[:3])
    two = AtLeast(2, (first, second, third))

    assert solver.example(AllOf((first, second, Not(two))), Truth.YES) is None
    assert solver.example(AllOf((Not(first), Not(second), two)), Truth.YES) is None
    assert solver.example(AllOf((Not(first), Not(second), Not(two))), Truth.YES) is not None


def numbers(content: Content) -> list[str]:
    return [
        entry.id
        for entry in content.questionnaire
        if entry.kind is QuestionKind.NUMBER and entry.minimum < 5 <= entry.maximum
    ]


def test_the_care_of_a_gentle_week_holds_its_caps_and_no_lower_ones(
    content: Content,
) -> None:
    gentle = replace(
        content, rules=tuple(rule for rule in content.rules if not isinstance(rule.then, Limits))
    )
    careful = AnyOf(tuple(rule.when for rule in content.rules if is_gentle(rule)))
    solver = SecondOpinion(gentle)
    for cap, value in content.week.care_caps:
        assert solver.on(careful, WeekCapped(((cap, value),))).counterexample is None
        assert solver.on(careful, WeekCapped(((cap, value - 1),))).counterexample


def is_gentle(rule: Rule) -> bool:
    return isinstance(rule.then, Sends) and rule.then.triage is Triage.PLAN_WITH_CARE


def test_nobody_answers_none_together_with_another(content: Content, solver: SecondOpinion) -> None:
    lists = [entry for entry in content.questionnaire if NONE_OF_THESE in entry.option_ids]
    for question in (entry for entry in lists if entry.kind is QuestionKind.MANY):
        other = AnyOf(tuple(Includes(question.id, option.id) for option in question.choices))
        both = AllOf((Includes(question.id, NONE_OF_THESE), other))
        assert solver.example(both, Truth.YES) is None


def some_answers(content: Content, seed: int, chance: random.Random) -> Answers:
    whole = random_answers(content, seed, ill=chance.choice([0.02, 0.3]))
    share = chance.choice([0.2, 0.9])
    return {name: value for name, value in whole.items() if chance.random() < share}


def can_be(space: AnswerSpace, condition: Condition, wanted: Truth, given: Answers) -> bool:
    """Return whether the diagram has an answer set with these answers in which it is so."""
    sides = space.meaning(condition)
    inside = {Truth.YES: [sides.yes], Truth.NO: [sides.no], Truth.UNKNOWN: []}[wanted]
    outside = [sides.yes, sides.no] if wanted is Truth.UNKNOWN else []
    at = space.assignment(given)
    fixed = [
        space.diagram.literal(level, [at[level]])
        for level, variable in enumerate(space.variables)
        if variable.question.id in given
    ]
    return find_assignment(space.diagram, [*space.accepted, *inside, *fixed], outside) is not None


def test_an_example_of_each_truth_is_one_by_the_reference(
    content: Content, solver: SecondOpinion
) -> None:
    for promise in content.promises[::5]:
        for wanted in Truth:
            answers = solver.example(promise.when, wanted)
            assert answers is not None
            assert truth(content, promise.when, answers) is wanted


def test_the_solver_is_told_without_the_diagram() -> None:
    imported = {
        name
        for file in (ROOT / "tests" / "solver").glob("*.py")
        if not file.name.startswith("test_")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom | ast.Import)
        for name in ([node.module] if isinstance(node, ast.ImportFrom) else _names(node))
        if name
    }

    own = ("recommender.domain.", "recommender.inference.interview", "tests.solver.")
    assert [name for name in imported if name.startswith(("recommender", "tests"))] == [
        name for name in imported if name.startswith(own)
    ]
    assert "recommender.domain.conditions" in imported


def _names(node: ast.Import) -> list[str]:
    return [entry.name for entry in node.names]
