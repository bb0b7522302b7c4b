"""Sessions of strength, which come again with the same work, so that it is learnt and grows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from recommender.domain.exercises import Exercise, ExerciseKind
from recommender.domain.programmes import ArcDay
from recommender.planning.seating import Seating, SessionDraft
from recommender.planning.session_needs import MOVING, SessionNeeds, session_day

_EASING = (*MOVING, ExerciseKind.RELEASE, ExerciseKind.POSTURE)


@dataclass(frozen=True)
class StrengthWork:
    """What is the same in all sessions of strength, what may turn, and how many items of ease."""

    core: tuple[Exercise, ...]
    others: tuple[Exercise, ...]
    still: int


@dataclass(frozen=True)
class StrengthSessions:
    """Puts the sessions of strength of a week together."""

    needs: SessionNeeds

    @property
    def _seating(self) -> Seating:
        return self.needs.seating

    def strength(self, *, is_alone: bool, easy: int) -> StrengthWork:
        """Return what the sessions of strength hold, with more of ease where they are alone.

        There are so many sessions that are `easy`.
        """
        settings = self.needs.settings
        share = settings.still_share_alone if is_alone else settings.still_share
        still = int(self.needs.items_most * share) if self.needs.is_roomy or is_alone else 0
        needs = self._in_turn(easy)
        core, others = self._core(self.needs.items_most - still - self._turning, needs)
        return StrengthWork(tuple(core), tuple(others), still)

    def day(
        self, strength: StrengthWork, place: int, stood: Counter[str]
    ) -> tuple[ArcDay, set[str]]:
        """Return a session of strength, and what of it is the same each time; one place turns."""
        settings, session = self.needs.settings, self._begun_to_grow()
        for one in strength.core:
            self._seating.add(session, one)
        apart = stood + self.needs.never_in_ease
        self._seating.give(session, self.needs.of_ease, _EASING, strength.still, apart)
        fitting = [
            one
            for one in strength.others
            if one not in session.chosen and self._seating.seconds(one) <= session.seconds
        ]
        for one in self._in_their_turn(fitting, place, stood)[: self._turning]:
            self._seating.add(session, one)
        if self._seating.points(settings.calm_need) >= settings.calm_points:
            self.needs.end_calmly(session, Counter())
        heading = settings.work_headings[min(place, len(settings.work_headings) - 1)]
        idea = self._seating.week.content.week.idea.work
        return session_day(heading, idea, session), {one.id for one in strength.core}

    @property
    def _turning(self) -> int:
        """How many places of a session turn: more of them where it has many."""
        settings = self.needs.settings
        return max(settings.turning, int(settings.turning_share * self.needs.items_most))

    def _in_their_turn(
        self, work: Sequence[Exercise], place: int, stood: Counter[str]
    ) -> list[Exercise]:
        """Return work in the order in which it has the place that turns in a session.

        What serves a need that still wants days comes first, the need with the most points first.
        """
        start = place * self._turning % max(1, len(work))
        turned = [*work[start:], *work[:start]]
        if self.needs.settings.turns_by_days:
            turned.sort(key=lambda one: not self._is_short(one.needs[0], stood))
        return turned

    def _is_short(self, need: str, stood: Counter[str]) -> bool:
        """Whether a need of work wants more days than it had."""
        serving = self._seating.week.serving(need)
        return sum(stood[name] for name in serving) < self._days_wanted[need]

    @cached_property
    def _days_wanted(self) -> Counter[str]:
        """On how many days the week must serve each need."""
        return Counter(self._seating.week.wishes.days_wanted)

    def _begun_to_grow(self) -> SessionDraft:
        """Return a session of strength with time left for the rise of its doses."""
        session = self._seating.begun()
        session.seconds = int(session.seconds / (1 + self.needs.settings.growth_share))
        return session

    def _core(self, most: int, needs: Sequence[str]) -> tuple[list[Exercise], list[Exercise]]:
        """Return the work of each session of strength, and what may have the place that turns.

        Each need has something of it, in this order, before any has a second; only the first has
        another before a need of few points.
        """
        session = self._begun_to_grow()
        for need in needs:
            if self._comes_again(session, needs[0], need) and len(session.chosen) < most:
                self._seating.give(session, needs[:1], self._kinds, 1, Counter())
            open_needs = self._open_needs(session)
            if need in open_needs and len(session.chosen) < most:
                best = self._seating.best(session, need, self._kinds, Counter(), open_needs)
                if best is not None:
                    self._seating.add(session, best)
            if len(session.chosen) == most:
                break
        self._seating.give(
            session, self.needs.of_work, self._kinds, most - len(session.chosen), Counter()
        )
        core = list(session.chosen)
        # what turns takes the place of others, so it needs no time beside them
        session.seconds = self._seating.begun().seconds
        for need in needs:
            if need in self._open_needs(session):
                self._seating.give(session, (need,), self._kinds, 1, Counter())
        more = max(1, 2 * self._turning - 1 - (len(session.chosen) - len(core)))
        self._seating.give(session, self.needs.of_work, self._kinds, more, Counter())
        return core, session.chosen[len(core) :]

    def _comes_again(self, session: SessionDraft, first: str, need: str) -> bool:
        """Whether the first need has a second place before an open need of few points.

        What only serves it besides is no place of its own. Getting stronger is served by all work.
        """
        if first == self._seating.week.content.week.idea.work or session.served[need]:
            return False
        least = self.needs.settings.again_share * self._seating.points(first)
        is_once = sum(one.needs[0] == first for one in session.chosen) == 1
        return is_once and self._seating.points(need) < least

    def _in_turn(self, easy: int) -> tuple[str, ...]:
        """Return the needs of work in the order in which each has something in a session.

        The legs come first or right after the first need, then the others by their points; those
        that something serves where it hurts have `work_place` points more. Where there are few
        places, light work for which the easy sessions are enough waits.
        """
        settings, needs = self.needs.settings, self.needs.of_work
        week = self._seating.week.content.week
        legs = [need for group in week.idea.mixed[:1] for need in group if need in needs]
        is_whole = settings.work_place and needs[:1] == (week.idea.work,)
        first = (*legs, *needs[:1]) if is_whole else (*needs[:1], *legs)

        def order(need: str) -> tuple[bool, int]:
            waits = self._is_light(need) and self._days_wanted[need] <= easy
            here = self._seating.is_for_place(need, self._kinds)
            points = self._seating.points(need) + settings.work_place * here
            return waits and not self.needs.is_roomy and settings.turns_by_days, -points

        return tuple(dict.fromkeys((*first, *sorted(needs, key=order))))

    def _is_light(self, need: str) -> bool:
        """Whether a session of ease may have work for a need, as balance and the hinge."""
        if need in self._seating.week.content.week.gentle_needs:
            return True
        kinds = self.needs.settings.ease_kinds
        return any(one.kind in kinds and one.needs[0] == need for one in self._seating.free)

    @property
    def _kinds(self) -> tuple[ExerciseKind, ...]:
        return self.needs.settings.work_kinds

    def _open_needs(self, session: SessionDraft) -> frozenset[str]:
        """Return the needs of work that nothing in a session serves."""
        return frozenset(need for need in self.needs.of_work if not session.served[need])
