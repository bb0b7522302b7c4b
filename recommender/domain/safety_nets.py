"""What a person is told to watch for: safety nets, without what the person has just answered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from recommender.domain.assessment import Assessment
from recommender.domain.conditions import Condition, Situation
from recommender.domain.content import Content
from recommender.domain.evaluation import Evaluation
from recommender.domain.rules import SafetyNet, Sends, Triage
from recommender.domain.truth import Truth

OUTCOMES = "knowledge/outcomes.yaml"


@dataclass(frozen=True)
class SafetyNetLines:
    """The lines that a person reads of the outcome, and of each rule that sends somewhere."""

    do_now: tuple[str, ...] = ()
    watch_for: tuple[str, ...] = ()
    of_rules: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def told_to(evaluation: Evaluation, assessment: Assessment) -> SafetyNetLines:
    """Return what the person of this evaluation is told to watch for.

    A line is left out for somebody who has surely answered it; others still read it. A line of a
    rule that calls no further than the page sends is left out too, unless it calls an emergency.
    """
    content, situation = evaluation.content, evaluation.situation
    outcome = content.outcomes[assessment.triage]
    fired = [content.rules_by_id[message.rule] for message in assessment.messages]
    return SafetyNetLines(
        do_now=_lines(outcome.do_now, situation),
        watch_for=_lines(outcome.watch_for, situation),
        of_rules={
            rule.id: _lines(_further(rule.then.say_if, assessment.triage), situation)
            for rule in fired
            if isinstance(rule.then, Sends)
        },
    )


@dataclass(frozen=True)
class CheckedNet:
    """A safety net that can be checked, and where it stands.

    Everybody who meets `read_when` reads it, or everybody who gets the page where it stands on one.
    """

    file: str
    entry: str
    triage: Triage
    read_when: Condition | None
    when: Condition
    when_text: str
    call: Triage


def checked_nets(content: Content) -> Iterator[CheckedNet]:
    """Yield every safety net that can be checked: those of rules, then those of outcomes.

    Those of an emergency do not count: their readers are already sent as far as anybody can be.
    """
    for rule in content.rules:
        if isinstance(rule.then, Sends):
            yield from _checked(rule.file, rule.id, rule.then.triage, rule.when, rule.then.say_if)
    for triage in Triage:
        if triage is Triage.EMERGENCY:
            continue
        outcome = content.outcomes.get(triage)
        nets = (*outcome.do_now, *outcome.watch_for) if outcome else ()
        yield from _checked(OUTCOMES, triage.value, triage, None, nets)


def _checked(
    file: str,
    entry: str,
    triage: Triage,
    read_when: Condition | None,
    nets: tuple[SafetyNet, ...],
) -> Iterator[CheckedNet]:
    for net in nets:
        if net.when is not None and net.call is not None:
            yield CheckedNet(file, entry, triage, read_when, net.when, net.when_text, net.call)


def _further(nets: tuple[SafetyNet, ...], triage: Triage) -> tuple[SafetyNet, ...]:
    """Return the lines that still ask for more than a page that sends there.

    What calls an emergency always stays: who already is one may be told when to call again.
    """
    return tuple(
        net
        for net in nets
        if net.call in (None, Triage.EMERGENCY) or net.call.gravity > triage.gravity
    )


def _lines(nets: tuple[SafetyNet, ...], situation: Situation) -> tuple[str, ...]:
    return tuple(net.say for net in nets if not _is_answered(net, situation))


def _is_answered(net: SafetyNet, situation: Situation) -> bool:
    return net.when is not None and net.when.holds(situation) is Truth.YES
