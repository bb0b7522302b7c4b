"""Who has answered X never reads “if X, call Y”; who has not, or was not asked, still does."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.domain.assessment import Assessment
from recommender.domain.conditions import Answers, Includes, Situation
from recommender.domain.content import Content
from recommender.domain.questions import not_applicable
from recommender.domain.reference import decide_findings
from recommender.domain.rules import Rule, SafetyNet, Sends, Triage
from recommender.domain.safety_nets import Told, told_to
from recommender.domain.truth import Truth
from recommender.inference.deciding import Decider
from tests.people import a_person, random_answers

NUMB_LIMB = "numb-limb-new"
NUMB_LEG: dict[str, Any] = {"limb_signs": ["numb_leg"], "limb_checked": "no"}
STUMBLES = "If you begin to stumble, call 111 today."


def told(decider: Decider, answers: Answers) -> tuple[Told, Assessment]:
    assessment = decider.assess(answers)
    return told_to(decider.content, answers, assessment), assessment


def lines(
    content: Content, assessment: Assessment, made: Told
) -> Iterator[tuple[SafetyNet, tuple[str, ...]]]:
    """Yield each safety net that concerns somebody, with the lines told in its place."""
    outcome = content.outcomes[assessment.triage]
    yield from ((net, made.do_now) for net in outcome.do_now)
    yield from ((net, made.watch_for) for net in outcome.watch_for)
    for message in assessment.messages:
        then = content.rules_by_id[message.rule].then
        if isinstance(then, Sends):
            yield from ((net, made.of_rules[message.rule]) for net in then.say_if)


@settings(max_examples=150)
@given(st.integers(0, 10**9), st.sampled_from((0.05, 0.15, 0.5)), st.data())
def test_a_line_is_told_unless_it_is_surely_answered(
    decider: Decider, seed: int, ill: float, data: st.DataObject
) -> None:
    content = decider.content
    whole = random_answers(content, seed, ill=ill)
    known = data.draw(st.integers(0, len(whole)))
    answers = dict(list(whole.items())[:known])
    made, assessment = told(decider, answers)

    outside = not_applicable(content.questionnaire, answers)
    findings = decide_findings(content.rules, Situation(answers, outside))
    situation = Situation(answers, outside, findings)
    for net, given_lines in lines(content, assessment, made):
        is_answered = net.when is not None and net.when.holds(situation) is Truth.YES
        assert (net.say in given_lines) is not is_answered


@pytest.fixture
def with_net(content: Content) -> Content:
    """The content with a safety net on a rule for a numb leg or arm."""
    rules = tuple(_with_net(rule) if rule.id == NUMB_LIMB else rule for rule in content.rules)
    return replace(content, rules=rules)


def test_who_stumbles_does_not_read_what_to_do_if_that_came(with_net: Content) -> None:
    answers = a_person(with_net, **NUMB_LEG, limb_more=["trips"])

    made, _ = told(Decider(with_net), answers)

    assert made.of_rules[NUMB_LIMB] == ()


def test_who_does_not_stumble_still_reads_it(with_net: Content) -> None:
    made, _ = told(Decider(with_net), a_person(with_net, **NUMB_LEG))

    assert made.of_rules[NUMB_LIMB] == (STUMBLES,)


def test_who_was_not_asked_still_reads_it(with_net: Content) -> None:
    answers = {**a_person(with_net, **NUMB_LEG)}
    del answers["limb_more"]

    made, _ = told(Decider(with_net), answers)

    assert made.of_rules[NUMB_LIMB] == (STUMBLES,)


def test_the_lines_of_the_page_are_those_of_the_triage_that_was_given(decider: Decider) -> None:
    answers = a_person(decider.content)
    assessment = replace(decider.assess(answers), triage=Triage.CLINICIAN_FIRST)

    made = told_to(decider.content, answers, assessment)

    outcome = decider.content.outcomes[Triage.CLINICIAN_FIRST]
    assert made.watch_for == tuple(line.say for line in outcome.watch_for)


def test_a_line_of_a_page_is_left_out_for_who_has_answered_it(decider: Decider) -> None:
    content = decider.content
    net = SafetyNet("If one leg weakens.", Includes("limb_signs", "leg_weak"))
    lines = (net, SafetyNet("If it gets worse."))
    urgent = replace(content.outcomes[Triage.URGENT], do_now=lines, watch_for=lines)
    planted = replace(content, outcomes={**content.outcomes, Triage.URGENT.value: urgent})
    answers = a_person(content, limb_signs=["leg_weak"], limb_time="days")

    made = told_to(planted, answers, decider.assess(answers))

    assert made.do_now == made.watch_for == ("If it gets worse.",)


def _with_net(rule: Rule) -> Rule:
    assert isinstance(rule.then, Sends)
    net = SafetyNet(STUMBLES, Includes("limb_more", "trips"), call=Triage.URGENT)
    return replace(rule, then=replace(rule.then, say_if=(net,)))
