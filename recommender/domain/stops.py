"""What the page of a stop tells one person: only what fits the answers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from recommender.domain.conditions import Answers, Condition, Situation
from recommender.domain.content import Content
from recommender.domain.help import FittingLine, Help
from recommender.domain.rules import Avoids, Triage
from recommender.domain.situations import situation_of
from recommender.domain.truth import Truth


@dataclass(frozen=True)
class Until:
    """What may ease until somebody is seen."""

    positions: tuple[str, ...] = ()
    more: tuple[str, ...] = ()


def until_seen(content: Content, help_: Help, answers: Answers, triage: Triage) -> Until:
    """Return what no rule forbids this person, even if the unanswered were answered with yes."""
    comfort = help_.comfort
    situation = situation_of(content, answers)
    if triage not in comfort.triages or not _is_out(comfort.keep_still, situation):
        return Until()
    avoided = possibly_avoided(content, situation)
    positions = tuple(_fitting(comfort.positions, situation, avoided))
    return Until(
        positions[: comfort.most_positions], tuple(_fitting(comfort.more, situation, avoided))
    )


def possibly_avoided(content: Content, situation: Situation) -> frozenset[str]:
    """Return every demand that a contraindication leaves out, or would with answers to come."""
    return frozenset(
        what
        for rule in content.rules
        if isinstance(rule.then, Avoids) and rule.when.holds(situation) is not Truth.NO
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
