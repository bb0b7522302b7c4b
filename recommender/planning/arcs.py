"""Which day of a programme's arc each session day of the week follows."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations

from recommender.domain.assessment import Assessment
from recommender.domain.caps import Caps
from recommender.domain.content import Content
from recommender.domain.programmes import ArcDay, Programme
from recommender.domain.rules import Cap
from recommender.domain.week import LeftOut, Person
from recommender.domain.week_settings import ExclusionReason
from recommender.planning.days import is_release, wants_release
from recommender.planning.programmes import choose_programmes, shares
from recommender.planning.substitutes import Substitutes

DAYS_A_WEEK = 7


@dataclass(frozen=True)
class Slot:
    """One day of the week, from 1, and the day of a programme's arc that it follows.

    `arc_day` is the number of that day in its own arc, from 1. A day that `is_composed` is our own
    for this person: the programme is the one that their answers point to, and what is `kept` is
    dropped as late as what the week must have.
    """

    day: int
    programme: str
    arc: ArcDay
    arc_day: int
    is_composed: bool = False
    kept: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Arc:
    """The days with a session, in order, and the arc days that had to give way.

    `working` are the days for strength of a composed week; others find their own.
    """

    slots: tuple[Slot, ...]
    given_way: tuple[LeftOut, ...]
    working: frozenset[int] = frozenset()


def choose_arc(
    content: Content,
    assessment: Assessment,
    caps: Caps,
    substitutes: Substitutes,
    person: Person,
) -> Arc:
    """Return the arc for a person's session days: one programme, or several in proportion.

    The first day stays with the leading one. Where no self-release is wanted, what a seed has of
    it makes no day worth more.
    """
    week = session_days(caps.lower(Cap.DAYS, person.days))
    release = wants_release(content.week, assessment, person, substitutes.pool)
    programmes = choose_programmes(content, assessment, caps, substitutes)
    worths = {
        programme.id: Worth.of(content, programme, substitutes, wants_release=release)
        for programme in programmes
    }
    lead = programmes[0]
    slots = {
        day: Slot(day, lead.id, lead.arc[number - 1], number)
        for day, number in zip(week, worths[lead.id].best(week), strict=True)
    }
    counts = shares([assessment.points(entry.id) for entry in programmes], len(week))
    given_way: list[LeftOut] = []
    open_days = list(week[1:])
    for programme, count in zip(programmes[1:], counts[1:], strict=True):
        other = worths[programme.id]
        if content.week.hands_over_whole:
            other = other.whole(programme, substitutes)
        most = min(count, len(other.prescribed))
        taken = _hand_over(slots, worths[lead.id], open_days, most)
        for day, number in zip(taken, other.best(taken), strict=True):
            given_way.append(_gives_way(content, assessment, slots[day], programme))
            slots[day] = Slot(day, programme.id, programme.arc[number - 1], number)
            open_days.remove(day)
    return Arc(tuple(slots[day] for day in week), tuple(given_way))


def session_days(count: int) -> tuple[int, ...]:
    """Return so many days of the seven, spread evenly, the first always among them.

    Each is the day nearest to its even place, the earlier of two as near, and where the week has
    room for it not the one after the last.
    """
    apart = 2 if 2 * count - 1 <= DAYS_A_WEEK else 1
    days: list[int] = []
    for place in range(count):
        even = (2 * place * DAYS_A_WEEK + count - 1) // (2 * count) + 1
        days.append(max(even, days[-1] + apart) if days else even)
    return tuple(days)


@dataclass(frozen=True)
class Worth:
    """What each day of an arc holds for one person, by its number from 1.

    `prescribed` counts what the seed prescribes and can stand, `work` says whether there is
    strength or strain. `wanted` is how many days of work a week of so many days wants. Days that
    hold the same are `alike`, by the least number among them; more than `alike_most` of them in a
    week count no more, where that is not 0.
    """

    prescribed: Mapping[int, int]
    work: Mapping[int, bool]
    wanted: tuple[int, ...]
    alike: Mapping[int, int] = field(default_factory=dict)
    alike_most: int = 0

    @classmethod
    def of(
        cls,
        content: Content,
        programme: Programme,
        substitutes: Substitutes,
        *,
        wants_release: bool = True,
    ) -> "Worth":
        """Return what the days of a programme's arc hold of what is safe."""
        settings, strain = content.week, content.sets.for_working_days
        prescribed, work = {}, {}
        same: dict[tuple[str, ...], int] = {}
        alike: dict[int, int] = {}
        for number, arc in enumerate(programme.arc, start=1):
            given = [
                item.exercise
                for item in arc.items
                if programme.prescribed(item.exercise, number) is not None
                and (wants_release or not is_release(content.exercises[item.exercise]))
            ]
            alike[number] = same.setdefault(tuple(given), number)
            prescribed[number] = sum(bool(substitutes.that_can_stand(one)) for one in given)
            work[number] = any(
                item.exercise in strain
                and any(one.id in strain for one in substitutes.that_can_stand(item.exercise))
                for item in arc.items
            )
        return cls(prescribed, work, settings.work_days, alike, settings.alike_days_most)

    def whole(self, programme: Programme, substitutes: Substitutes) -> "Worth":
        """Return the same of those days alone of which more than half of the items are safe."""
        safe = substitutes.pool.safe
        prescribed = {
            number: count
            for number, count in self.prescribed.items()
            if 2 * sum(name in safe for name in programme.arc[number - 1].exercises)
            > len(programme.arc[number - 1].exercises)
        }
        return replace(self, prescribed=prescribed, wanted=())

    def best(self, days: tuple[int, ...]) -> tuple[int, ...]:
        """Return the numbers of as many arc days, in order: those that together hold most.

        A day of work that the week still wants counts as much as the fullest day, even where no
        seed prescribes anything, and so does a first day without work, so that a week with days
        enough begins with ease; of equals those with more of the seed, then the earlier ones. Two
        days of work that follow each other in the week count as one.
        """
        if not days:
            return ()
        wanted = self.wanted[len(days) - 1] if self.wanted else 0
        fullest = max(1, *self.prescribed.values())

        def worth(numbers: tuple[int, ...]) -> tuple[int, int, tuple[int, ...]]:
            seed = self._held_by(numbers)
            points = min(self._apart(days, numbers), wanted)
            points += len(days) > wanted and not self.work[numbers[0]]
            return (-(seed + fullest * points), -seed, numbers)

        return min(combinations(sorted(self.prescribed), len(days)), key=worth)

    def _held_by(self, numbers: tuple[int, ...]) -> int:
        """Return what days hold together, of those that are alike no more than count."""
        most = self.alike_most or len(numbers)
        seen: Counter[int] = Counter()
        total = 0
        for number in numbers:
            kind = self.alike.get(number, number)
            seen[kind] += 1
            total += self.prescribed[number] * (seen[kind] <= most)
        return total

    def _apart(self, days: tuple[int, ...], numbers: tuple[int, ...]) -> int:
        """Return how many days of work can stand with a day between them."""
        count, last = 0, -1
        for day, number in zip(days, numbers, strict=True):
            if self.work[number] and day - last > 1:
                count, last = count + 1, day
        return count


def _hand_over(
    slots: Mapping[int, Slot], lead: Worth, open_days: list[int], count: int
) -> tuple[int, ...]:
    """Return the days that go to another programme, in order.

    Days on which the lead's seed prescribes least go first, then those without strength; among
    equals they are spread over the week, so the build-up of the week stays.
    """
    groups: dict[tuple[int, bool], list[int]] = {}
    for day in open_days:
        number = slots[day].arc_day
        groups.setdefault((lead.prescribed[number], lead.work[number]), []).append(day)
    chosen: list[int] = []
    for holds in sorted(groups):
        group = groups[holds]
        wanted = min(count - len(chosen), len(group))
        chosen += [group[place * len(group) // wanted] for place in range(wanted)]
    return tuple(sorted(chosen))


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
