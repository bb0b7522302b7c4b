"""What the page of a stop shows beside its plan: made when it is shown, and never kept."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.evaluation import evaluate
from recommender.domain.plan import Plan
from recommender.domain.rules import Sends
from recommender.domain.stops import Until, not_asked_yet, told_first, until_seen
from recommender.web.phone_words import phone_words
from recommender.web.reason_words import Reasons


@dataclass(frozen=True)
class StopPage:
    """What a stop page shows; `why` are the reasons of rules where no answer can be named.

    `tell_first` leads, and `not_asked` is to be told though no question asked it yet.
    """

    why: tuple[str, ...]
    how_soon: str = ""
    script: tuple[str, ...] = ()
    until: Until = field(default_factory=Until)
    tell_first: tuple[str, ...] = ()
    not_asked: tuple[str, ...] = ()


def stop_page(content: Content, plan: Plan, answers: Answers, reasons: Reasons | None) -> StopPage:
    """Return what the page of a stop shows; of an older content only the reasons."""
    why = () if reasons and reasons.forced_by else tuple(dict.fromkeys(_because(content, plan)))
    if content.help is None:
        return StopPage(why)
    triage, evaluation = plan.triage, evaluate(content, answers)
    return StopPage(
        why,
        content.help.how_soon[triage],
        phone_words(evaluation, content.help.script, triage, reasons),
        until_seen(evaluation, content.help, triage),
        told_first(content.help.tell_first, evaluation.situation, triage),
        not_asked_yet(content.help, evaluation.situation),
    )


def _because(content: Content, plan: Plan) -> Iterator[str]:
    """Yield the reasons of the rules that send the person where the plan does."""
    for message in plan.messages:
        rule = content.rules_by_id.get(message.rule)
        if rule and isinstance(rule.then, Sends) and rule.then.triage is plan.triage:
            yield rule.because
