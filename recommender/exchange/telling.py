"""What several rules say to a person, put together so that nothing is read twice.

Only for showing: a plan keeps each message as its rule gave it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from recommender.domain.plan import Plan, PlanLeftOut, PlanMessage
from recommender.domain.rules import Sends, Triage

# a small letter goes on with the sentence, after "e.g." for instance
END = re.compile(r"(?<=[.!?])\s+(?=[^a-z])")


@dataclass(frozen=True)
class MessageGroup:
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
    """Return what is told of a plan first, each message with its safety net."""
    return [_with_net(entry) for entry in first_messages(plan)]


def first_messages(plan: Plan) -> list[PlanMessage]:
    """Return the messages that a person reads first, with the safety nets that go with them.

    Where there is no week, only what sends the person where the plan does: milder words, such as to
    be seen within days or to move gently, would go against it. Their safety nets stand below the
    last message, but in an emergency, where nobody waits to see whether more comes.
    """
    told, milder = _parted(plan)
    if told and plan.triage is not Triage.EMERGENCY:
        nets = tuple(net for entry in milder for net in entry.say_if)
        told[-1] = replace(told[-1], say_if=(*told[-1].say_if, *nets))
    return told


def milder_messages(plan: Plan) -> list[tuple[str, list[str]]]:
    """Return what `messages_for` leaves out of a stop, but for what asks somebody to start."""
    return [_with_net(entry) for entry in later_messages(plan)]


def later_messages(plan: Plan) -> list[PlanMessage]:
    """Return the milder messages that a person who is sent away may read after the first."""
    starting = _rules_sending(plan, Triage.PLAN_WITH_CARE)
    milder = [entry for entry in _parted(plan)[1] if entry.rule not in starting]
    if plan.triage is Triage.EMERGENCY:
        return milder
    return [replace(entry, say_if=()) for entry in milder]


def _parted(plan: Plan) -> tuple[list[PlanMessage], list[PlanMessage]]:
    """Return the messages of a plan, apart from those that are milder than it.

    Where all would be, those that are for somebody who may start are the milder ones.
    """
    if plan.week is not None:
        return [*plan.messages], []
    gravity = plan.triage.gravity
    milder = _rules_sending(plan, *(triage for triage in Triage if triage.gravity < gravity))
    if all(entry.rule in milder for entry in plan.messages):
        milder = _rules_sending(plan, Triage.PLAN_WITH_CARE)
    first = [entry for entry in plan.messages if entry.rule not in milder]
    return first, [entry for entry in plan.messages if entry.rule in milder]


def told_once(messages: Iterable[tuple[str, Sequence[str]]]) -> tuple[MessageGroup, ...]:
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
    return tuple(
        MessageGroup(first, tuple(more), tuple(lines)) for first, (more, lines) in groups.items()
    )


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text in their order; a text that has no end is one."""
    return tuple(END.split(text.strip()))


def left_out_told(plan: Plan) -> tuple[PlanLeftOut, ...]:
    """Return what a person is told was left out.

    That a day of a programme gave way is told only in a week that follows programmes.
    """
    follows = plan.week is not None and any(day.programme for day in plan.week.days)
    return tuple(entry for entry in plan.left_out if follows or not entry.programme)


def _with_net(message: PlanMessage) -> tuple[str, list[str]]:
    return message.say, list(message.say_if)


def _rules_sending(plan: Plan, *triages: Triage) -> set[str]:
    """Return the rules of a plan that send the person to one of these."""
    return {
        firing.rule
        for firing in plan.trace
        if isinstance(firing.concluded, Sends) and firing.concluded.triage in triages
    }


def _fresh(texts: Iterable[str], said: set[str]) -> list[str]:
    """Return those that were not said yet, which are said from now on."""
    fresh = [text for text in dict.fromkeys(texts) if text not in said]
    said.update(fresh)
    return fresh
