"""Which programmes shape the week, and which day of theirs each day follows."""

from dataclasses import dataclass

from recommender.domain.assessment import Assessment
from recommender.domain.caps import Caps
from recommender.domain.content import Content, ExclusionReason
from recommender.domain.programmes import ArcDay, Programme
from recommender.domain.rules import Cap, Phase
from recommender.domain.week import LeftOut
from recommender.planning.safety import Pool

DAYS_A_WEEK = 7


@dataclass(frozen=True)
class Slot:
    """One day of the week, from 1, and the day of a programme's arc that it follows."""

    day: int
    programme: str
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
    slots = {day: _slot(lead, day) for day in week}
    shares = _shares([assessment.points(entry.id) for entry in programmes], len(week))
    given_way: list[LeftOut] = []
    open_days = list(week)
    for programme, share in zip(programmes[1:], shares[1:], strict=True):
        for day in _hand_over(lead, programme, open_days, share):
            given_way.append(_gives_way(content, assessment, slots[day], programme))
            slots[day] = _slot(programme, day)
            open_days.remove(day)
    return Arc(tuple(slots[day] for day in week), tuple(given_way))


def session_days(count: int) -> tuple[int, ...]:
    """Return so many days of the seven, spread evenly, the first always among them."""
    return tuple(place * DAYS_A_WEEK // count + 1 for place in range(count))


def _programmes(
    content: Content, assessment: Assessment, caps: Caps, pool: Pool
) -> list[Programme]:
    """Return the programmes of the week, the strongest first; ties go by their order on file."""
    settings = content.week
    if caps.values.get(Cap.PHASE) == Phase.FIRST_DAYS:
        return [content.programmes[settings.first_days_programme]]
    ranked = sorted(content.programmes.values(), key=lambda entry: -assessment.points(entry.id))
    most = assessment.points(ranked[0].id)
    if most == 0:
        ranked = [content.programmes[settings.default_programme]]
    if _safe_share(ranked[0], pool) < settings.enough_of_arc:
        return [content.programmes[settings.fallback_programme]]
    least = settings.blend_from_share * most
    return [entry for entry in ranked if assessment.points(entry.id) >= least]


def _safe_share(programme: Programme, pool: Pool) -> float:
    """Return how much of a programme's arc may be done, from 0 to 1."""
    items = [item.exercise for day in programme.arc for item in day.items]
    return sum(exercise in pool.safe for exercise in items) / len(items)


def _shares(points: list[int], days: int) -> list[int]:
    """Return how many days each gets: in proportion, largest remainders first, the lead a day."""
    total = sum(points) or 1
    exact = [days * number / total for number in points] if sum(points) else [float(days)]
    whole = [int(share) for share in exact]
    by_remainder = sorted(range(len(exact)), key=lambda place: (whole[place] - exact[place], place))
    for place in by_remainder[: days - sum(whole)]:
        whole[place] += 1
    return whole


def _hand_over(lead: Programme, other: Programme, open_days: list[int], count: int) -> list[int]:
    """Return the days that go to another programme, each to its day at the same stage.

    Days on which the lead prescribes least go first, then days with the same one idea; among
    equals they are spread over the week. So the build-up of the week stays.
    """
    groups: dict[tuple[int, bool], list[int]] = {}
    for day in open_days:
        own = sum(
            lead.prescribed(item.exercise, day) is not None for item in lead.arc[day - 1].items
        )
        is_other_idea = lead.arc[day - 1].focus != other.arc[day - 1].focus
        groups.setdefault((own, is_other_idea), []).append(day)
    chosen: list[int] = []
    for key in sorted(groups):
        group = groups[key]
        wanted = min(count - len(chosen), len(group))
        chosen += [group[place * len(group) // wanted] for place in range(wanted)]
    return sorted(chosen)


def _slot(programme: Programme, day: int) -> Slot:
    return Slot(day, programme.id, programme.arc[day - 1])


def _gives_way(
    content: Content, assessment: Assessment, slot: Slot, programme: Programme
) -> LeftOut:
    return LeftOut(
        what=slot.programme,
        name=slot.arc.theme,
        day=slot.day,
        why=content.week.why(ExclusionReason.GIVES_WAY, programme=programme.title),
        rules=assessment.rules_for(programme.id),
    )
