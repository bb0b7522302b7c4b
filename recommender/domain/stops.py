"""What the page of a stop tells one person: only what fits the answers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from recommender.domain.conditions import Condition, Situation
from recommender.domain.evaluation import Evaluation
from recommender.domain.help import FirstLine, FittingLine, Help
from recommender.domain.rules import Avoids, Triage
from recommender.domain.truth import Truth


@dataclass(frozen=True)
class Until:
    """What may ease until somebody is seen."""

    positions: tuple[str, ...] = ()
    more: tuple[str, ...] = ()


def until_seen(evaluation: Evaluation, help_: Help, triage: Triage) -> Until:
    """Return what no rule forbids this person, even if the unanswered were answered with yes."""
    comfort = help_.comfort
    situation = evaluation.situation
    if triage not in comfort.triages or not _is_out(comfort.keep_still, situation):
        return Until()
    avoided = possibly_avoided(evaluation)
    positions = tuple(_fitting(comfort.positions, situation, avoided))
    return Until(
        positions[: comfort.most_positions], tuple(_fitting(comfort.more, situation, avoided))
    )


def told_first(lines: Iterable[FirstLine], situation: Situation, triage: Triage) -> tuple[str, ...]:
    """Return the lines of a triage that concern this person, also where that is not quite sure."""
    return tuple(
        line.say
        for line in lines
        if (not line.triages or triage in line.triages)
        and (line.when is None or line.when.holds(situation) is Truth.YES)
        and (line.unless is None or line.unless.holds(situation) is not Truth.YES)
    )


def not_asked_yet(help_: Help, situation: Situation) -> tuple[str, ...]:
    """Return what to tell in place of the questions that the stop came before."""
    answers = situation.answers
    return tuple(line.say for line in help_.not_asked if not any(map(answers.get, line.questions)))


def possibly_avoided(evaluation: Evaluation) -> frozenset[str]:
    """Return every demand that a contraindication leaves out, or would with answers to come."""
    return frozenset(
        what
        for truth in (Truth.YES, Truth.UNKNOWN)
        for rule in evaluation.having(truth)
        if isinstance(rule.then, Avoids)
        for what in rule.then.what
    )


def _fitting(
    lines: Iterable[FittingLine], situation: Situation, avoided: frozenset[str]
) -> Iterator[str]:
    for line in lines:
        is_meant = line.when is None or line.when.holds(situation) is Truth.YES
        if is_meant and _is_out(line.unless, situation) and avoided.isdisjoint(line.demands):
            yield line.say


def _is_out(condition: Condition | None, situation: Situation) -> bool:
    return condition is None or condition.holds(situation) is Truth.NO
