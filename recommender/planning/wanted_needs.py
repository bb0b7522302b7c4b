"""Which needs a week must serve, on how many days, and what is said where it does not."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from recommender.domain.week import Served
from recommender.planning.brief import Brief
from recommender.planning.day import DayPlan


@dataclass(frozen=True)
class Wanted:
    """A need and the number of session days on which the week must serve it."""

    need: str
    days: int


def wanted_of(brief: Brief) -> tuple[Wanted, ...]:
    """Return what the points of the rules ask the week to serve, in the order of the content."""
    wanted = dict(brief.wishes.days_wanted)
    sessions = len(brief.arc.slots)
    lead = _lead(brief)
    if lead is not None:
        least = brief.content.week.lead.days[sessions - 1]
        wanted[lead] = max(wanted.get(lead, 0), least)
    if sessions == 1 and brief.content.week.lead.alone_points:
        wanted = {need: 1 for need in brief.content.needs if _stands_alone(brief, need)} | wanted
    return tuple(Wanted(need, min(days, sessions)) for need, days in wanted.items())


def _stands_alone(brief: Brief, need: str) -> bool:
    """Whether a need has so many points that a week of one session must serve it."""
    return brief.wishes.assessment.points(need) >= brief.content.week.lead.alone_points


def _lead(brief: Brief) -> str | None:
    """Return the need with the most points of those that may lead; None where none has enough."""
    settings, points = brief.content.week.lead, brief.wishes.assessment.points
    if not settings.points:
        return None
    needs = [need for need in brief.content.needs if need not in settings.never]
    lead = max(needs, key=points)
    return lead if points(lead) >= settings.points else None


def served_by(brief: Brief, days: Sequence[DayPlan]) -> tuple[Served, ...]:
    """Return the needs of weight and on which days they are served, the strongest first.

    A need without a must is served by whatever serves it at all.
    """
    settings, assessment = brief.content.week, brief.wishes.assessment
    wanted = {entry.need: entry.days for entry in wanted_of(brief)}
    least = settings.need_of_weight
    heavy = [
        need
        for need in brief.content.needs
        if need in wanted or (least and assessment.points(need) >= least)
    ]
    found = (
        Served(
            need=need,
            points=assessment.points(need),
            days=tuple([day.slot.day for day in days if _counts(day, need, wanted)]),
            wanted=wanted.get(need, 1),
            rules=assessment.rules_for(need),
        )
        for need in sorted(heavy, key=lambda need: -assessment.points(need))
    )
    return tuple(_said(brief, entry) for entry in found)


def _said(brief: Brief, served: Served) -> Served:
    """Return a need with what the person is told of it, if anything."""
    say = _short(brief, served)
    return replace(served, say=say) if say else served


def _counts(day: DayPlan, need: str, wanted: Container[str]) -> bool:
    if need in wanted:
        return day.serves(need)
    return any(need in choice.exercise.needs for choice in day.choices)


def _short(brief: Brief, served: Served) -> str:
    """Return what the person is told of a need of weight that no day serves, else nothing.

    Where nothing safe serves it, that is because of what the rules leave out.
    """
    settings = brief.content.week
    if served.days or served.points < settings.need_of_weight:
        return ""
    need = brief.content.needs[served.need]
    is_barred = not any(need.is_served_by(entry) for entry in brief.pool.safe.values())
    say = (
        settings.need_barred_say
        if is_barred and settings.need_barred_say
        else settings.need_short_say
    )
    return say.format(name=need.name, wanted=served.wanted, days=len(served.days))
