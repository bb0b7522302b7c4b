"""“If X, call Y” is proved of everybody, and a line that says too much shows somebody."""

from dataclasses import replace

import pytest

from recommender.analysis.families import Weakness
from recommender.analysis.proving import Prover
from recommender.analysis.safety_net_families import broken_safety_nets, vacuous_safety_nets
from recommender.content.language import Names, parse_condition
from recommender.domain.content import Content
from recommender.domain.evaluation import evaluate
from recommender.domain.promises import Family
from recommender.domain.rules import Rule, SafetyNet, Sends, Triage
from recommender.inference.deciding import Decider
from recommender.inference.interview import still_needed

# proofs of all rules
pytestmark = [pytest.mark.crowd, pytest.mark.slow]

LOSS = "weight_loss in ill_signs"


def a_net(content: Content, when: str, call: Triage) -> SafetyNet:
    names = Names(content.questionnaire.questions, frozenset(content.rules_of_finding))
    return SafetyNet("If so, call.", parse_condition(when, names), when, call)


def with_rule_net(content: Content, rule_id: str, net: SafetyNet) -> Content:
    """Return a content in which only one rule has a safety net, this one."""

    def planted(rule: Rule) -> Rule:
        if not isinstance(rule.then, Sends):
            return rule
        own = (net,) if rule.id == rule_id else ()
        return replace(rule, then=replace(rule.then, say_if=own))

    return replace(content, rules=tuple(map(planted, content.rules)), outcomes={})


def with_page_net(content: Content, page: Triage, net: SafetyNet) -> Content:
    """Return a content in which only one outcome has a line that can be checked, this one."""
    bare = with_rule_net(content, "", net)
    outcome = replace(content.outcomes[page.value], do_now=(), watch_for=(net,))
    return replace(bare, outcomes={page.value: outcome})


def broken(content: Content) -> list[Weakness]:
    return list(broken_safety_nets(Prover(content).outcomes))


def vacuous(content: Content) -> list[Weakness]:
    return list(vacuous_safety_nets(Prover(content).outcomes))


def test_a_line_of_a_rule_that_calls_too_much_shows_somebody(
    content: Content, decider: Decider
) -> None:
    planted = with_rule_net(content, "weight-loss", a_net(content, LOSS, Triage.EMERGENCY))

    [weakness] = broken(planted)

    answers = weakness.before or {}
    assessment = decider.assess(answers)
    assert (weakness.family, weakness.what) == (
        Family.BROKEN_SAFETY_NET,
        f"weight-loss {LOSS}",
    )
    assert not still_needed(evaluate(content, answers))
    assert "weight_loss" in answers["ill_signs"]  # type: ignore[operator]  # a list of options
    assert "weight-loss" in [message.rule for message in assessment.messages]
    assert assessment.triage is Triage.URGENT


def test_the_same_line_may_call_as_much_as_the_triage(content: Content) -> None:
    net = a_net(content, LOSS, Triage.URGENT)

    assert broken(with_rule_net(content, "weight-loss", net)) == []


def test_a_line_of_a_page_that_calls_too_much_shows_somebody(
    content: Content, decider: Decider
) -> None:
    net = a_net(content, "burning_pee in ill_signs", Triage.EMERGENCY)

    [weakness] = broken(with_page_net(content, Triage.PLAN, net))

    assessment = decider.assess(weakness.before or {})
    assert weakness.what == "plan burning_pee in ill_signs"
    assert assessment.triage.gravity < Triage.EMERGENCY.gravity


def test_a_line_that_calls_too_much_only_for_some_is_found(
    content: Content, decider: Decider
) -> None:
    net = a_net(content, "age < 19", Triage.CLINICIAN_FIRST)

    [weakness] = broken(with_page_net(content, Triage.PLAN, net))

    assert (weakness.before or {})["age"] == 18


@pytest.mark.parametrize(
    ("rule", "when"),
    [
        ("saddle-numbness", "none in saddle_signs"),
        ("birth-by-caesarean", "birth == vaginal_later"),
        ("blood-pressure-raised", "blood_pressure == very_high"),
    ],
)
def test_a_line_about_what_no_reader_can_have_is_vacuous(
    content: Content, rule: str, when: str
) -> None:
    net = a_net(content, when, Triage.EMERGENCY)

    [weakness] = vacuous(with_rule_net(content, rule, net))

    assert (weakness.family, weakness.what) == (Family.VACUOUS_SAFETY_NET, f"{rule} {when}")


def test_a_line_about_what_somebody_has_is_not_vacuous(content: Content) -> None:
    net = a_net(content, LOSS, Triage.URGENT)

    assert vacuous(with_rule_net(content, "weight-loss", net)) == []
    assert vacuous(with_page_net(content, Triage.PLAN, net)) == []
