"""z3 finds of each “if X, call Y” what the diagram finds: whoever has X is sent as far as Y."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from recommender.analysis.outcomes import Outcomes
from recommender.analysis.safety_net_families import broken_safety_nets
from recommender.analysis.space import AnswerSpace
from recommender.domain.conditions import AllOf, Condition
from recommender.domain.content import Content
from recommender.domain.promises import Family, TriageWithin
from recommender.domain.rules import Rule, SafetyNet, Sends, Triage
from recommender.domain.safety_nets import CheckedNet, checked_nets
from tests.solver.opinions import Opinion, SecondOpinion
from tests.solver.replaying import is_kept, is_spoken_of

# proofs of all rules
pytestmark = [pytest.mark.crowd, pytest.mark.slow]

GRAVER = {
    Triage.CLINICIAN_FIRST: Triage.URGENT,
    Triage.URGENT: Triage.EMERGENCY,
}


@pytest.fixture(scope="module")
def solver(content: Content) -> SecondOpinion:
    return SecondOpinion(content)


def has_it(net: CheckedNet) -> Condition:
    """Return who has X already and reads the line; one of a page is for everybody."""
    return net.when if net.read_when is None else AllOf((net.read_when, net.when))


def as_far(net: CheckedNet) -> TriageWithin:
    return TriageWithin(net.call, Triage.EMERGENCY)


@pytest.fixture(scope="module")
def found(content: Content, solver: SecondOpinion) -> list[tuple[CheckedNet, Opinion]]:
    return list(opinions(content, solver))


def opinions(content: Content, solver: SecondOpinion) -> Iterator[tuple[CheckedNet, Opinion]]:
    known: dict[tuple[Condition, Triage], Opinion] = {}
    for net in checked_nets(content):
        case = (has_it(net), net.call)
        if case not in known:  # several pages have the same lines
            known[case] = solver.on(case[0], as_far(net))
        yield net, known[case]


def test_whoever_has_it_already_is_sent_as_far_as_the_line_calls(
    found: list[tuple[CheckedNet, Opinion]],
) -> None:
    assert found
    assert [net for net, opinion in found if opinion.counterexample is not None] == []


def test_somebody_who_could_read_the_line_has_it(
    content: Content, found: list[tuple[CheckedNet, Opinion]]
) -> None:
    idle = {entry.what for entry in content.exemptions if entry.family is Family.VACUOUS_SAFETY_NET}
    assert {net.entry for net, opinion in found if opinion.example is None} == idle
    for net, opinion in found:
        if opinion.example is not None:
            assert is_spoken_of(content, has_it(net), as_far(net), opinion.example), net


def calling_more(content: Content) -> Content:
    """Return the content with the lines of some rules alone, each calling for one triage more."""
    warning = [rule for rule in content.rules if isinstance(rule.then, Sends) and rule.then.say_if]
    chosen = {rule.id for rule in warning[::2]}
    rules = tuple(_calling_more(rule, is_chosen=rule.id in chosen) for rule in content.rules)
    return replace(content, rules=rules, outcomes={})


def _calling_more(rule: Rule, *, is_chosen: bool) -> Rule:
    if not isinstance(rule.then, Sends):
        return rule
    nets = tuple(map(_more, rule.then.say_if)) if is_chosen else ()
    return replace(rule, then=replace(rule.then, say_if=nets))


def _more(net: SafetyNet) -> SafetyNet:
    return replace(net, call=GRAVER.get(net.call, net.call)) if net.call else net


def test_lines_that_call_too_much_are_found_by_both(
    content: Content, solver: SecondOpinion
) -> None:
    planted = calling_more(content)
    refuted = {
        f"{net.entry} {net.when_text}": (net, opinion.counterexample)
        for net, opinion in opinions(planted, solver)
        if opinion.counterexample is not None
    }

    assert refuted
    assert set(refuted) == {
        weakness.what for weakness in broken_safety_nets(Outcomes(AnswerSpace(planted)))
    }
    for net, answers in refuted.values():
        assert is_spoken_of(content, has_it(net), as_far(net), answers)
        assert not is_kept(content, as_far(net), answers)
