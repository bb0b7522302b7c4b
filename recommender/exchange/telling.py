"""What several rules say to a person, put together so that nothing is read twice.

Only for showing: a plan keeps each message as its rule gave it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recommender.domain.plan import Plan
from recommender.domain.rules import Sends, Triage

# a small letter goes on with the sentence, after "e.g." for instance
END = re.compile(r"(?<=[.!?])\s+(?=[^a-z])")


@dataclass(frozen=True)
class Told:
    """What messages with the same first sentence say: that sentence, the rest of each, the nets.

    `say_if` are the lines of their safety nets ("if X, call Y").
    """

    first: str
    more: tuple[str, ...]
    say_if: tuple[str, ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Return one paragraph for one message; for several their first sentence, then each."""
        said = (self.first, *self.more)
        return said if len(self.more) > 1 else (" ".join(said),)


def messages_for(plan: Plan) -> list[tuple[str, list[str]]]:
    """Return what is told of a plan, each message with its safety net.

    Where there is no week, what a rule says to somebody who may start is not told, such as to move
    gently: it would go against the stop. Its safety net is, below the last that is.
    """
    messages = [(entry.say, list(entry.say_if), entry.rule) for entry in plan.messages]
    starting = _rules_to_start(plan) if plan.week is None else set()
    told = [(say, nets) for say, nets, rule in messages if rule not in starting]
    if told:
        told[-1][1].extend(net for _, nets, rule in messages if rule in starting for net in nets)
    return told


def told_once(messages: Iterable[tuple[str, Sequence[str]]]) -> tuple[Told, ...]:
    """Return messages, each with its safety net, with every sentence and line once.

    Messages that begin alike stand together where the first of them stood, so the gravest stays
    first. Nothing but a repetition is left out.
    """
    groups: dict[str, tuple[list[str], list[str]]] = {}
    said: set[str] = set()
    for say, nets in messages:
        beginning, fresh = sentences(say)[0], _fresh(sentences(say), said)
        if beginning not in groups:
            # of what was all said within other messages only the safety net is left
            beginning, *fresh = fresh or [next(reversed(groups))]
        more, lines = groups.setdefault(beginning, ([], []))
        more.extend([" ".join(fresh)] if fresh else [])
        lines.extend(_fresh(nets, said))
    return tuple(Told(first, tuple(more), tuple(lines)) for first, (more, lines) in groups.items())


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text in their order; a text that has no end is one."""
    return tuple(END.split(text.strip()))


def _rules_to_start(plan: Plan) -> set[str]:
    """Return the rules of a plan that send nobody away, but ask for care."""
    return {
        firing.rule
        for firing in plan.trace
        if isinstance(firing.concluded, Sends) and firing.concluded.triage is Triage.PLAN_WITH_CARE
    }


def _fresh(texts: Iterable[str], said: set[str]) -> list[str]:
    """Return those that were not said yet, which are said from now on."""
    fresh = [text for text in dict.fromkeys(texts) if text not in said]
    said.update(fresh)
    return fresh
