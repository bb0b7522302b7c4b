"""Who has answered X never reads “if X, call Y”; who has not, or was not asked, still does."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.domain.assessment import Assessment
from recommender.domain.conditions import Answers, Includes, Situation
from recommender.domain.content import Content
from recommender.domain.evaluation import evaluate
from recommender.domain.questions import not_applicable
from recommender.domain.reference import decide_findings
from recommender.domain.rules import SafetyNet, Sends, Triage
from recommender.domain.safety_nets import SafetyNetLines, checked_nets, told_to
from recommender.domain.truth import Truth
from recommender.inference.deciding import Decider
from tests.people import a_person, random_answers

LEG_PAIN = "leg-nerve-pain"
BELOW_KNEE = {"leg_reach": "below_knee"}
WEAK_LEG = "If the leg becomes weak, or weaker, call 111 today."


def told(decider: Decider, answers: Answers) -> tuple[SafetyNetLines, Assessment]:
    assessment = decider.assess(answers)
    return told_to(evaluate(decider.content, answers), assessment), assessment


def lines(
    content: Content, assessment: Assessment, made: SafetyNetLines
) -> Iterator[tuple[SafetyNet, tuple[str, ...]]]:
    """Yield each safety net that concerns somebody, with the lines told in its place."""
    outcome = content.outcomes[assessment.triage]
    yield from ((net, made.do_now) for net in outcome.do_now)
    yield from ((net, made.watch_for) for net in outcome.watch_for)
    for message in assessment.messages:
        then = content.rules_by_id[message.rule].then
        if isinstance(then, Sends):
            told_of_it = ((net, made.of_rules[message.rule]) for net in then.say_if)
            yield from (one for one in told_of_it if asks_for_more(one[0], assessment.triage))


def asks_for_more(net: SafetyNet, triage: Triage) -> bool:
    """Whether “call Y” still says something on a page that sends there."""
    return net.call in (None, Triage.EMERGENCY) or net.call.gravity > triage.gravity


@pytest.mark.crowd
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


@pytest.mark.crowd
@settings(max_examples=150)
@given(st.integers(0, 10**9), st.sampled_from((0.15, 0.5)))
def test_nobody_is_told_to_call_no_further_than_the_page_sends(
    decider: Decider, seed: int, ill: float
) -> None:
    made, assessment = told(decider, random_answers(decider.content, seed, ill=ill))

    for message in assessment.messages:
        then = decider.content.rules_by_id[message.rule].then
        for net in then.say_if if isinstance(then, Sends) else ():
            if net.say in made.of_rules[message.rule]:
                assert asks_for_more(net, assessment.triage)


def test_whose_foot_drops_is_not_told_what_to_do_if_the_leg_gets_weak(decider: Decider) -> None:
    drops = {"limb_signs": ["foot_drops"], "limb_time": "weeks", "limb_change": "fast"}

    made, assessment = told(decider, a_person(decider.content, **BELOW_KNEE, **drops))

    assert assessment.triage is Triage.URGENT
    assert WEAK_LEG not in made.of_rules[LEG_PAIN]


def test_on_a_page_that_sends_today_only_what_calls_an_emergency_is_left(decider: Decider) -> None:
    made, assessment = told(
        decider, a_person(decider.content, **BELOW_KNEE, ill_signs=["weight_loss"])
    )

    assert assessment.triage is Triage.URGENT
    [line] = made.of_rules[LEG_PAIN]
    assert "999" in line


def test_whose_leg_was_weak_for_years_is_told_of_a_weaker_one(decider: Decider) -> None:
    old = {"limb_signs": ["leg_weak"], "limb_time": "old", "limb_change": "same"}

    made, _ = told(decider, a_person(decider.content, **BELOW_KNEE, **old, limb_checked="years"))

    assert WEAK_LEG in made.of_rules[LEG_PAIN]


def test_who_has_a_weak_leg_does_not_read_what_to_do_if_it_came(decider: Decider) -> None:
    weak = {"limb_signs": ["leg_weak"], "limb_time": "days"}

    made, _ = told(decider, a_person(decider.content, **BELOW_KNEE, **weak))

    assert WEAK_LEG not in made.of_rules[LEG_PAIN]


def test_who_has_none_still_reads_it(decider: Decider) -> None:
    made, _ = told(decider, a_person(decider.content, **BELOW_KNEE))

    assert WEAK_LEG in made.of_rules[LEG_PAIN]


def test_who_was_not_asked_still_reads_it(decider: Decider) -> None:
    made, _ = told(decider, {"duration": "under_2_weeks", "leg_reach": "below_knee"})

    assert WEAK_LEG in made.of_rules[LEG_PAIN]


def test_the_lines_of_the_page_are_those_of_the_triage_that_was_given(decider: Decider) -> None:
    answers = a_person(decider.content)
    assessment = replace(decider.assess(answers), triage=Triage.CLINICIAN_FIRST)

    made = told_to(evaluate(decider.content, answers), assessment)

    outcome = decider.content.outcomes[Triage.CLINICIAN_FIRST]
    assert made.watch_for == tuple(line.say for line in outcome.watch_for)


def test_a_line_of_a_page_is_left_out_for_who_has_answered_it(decider: Decider) -> None:
    content = decider.content
    net = SafetyNet("If one leg weakens.", Includes("limb_signs", "leg_weak"))
    lines = (net, SafetyNet("If it gets worse."))
    urgent = replace(content.outcomes[Triage.URGENT], do_now=lines, watch_for=lines)
    planted = replace(content, outcomes={**content.outcomes, Triage.URGENT.value: urgent})
    answers = a_person(content, limb_signs=["leg_weak"], limb_time="days")

    made = told_to(evaluate(planted, answers), decider.assess(answers))

    assert made.do_now == made.watch_for == ("If it gets worse.",)


def test_each_line_that_can_be_checked_is_of_a_rule_or_a_page_and_calls_somebody(
    decider: Decider,
) -> None:
    content = decider.content
    found = list(checked_nets(content))

    rules = {rule.id for rule in content.rules if isinstance(rule.then, Sends)}
    pages = {triage.value for triage in Triage if triage is not Triage.EMERGENCY}
    assert {net.entry for net in found} <= rules | pages
    lines = (
        line for rule in content.rules if isinstance(rule.then, Sends) for line in rule.then.say_if
    )
    assert sum(net.entry in rules for net in found) == sum(line.when is not None for line in lines)
