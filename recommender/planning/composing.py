"""A week composed from what the person needs, where the days of a programme do not suit them."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise

from recommender.domain.compose_settings import ComposeSettings, Heading
from recommender.domain.dose_steps import CALM_KINDS
from recommender.domain.exercises import Exercise, ExerciseKind
from recommender.domain.programmes import ArcDay, ArcItem
from recommender.domain.rules import Cap
from recommender.domain.week import LeftOut
from recommender.domain.week_settings import ExclusionReason
from recommender.planning.arcs import DAYS_A_WEEK, Arc, Slot
from recommender.planning.seating import Seating, SessionDraft

_MOVING = (ExerciseKind.MOBILITY, ExerciseKind.STRETCH)
_LOOSENING = (*_MOVING, ExerciseKind.RELEASE)
_EASING = (*_LOOSENING, ExerciseKind.POSTURE)


@dataclass(frozen=True)
class _Strength:
    """What is the same in all sessions of strength, what may turn, and how many items of ease."""

    core: tuple[Exercise, ...]
    others: tuple[Exercise, ...]
    still: int


@dataclass(frozen=True)
class Composer:
    """Puts a week together: sessions of strength that come again, and sessions of ease between."""

    seating: Seating

    @property
    def may(self) -> bool:
        """Whether the answers ask for anything that a session of each sort could be made of."""
        return bool(self._work_needs and self._ease_needs)

    def arc(self, days: Sequence[int]) -> Arc:
        """Return the arc for these days with a session."""
        work = working_days(days, self._work_wanted(len(days)))
        is_alone = len(days) == len(work)
        strength = self._strength(is_alone=is_alone, easy=len(days) - len(work))
        stood: Counter[str] = Counter()
        slots: list[Slot] = []
        used: list[str] = []
        for day in days:
            if day in work:
                arc, kept = self._work_day(strength, work.index(day), stood)
            else:
                arc, kept = self._ease_day(len(used), stood, used)
                used.append(arc.theme)
            stood.update(arc.exercises)
            lead = self.seating.lead.id
            slots.append(Slot(day, lead, arc, len(slots) + 1, frozenset(kept)))
        return Arc(tuple(slots), tuple(self._gives_way(days[0])), frozenset(work))

    def _gives_way(self, day: int) -> Iterator[LeftOut]:
        """Yield that the programme is not followed, where the rules point to it at all."""
        lead, week = self.seating.lead, self.seating.week
        if self.seating.points(lead.id):
            why = week.content.week.why(ExclusionReason.COMPOSED)
            rules = week.wishes.assessment.rules_for(lead.id)
            yield LeftOut(lead.id, lead.title, day, why, rules, ExclusionReason.COMPOSED)

    @property
    def _settings(self) -> ComposeSettings:
        return self.seating.week.content.week.compose

    @property
    def _items_most(self) -> int:
        return self.seating.week.items_most

    def _work_wanted(self, sessions: int) -> int:
        """Return on how many days strength stands: on one more of a few where work leads."""
        week = self.seating.week
        wanted = week.content.week.work_days[sessions - 1]
        lead = max((*self._work_needs, *self._ease_needs), key=self.seating.points)
        is_more = lead in self._work_needs and sessions > wanted + 1
        return week.caps.lower(Cap.STRENGTH_DAYS, min(wanted + is_more, self._settings.work_most))

    @property
    def _is_roomy(self) -> bool:
        """Whether a session has places beside those that its needs take."""
        return self._items_most > self._settings.fixed_least

    def _strength(self, *, is_alone: bool, easy: int) -> _Strength:
        """Return what the sessions of strength hold, with more of ease where they are alone.

        There are so many sessions that are `easy`.
        """
        settings = self._settings
        share = settings.still_share_alone if is_alone else settings.still_share
        still = int(self._items_most * share) if self._is_roomy or is_alone else 0
        needs = self._in_turn(easy)
        core, others = self._core(self._items_most - still - settings.turning, needs)
        return _Strength(tuple(core), tuple(others), still)

    def _work_day(
        self, strength: _Strength, place: int, stood: Counter[str]
    ) -> tuple[ArcDay, set[str]]:
        """Return a session of strength, and what of it is the same each time; one place turns."""
        settings, session = self._settings, self._begun_to_grow()
        for one in strength.core:
            self.seating.add(session, one)
        apart = stood + self._never_in_ease
        self.seating.give(session, self._ease_needs, _EASING, strength.still, apart)
        fitting = [
            one
            for one in strength.others
            if one not in session.chosen and self.seating.seconds(one) <= session.seconds
        ]
        for one in self._in_their_turn(fitting, place, stood)[: settings.turning]:
            self.seating.add(session, one)
        if self.seating.points(settings.calm_need) >= settings.calm_points:
            self._end_calmly(session, Counter())
        heading = settings.work_headings[min(place, len(settings.work_headings) - 1)]
        idea = self.seating.week.content.week.idea.work
        return self._day(heading, idea, session), {one.id for one in strength.core}

    def _in_their_turn(
        self, work: Sequence[Exercise], place: int, stood: Counter[str]
    ) -> list[Exercise]:
        """Return work in the order in which it has the place that turns in a session.

        What serves a need that still wants days comes first, the need with the most points first.
        """
        start = place % max(1, len(work))
        turned = [*work[start:], *work[:start]]
        if self._settings.turns_by_days:
            turned.sort(key=lambda one: not self._is_short(one.needs[0], stood))
        return turned

    def _is_short(self, need: str, stood: Counter[str]) -> bool:
        """Whether a need of work wants more days than it had."""
        serving = self.seating.week.serving(need)
        return sum(stood[name] for name in serving) < self._days_wanted[need]

    @cached_property
    def _days_wanted(self) -> Counter[str]:
        """On how many days the week must serve each need."""
        return Counter(self.seating.week.content.week.days_wanted(self.seating.points))

    def _begun_to_grow(self) -> SessionDraft:
        """Return a session of strength with time left for the rise of its doses."""
        session = self.seating.begun()
        session.seconds = int(session.seconds / (1 + self._settings.growth_share))
        return session

    def _core(self, most: int, needs: Sequence[str]) -> tuple[list[Exercise], list[Exercise]]:
        """Return the work of each session of strength, and what may have the place that turns.

        Each need has something of it, in this order, before any has a second.
        """
        session = self._begun_to_grow()
        for need in needs:
            open_needs = self._open_needs(session)
            if need in open_needs:
                best = self.seating.best(session, (need,), self._kinds, Counter(), open_needs)
                if best is not None:
                    self.seating.add(session, best)
            if len(session.chosen) == most:
                break
        self.seating.give(
            session, self._work_needs, self._kinds, most - len(session.chosen), Counter()
        )
        core = list(session.chosen)
        # what turns takes the place of others, so it needs no time beside them
        session.seconds = self.seating.begun().seconds
        for need in needs:
            if need in self._open_needs(session):
                self.seating.give(session, (need,), self._kinds, 1, Counter())
        self.seating.give(session, self._work_needs, self._kinds, 1, Counter())
        return core, session.chosen[len(core) :]

    def _in_turn(self, easy: int) -> tuple[str, ...]:
        """Return the needs of work in the order in which each has something in a session.

        The legs come first or right after the first need, then the others by their points; those
        that something serves where it hurts have `work_place` points more. Where there are few
        places, light work for which the easy sessions are enough waits.
        """
        settings, needs = self._settings, self._work_needs
        week = self.seating.week.content.week
        legs = [need for group in week.idea.mixed[:1] for need in group if need in needs]
        is_whole = settings.work_place and needs[:1] == (week.idea.work,)
        first = (*legs, *needs[:1]) if is_whole else (*needs[:1], *legs)

        def order(need: str) -> tuple[bool, int]:
            waits = self._is_light(need) and self._days_wanted[need] <= easy
            here = self.seating.is_for_place(need, self._kinds)
            points = self.seating.points(need) + settings.work_place * here
            return waits and not self._is_roomy and settings.turns_by_days, -points

        return tuple(dict.fromkeys((*first, *sorted(needs, key=order))))

    def _is_light(self, need: str) -> bool:
        """Whether a session of ease may have work for a need, as balance and the hinge."""
        if need in self.seating.week.content.week.gentle_needs:
            return True
        kinds = self._settings.ease_kinds
        return any(one.kind in kinds and one.needs[0] == need for one in self.seating.free)

    @property
    def _kinds(self) -> Collection[ExerciseKind]:
        return self._settings.work_kinds

    def _open_needs(self, session: SessionDraft) -> frozenset[str]:
        """Return the needs of work that nothing in a session serves."""
        return frozenset(need for need in self._work_needs if not session.served[need])

    def _ease_day(
        self, place: int, stood: Counter[str], used: Collection[str]
    ) -> tuple[ArcDay, set[str]]:
        """Return a session of ease, and what of it serves the first need.

        What else it holds is what the week had least of; each of the first needs has its turn.
        """
        settings = self._settings
        session, stood = self.seating.begun(settings.ease_repeated), stood + self._never_in_ease
        most = max(1, round(settings.ease_share * self._items_most))
        if self._is_roomy:
            self._press(session, stood)
        turn = self._ease_needs[place % min(len(self._ease_needs), settings.turns)]
        for needs, count in ((self._ease_needs[:1], 1), ((turn,), 1), (self._ease_needs, most)):
            more = min(count, most - len(session.chosen))
            self.seating.give(session, needs, settings.ease_kinds, more, stood)
        self._end_calmly(session, stood)
        held = Counter(one.needs[0] for one in session.chosen)
        focus = max(self._ease_needs, key=lambda need: held[need])
        need = self.seating.week.content.needs[focus]
        heading = settings.ease_headings[min(place, len(settings.ease_headings) - 1)]
        if need.theme and need.theme not in used and held[focus] > 1:
            heading = Heading(need.theme, need.goal)
        kept = {one.id for one in session.chosen if one.needs[0] == self._ease_needs[0]}
        return self._day(heading, focus, session), kept

    def _press(self, session: SessionDraft, stood: Counter[str]) -> None:
        """Begin with self-release on some days, for who owns a tool and is sore there alone.

        Where self-release is liked, that is anywhere where it hurts.
        """
        week = self.seating.week
        household, places = week.content.household, week.person.places
        owned = [
            one
            for one in self.seating.free
            if one.kind is ExerciseKind.RELEASE and not household.issuperset(one.equipment)
            if week.wishes.is_where_it_hurts(one)
            if places <= {*one.places} or week.wishes.is_liked(one)
            if self.seating.seconds(one) <= session.seconds
        ]
        best = max(owned, key=lambda one: self.seating.worth(one, 0), default=None)
        if best is not None and stood[best.id] < self._settings.release_days:
            self.seating.add(session, best)

    def _end_calmly(self, session: SessionDraft, stood: Counter[str]) -> None:
        """Let a session end with what calms, where it has the time."""
        calm = [
            one
            for one in self.seating.free
            if one.kind in CALM_KINDS and self.seating.seconds(one) <= session.seconds
        ]
        best = max(calm, key=lambda one: self.seating.worth(one, stood[one.id]), default=None)
        if best is not None:
            self.seating.add(session, best)

    def _day(self, heading: Heading, focus: str, session: SessionDraft) -> ArcDay:
        items = tuple(ArcItem(one.id, "") for one in session.chosen)
        return ArcDay(heading.theme, heading.goal, focus, items)

    @cached_property
    def _work_needs(self) -> tuple[str, ...]:
        """The needs that work serves, in order; each of them has its own work to do."""
        never = self._settings.ease_needs
        wanted = self.seating.wanted(self._settings.work_kinds)
        return tuple(need for need in wanted if need not in never)

    @cached_property
    def _ease_needs(self) -> tuple[str, ...]:
        """The needs that something serves which moves, stretches or steadies, in order.

        Those of movement count however few points they have; nobody presses who has no need of it.
        """
        gentle = self.seating.week.content.week.gentle_needs
        moving = self.seating.wanted(_MOVING, 0)
        moving = (*moving, *self.seating.wanted((ExerciseKind.RELEASE,)))
        steady = self.seating.wanted((ExerciseKind.BALANCE,))
        working = [one for one in self._work_needs if one in gentle]
        found = dict.fromkeys((*moving, *steady, *working))
        return tuple(sorted(found, key=lambda need: -self.seating.points(need)))

    @cached_property
    def _never_in_ease(self) -> Counter[str]:
        """What is first of all for a need that no ease is for, as the hinge: it had its days."""
        needs = self._ease_needs
        apart = (one.id for one in self.seating.free if one.needs[0] not in needs)
        return Counter(dict.fromkeys(apart, self._settings.days_most))


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
