"""Which programmes shape the week, and which day of theirs each day follows."""

from dataclasses import dataclass

from recommender.domain.assessment import Assessment
from recommender.domain.content import Content
from recommender.domain.programmes import ArcDay, Programme
from recommender.domain.rules import Cap, Phase
from recommender.domain.week import LeftOut
from recommender.planning.caps import Caps
from recommender.planning.safety import Pool

DAYS = 7


@dataclass(frozen=True)
class Slot:
    """One day of the week and the day of a programme's arc that it follows, from 1."""

    day: int
    programme: str
    arc_day: int
    arc: ArcDay


@dataclass(frozen=True)
class Arc:
    """The days with a session, in order, and the arc days that had to give way."""

    slots: tuple[Slot, ...]
    given_way: tuple[LeftOut, ...]


def choose_arc(content: Content, assessment: Assessment, caps: Caps, pool: Pool, days: int) -> Arc:
    """Return the arc for so many session days: one programme, or several in proportion."""
    week = session_days(caps.lower(Cap.DAYS, days))
    programmes = _programmes(content, assessment, caps, pool)
    lead = programmes[0]
    slots = {day: _slot(lead, day, day) for day in week}
    shares = _shares([assessment.points(entry.id) for entry in programmes], len(week))
    given_way: list[LeftOut] = []
    open_days = list(week)
    for programme, share in zip(programmes[1:], shares[1:], strict=True):
        for day, arc_day in _hand_over(lead, programme, open_days, share):
            given_way.append(_gives_way(assessment, slots[day], programme))
            slots[day] = _slot(programme, day, arc_day)
            open_days.remove(day)
    return Arc(tuple(slots[day] for day in week), tuple(given_way))


def session_days(count: int) -> tuple[int, ...]:
    """Return so many days of the seven, spread evenly, the first always among them."""
    return tuple(place * DAYS // count + 1 for place in range(count))


def _programmes(
    content: Content, assessment: Assessment, caps: Caps, pool: Pool
) -> list[Programme]:
    """Return the programmes of the week, the strongest first; ties go by their order on file."""
    settings = content.week
    if caps.values.get(Cap.PHASE) == Phase.FIRST_DAYS:
        return [content.programmes[settings.first_days_programme]]
    others = [entry for entry in pool.safe.values() if not entry.is_fallback]
    if len(others) < settings.enough_exercises:
        return [content.programmes[settings.fallback_programme]]
    ranked = sorted(content.programmes.values(), key=lambda entry: -assessment.points(entry.id))
    most = assessment.points(ranked[0].id)
    if most == 0:
        return [content.programmes[settings.default_programme]]
    least = settings.blend_from_share * most
    return [entry for entry in ranked if assessment.points(entry.id) >= least]


def _shares(points: list[int], days: int) -> list[int]:
    """Return how many days each gets: in proportion, largest remainders first, the lead a day."""
    total = sum(points) or 1
    exact = [days * number / total for number in points] if sum(points) else [float(days)]
    whole = [int(share) for share in exact]
    by_remainder = sorted(range(len(exact)), key=lambda place: (whole[place] - exact[place], place))
    for place in by_remainder[: days - sum(whole)]:
        whole[place] += 1
    return whole


def _hand_over(
    lead: Programme, other: Programme, open_days: list[int], count: int
) -> list[tuple[int, int]]:
    """Return which days go to which arc days of the other programme.

    Days with the same one idea go first, then days at the same stage of the week, so that the
    build-up stays that of the lead.
    """
    pairs = sorted(
        (lead.arc[day - 1].focus != arc_day.focus, abs(day - number), day, number)
        for day in open_days
        for number, arc_day in enumerate(other.arc, start=1)
    )
    chosen: dict[int, int] = {}
    for _, _, day, number in pairs:
        if len(chosen) < count and day not in chosen and number not in chosen.values():
            chosen[day] = number
    return sorted(chosen.items())


def _slot(programme: Programme, day: int, arc_day: int) -> Slot:
    return Slot(day, programme.id, arc_day, programme.arc[arc_day - 1])


def _gives_way(assessment: Assessment, slot: Slot, programme: Programme) -> LeftOut:
    return LeftOut(
        what=slot.programme,
        name=slot.arc.theme,
        day=slot.day,
        why=f"This day goes to “{programme.title}”, which your answers also point to.",
        rules=assessment.rules_for(programme.id),
    )
