"""Where a person would have been sent, had a rule fired that nearly did."""

from collections.abc import Iterable

from recommender.domain.content import Content
from recommender.domain.rules import Rule, Sends, Triage


def graver(rule: Rule, told: Triage) -> Triage | None:
    """Return where a rule sends people, if that is graver than what somebody was told."""
    if isinstance(rule.then, Sends) and rule.then.triage.gravity > told.gravity:
        return rule.then.triage
    return None


def gravest_near(content: Content, near: Iterable[str], told: Triage) -> Triage | None:
    """Return the gravest triage that rules would have given, if it is graver than what was told.

    The rules are those of one content that nearly fired, by their ids.
    """
    sent = [triage for name in near if (triage := graver(content.rules_by_id[name], told))]
    return max(sent, key=lambda triage: triage.gravity, default=None)
