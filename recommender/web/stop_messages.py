"""What a stop tells: the gravest first, milder words folded, what was only offered on no paper."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recommender.domain.conditions import questions_read
from recommender.domain.content import Content
from recommender.domain.plan import Plan, PlanMessage
from recommender.domain.rules import Sends
from recommender.exchange.telling import MessageGroup, messages_for, milder_messages, told_once
from recommender.web.reason_words import Reasons
from recommender.web.viewing import offered_questions
from recommender.web.words import _


@dataclass(frozen=True)
class StopMessages:
    """What leads, what is for the screen alone, and what may wait, each in the reader's words."""

    first: tuple[MessageGroup, ...]
    on_screen: tuple[MessageGroup, ...]
    milder: tuple[MessageGroup, ...]


def stop_messages(content: Content, plan: Plan, private: frozenset[str]) -> StopMessages:
    """Return what the plan of a stop tells; what rules say of private questions is never folded."""
    apart, others = _parted(content, plan, private)
    seen, alone = replace(plan, messages=others), replace(plan, messages=apart)
    return StopMessages(
        _told(messages_for(seen)), _told(messages_for(alone)), _told(milder_messages(seen))
    )


def private_questions(content: Content, plan: Plan, reasons: Reasons | None) -> frozenset[str]:
    """Return the questions that the paper of a stop leaves out, which people hand to staff.

    They are those that were only offered, such as how somebody copes, unless their answer is why
    the person is sent.
    """
    forced = {row.question.id for row in reasons.forced_by} if reasons else set()
    private = offered_questions(content) - forced
    _, others = _parted(content, plan, private)
    return private if _is_sent_by(plan, others) else frozenset()


def _parted(
    content: Content, plan: Plan, questions: frozenset[str]
) -> tuple[tuple[PlanMessage, ...], tuple[PlanMessage, ...]]:
    """Return the messages of rules that read one of the questions, and the others."""
    rules = {
        rule.id for rule in content.rules if not questions.isdisjoint(questions_read(rule.when))
    }
    return (
        tuple(one for one in plan.messages if one.rule in rules),
        tuple(one for one in plan.messages if one.rule not in rules),
    )


def _is_sent_by(plan: Plan, messages: tuple[PlanMessage, ...]) -> bool:
    """Return whether one of the messages sends the person where the plan does."""
    sent = {
        firing.rule: firing.concluded.triage
        for firing in plan.trace
        if isinstance(firing.concluded, Sends)
    }
    # a stop of the planner has a reason where others have their rule, and decides
    return any(sent.get(one.rule, plan.triage) is plan.triage for one in messages)


def _told(messages: Sequence[tuple[str, Sequence[str]]]) -> tuple[MessageGroup, ...]:
    return told_once((_(say), [_(net) for net in nets]) for say, nets in messages)
