"""What several rules say to a person, put together so that nothing is read twice.

Only for showing: a plan keeps each message as its rule gave it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from recommender.domain.rules import Triage

Data = dict[str, Any]
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


def messages_for(plan: Data) -> list[tuple[str, list[str]]]:
    """Return what is told of a plan, each message with its safety net.

    Where there is no week, only what sends the person where the plan does: milder words, such as to
    be seen within days or to move gently, would go against it. Their safety nets stand below the
    last message, but in an emergency, where nobody waits to see whether more comes.
    """
    told, milder = _parted(plan)
    messages = [_with_net(entry) for entry in told]
    if messages and not _is_emergency(plan):
        messages[-1][1].extend(net for entry in milder for net in _with_net(entry)[1])
    return messages


def milder_messages(plan: Data) -> list[tuple[str, list[str]]]:
    """Return what `messages_for` leaves out of a stop, but for what asks somebody to start."""
    starting = _rules_sending(plan, Triage.PLAN_WITH_CARE)
    milder = [_with_net(one) for one in _parted(plan)[1] if one["rule"] not in starting]
    return [(say, nets if _is_emergency(plan) else []) for say, nets in milder]


def _parted(plan: Data) -> tuple[list[Data], list[Data]]:
    """Return the messages of a plan, apart from those that are milder than it.

    Where all would be, those that are for somebody who may start are the milder ones.
    """
    if plan["week"] is not None:
        return plan["messages"], []
    gravity = Triage(plan["triage"]).gravity
    milder = _rules_sending(plan, *(triage for triage in Triage if triage.gravity < gravity))
    if all(entry["rule"] in milder for entry in plan["messages"]):
        milder = _rules_sending(plan, Triage.PLAN_WITH_CARE)
    first = [entry for entry in plan["messages"] if entry["rule"] not in milder]
    return first, [entry for entry in plan["messages"] if entry["rule"] in milder]


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


def _with_net(message: Data) -> tuple[str, list[str]]:
    return message["say"], list(message.get("say_if", ()))


def _is_emergency(plan: Data) -> bool:
    return Triage(plan["triage"]) is Triage.EMERGENCY


def _rules_sending(plan: Data, *triages: Triage) -> set[str]:
    """Return the rules of a plan that send the person to one of these."""
    sent = {triage.value for triage in triages}
    return {entry["rule"] for entry in plan["trace"] if entry["concluded"].get("triage") in sent}


def _fresh(texts: Iterable[str], said: set[str]) -> list[str]:
    """Return those that were not said yet, which are said from now on."""
    fresh = [text for text in dict.fromkeys(texts) if text not in said]
    said.update(fresh)
    return fresh
