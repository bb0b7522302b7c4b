"""What a week leaves out because of whom it is for, rule by rule, and what its person reads."""

from collections.abc import Iterable
from dataclasses import dataclass

from recommender.domain.conditions import ALWAYS
from recommender.domain.content import Content
from recommender.domain.plan import Plan, PlanAvoid
from recommender.service.words import avoided_words


@dataclass(frozen=True)
class LeftOutBy:
    """A rule, and what it leaves out that no rule before it does."""

    rule: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class CareView:
    """What a week leaves out, and what its person reads under “Take care”, in that order."""

    left_out: tuple[LeftOutBy, ...]
    says: tuple[str, ...]


def care_view(content: Content, plan: Plan) -> CareView:
    """Return what answers had left out of a week; what rules leave out for everybody is not told.

    Empty where there is no week.
    """
    if plan.week is None:
        return CareView((), ())
    names: dict[str, list[str]] = {}
    for avoid in plan.avoid:
        rule = next(iter(_of_answers(content, avoid)), None)
        if rule is not None:
            names.setdefault(rule, []).append(avoided_words(content, avoid.name))
    left_out = tuple(LeftOutBy(rule, tuple(_shortest(some))) for rule, some in names.items())
    return CareView(left_out, tuple(entry.say for entry in plan.take_care))


def _of_answers(content: Content, avoid: PlanAvoid) -> Iterable[str]:
    known = content.rules_by_id
    return (name for name in avoid.because if name not in known or known[name].when != ALWAYS)


def _shortest(names: Iterable[str]) -> list[str]:
    return sorted(names, key=len)
