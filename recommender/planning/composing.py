"""A week composed from what the person needs, where the days of a programme do not suit them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise

from recommender.domain.rules import Cap
from recommender.domain.week import LeftOut
from recommender.domain.week_settings import ExclusionReason
from recommender.planning.arcs import DAYS_A_WEEK, Arc, Slot
from recommender.planning.ease_sessions import EaseSessions
from recommender.planning.seating import Seating
from recommender.planning.session_needs import SessionNeeds
from recommender.planning.strength_sessions import StrengthSessions


@dataclass(frozen=True)
class Composer:
    """Puts a week together: sessions of strength that come again, and sessions of ease between."""

    seating: Seating

    @property
    def may(self) -> bool:
        """Whether the answers ask for anything that a session of each sort could be made of."""
        return bool(self._needs.of_work and self._needs.of_ease)

    @cached_property
    def _needs(self) -> SessionNeeds:
        return SessionNeeds(self.seating)

    def arc(self, days: Sequence[int]) -> Arc:
        """Return the arc for these days with a session."""
        work = working_days(days, self._work_wanted(len(days)))
        is_alone = len(days) == len(work)
        sessions, easing = StrengthSessions(self._needs), EaseSessions(self._needs)
        strength = sessions.strength(is_alone=is_alone, easy=len(days) - len(work))
        stood: Counter[str] = Counter()
        slots: list[Slot] = []
        used: list[str] = []
        for day in days:
            if day in work:
                arc, kept = sessions.day(strength, work.index(day), stood)
            else:
                arc, kept = easing.day(len(used), stood, used)
                used.append(arc.theme)
            stood.update(arc.exercises)
            lead = self.seating.lead.id
            slots.append(
                Slot(day, lead, arc, len(slots) + 1, is_composed=True, kept=frozenset(kept))
            )
        return Arc(tuple(slots), tuple(self._gives_way(days[0])), frozenset(work))

    def _gives_way(self, day: int) -> Iterator[LeftOut]:
        """Yield that the programme is not followed, where the rules point to it at all."""
        lead, week = self.seating.lead, self.seating.week
        if self.seating.points(lead.id):
            why = week.content.week.why(ExclusionReason.COMPOSED)
            rules = week.wishes.assessment.rules_for(lead.id)
            yield LeftOut(lead.id, lead.title, day, why, rules, ExclusionReason.COMPOSED)

    def _work_wanted(self, sessions: int) -> int:
        """Return on how many days strength stands: on one more of a few where work leads."""
        week, needs = self.seating.week, self._needs
        wanted = week.content.week.work_days[sessions - 1]
        lead = max((*needs.of_work, *needs.of_ease), key=self.seating.points)
        is_more = lead in needs.of_work and sessions > wanted + 1
        return week.caps.lower(Cap.STRENGTH_DAYS, min(wanted + is_more, needs.settings.work_most))


def working_days(days: Sequence[int], count: int) -> tuple[int, ...]:
    """Return so many of some days, none next to another, or as many as there can be.

    The rest between them is as even as can be, the next week counted; a week with days enough
    begins with ease, and of equals the earlier days are taken.
    """
    for size in range(min(count, len(days)), 0, -1):
        apart = [
            one
            for one in combinations(days, size)
            if all(later - earlier > 1 for earlier, later in pairwise(one))
        ]
        if apart:
            return min(apart, key=lambda one: (-_least_rest(one), one[0] == days[0], one))
    return ()


def _least_rest(days: Sequence[int]) -> int:
    following = (*days[1:], days[0] + DAYS_A_WEEK)
    return min(later - earlier for earlier, later in zip(days, following, strict=True))
