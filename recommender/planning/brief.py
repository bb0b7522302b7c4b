"""What every day of one person's week is planned from, worked out once."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from recommender.domain.assessment import Assessment
from recommender.domain.content import Content
from recommender.domain.dose_steps import WORKING_KINDS
from recommender.domain.exercises import Exercise, ExerciseKind
from recommender.domain.rules import Cap
from recommender.domain.sized_doses import SizedDose
from recommender.domain.week import LeftOut, Person
from recommender.domain.week_settings import ExclusionReason
from recommender.planning.arcs import Arc, Slot, choose_arc
from recommender.planning.composing import Composer
from recommender.planning.days import DayKinds, choose_days, release_days_of, wants_release
from recommender.planning.dosed_week import DosedWeek, entry_step_of, week_doses_of
from recommender.planning.dosing import cap_on
from recommender.planning.fitting import is_composed, step_of_rungs, unneeded
from recommender.planning.safety import caps_of, safe_pool
from recommender.planning.scoring import Wishes
from recommender.planning.seating import Seating
from recommender.planning.session import ChosenExercise, thin
from recommender.planning.substitutes import Substitutes
from recommender.planning.week_sets import WeekSets

# the cap behind each reason why a day cannot hold an exercise, where there is one
_CAP_BEHIND: Mapping[ExclusionReason, Cap] = {
    ExclusionReason.TOO_LONG: Cap.MINUTES,
    ExclusionReason.REST_DAYS: Cap.STRENGTH_DAYS,
    ExclusionReason.RELEASE_DAYS: Cap.RELEASE_DAYS,
    ExclusionReason.HARD_A_DAY: Cap.HARD_A_DAY,
    ExclusionReason.ENOUGH_ITEMS: Cap.ITEMS,
    ExclusionReason.NO_ROOM: Cap.MINUTES,
    ExclusionReason.TOO_HARD: Cap.ENTRY_STEP,
    ExclusionReason.TOO_EASY: Cap.ENTRY_STEP,
}


@dataclass(frozen=True)
class Brief(DosedWeek):
    """All that the planner goes by for one person."""

    substitutes: Substitutes
    arc: Arc
    kinds: DayKinds
    wants_release: bool = True
    outgrown: frozenset[str] = frozenset()
    _because: dict[tuple[str, str], tuple[str, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @classmethod
    def of(cls, content: Content, assessment: Assessment, person: Person) -> "Brief":
        """Return the brief for a person whose triage allows a week."""
        caps = caps_of(assessment, content.week)
        pool = safe_pool(content, assessment, caps, person)
        substitutes = Substitutes(content, pool)
        release = wants_release(content.week, assessment, person, pool)
        arc = choose_arc(content, assessment, caps, substitutes, person)
        composed = is_composed(content, assessment, pool, arc)
        step = step_of_rungs(content, caps) if composed else entry_step_of(content, caps)
        is_trained = 0 < content.week.steps.climb_from <= step
        below = substitutes.below(step)
        outgrown = substitutes.outgrown(step) | substitutes.improvised
        doses = week_doses_of(content, caps, person)
        wishes = Wishes(assessment, person, content.week, below, is_trained, content.household)
        if composed:
            dosed = DosedWeek(content, person, wishes, caps, pool, doses)
            outgrown |= unneeded(dosed, substitutes)
            lead = content.programmes[arc.slots[0].programme]
            composer = Composer(Seating(dosed, substitutes, outgrown, lead))
            arc = composer.arc([slot.day for slot in arc.slots]) if composer.may else arc
        arcs = {slot.day: slot.arc for slot in arc.slots}
        wanted = release_days_of(content.week, assessment, person, pool)
        kinds = choose_days(content.week, caps, substitutes, arcs, wanted)
        if arc.working:
            kinds = replace(kinds, work=arc.working)
        return cls(
            content,
            person,
            wishes,
            caps,
            pool,
            doses,
            substitutes,
            arc,
            kinds,
            release,
            outgrown,
        )

    @cached_property
    def sets(self) -> WeekSets:
        """What days may hold and what may fill them, as sets of exercises."""
        return WeekSets(self, self.kinds)

    @cached_property
    def place_of(self) -> Mapping[int, int]:
        """Which session of the week each day is, from 0."""
        return {slot.day: place for place, slot in enumerate(self.arc.slots)}

    @cached_property
    def repeats(self) -> Mapping[int, int]:
        """On how many earlier days of the week the arc had the very same items, by day."""
        seen: Counter[tuple[str, ...]] = Counter()
        found: dict[int, int] = {}
        for slot in self.arc.slots:
            items = tuple(item.exercise for item in slot.arc.items)
            found[slot.day] = seen[items]
            seen[items] += 1
        return found

    @cached_property
    def lead_moves(self) -> frozenset[str]:
        """What moves for the complaint itself, as a warm-up of each session; by their ids.

        It is for the first of the lead needs that has points enough and that something safe serves.
        A week of a programme has its own.
        """
        session, points = self.content.week.session, self.wishes.assessment.points
        if not any(slot.is_composed for slot in self.arc.slots):
            return frozenset()
        for need in session.lead_needs:
            safe = (self.pool.safe[name] for name in sorted(self.serving(need)))
            moves = frozenset(one.id for one in safe if one.kind in session.lead_kinds)
            if moves and points(need) >= session.lead_points:
                return moves
        return frozenset()

    def counts(self, exercise: Exercise) -> bool:
        """Whether the limit on the exercises of a session counts one."""
        return exercise.kind not in self.content.week.session.uncounted

    def counted(self, exercises: Iterable[Exercise]) -> int:
        """Return how many of a session the limit counts: of the lead movements all but one."""
        counting = [one for one in exercises if self.counts(one)]
        return len(counting) - any(one.id in self.lead_moves for one in counting)

    def thinned(
        self, choices: Sequence[ChosenExercise], doubles: Collection[str] = ()
    ) -> tuple[ChosenExercise, ...]:
        """Return as many exercises as a session may hold, `doubles` dropped first."""
        return thin(choices, self.items_most, self.counts, doubles, self.lead_moves)

    def resting_after(self, exercises: Iterable[str]) -> frozenset[str]:
        """Return the work that rests on the day after these: it, and what shares a ladder with it.

        Work for needs that are gentle never rests, and in contents without such needs nothing does.
        """
        return frozenset().union(*(self._rests.get(name, frozenset()) for name in exercises))

    def resting_before(self, day: int) -> frozenset[str]:
        """Return the work that rests on the day before one whose arc has it, or its like."""
        return self._resting_before.get(day, frozenset())

    @cached_property
    def _resting_before(self) -> Mapping[int, frozenset[str]]:
        return {slot.day: self.resting_after(slot.arc.exercises) for slot in self.arc.slots}

    @cached_property
    def _rests(self) -> Mapping[str, frozenset[str]]:
        """What rests on the day after each safe exercise that works muscles."""
        gentle = self.content.week.gentle_needs
        work = frozenset(
            name
            for name, exercise in self.pool.safe.items()
            if gentle and exercise.kind in WORKING_KINDS and exercise.needs[0] not in gentle
        )
        return {name: (self.substitutes.alike(name) & work) | {name} for name in work}

    def climbs(self, exercise: Exercise, programme: str) -> bool:
        """Whether strength of a programme's arc starts one rung up its ladder.

        What the programme's own seed prescribes does so only for those who train most.
        """
        is_of_seed = self.content.programmes[programme].prescribes(exercise.id)
        return self.climbs_seeds if is_of_seed else self.wishes.is_trained

    @cached_property
    def walks(self) -> tuple[Exercise, ...]:
        """The safe walks that a session has time for, the longest first."""
        found = [
            entry
            for entry in self.pool.safe.values()
            if entry.kind is ExerciseKind.WALKING and self.against(entry) is None
        ]
        return tuple(sorted(found, key=self._longest, reverse=True))

    def past_walk_share(self, walk: Exercise) -> int:
        """Return by how many seconds the least dose of a walk is past its share, if it has one."""
        share = self._walk_share
        return max(0, self._sized(walk)[-1].seconds - share) if share else 0

    @cached_property
    def walks_by_share(self) -> tuple[Exercise, ...]:
        """The same walks, those with a dose within their share first, then the shortest."""
        return tuple(sorted(self.walks, key=self.past_walk_share))

    @cached_property
    def _walk_share(self) -> int:
        """The seconds of work that a walk should not be past; 0 where there is no such limit."""
        kept = self.walk_kept
        return kept - self.content.week.time.changeover_seconds if kept else self.walk_seconds

    def _longest(self, exercise: Exercise) -> int:
        return self._sized(exercise)[0].seconds

    def _sized(self, exercise: Exercise) -> tuple[SizedDose, ...]:
        return self.week_doses.given(exercise, exercise.dose).sized

    @cached_property
    def walk_seconds(self) -> int:
        """The seconds of a session that a walk takes while something else may fill them; or 0.

        Where walking is liked it may take as much as any item.
        """
        settings = self.content.week
        share = settings.session.walk_share
        if share and any(self.wishes.is_liked(walk) for walk in self.walks[:1]):
            share = max(share, settings.item_share_most)
        return int(share * self.seconds_a_day)

    @cached_property
    def walk_kept(self) -> int:
        """The seconds of a walk, with the change after it, that each session keeps; or 0.

        It is the walk's share, or less where the fullest day of the arc, each of its items at its
        least, leaves less: every day of the week keeps as much.
        """
        session, change = self.content.week.session, self.content.week.time.changeover_seconds
        share = int(session.walk_share * self.seconds_a_day)
        if not (session.walk_kept and share):
            return 0
        room = self.seconds_a_day - max(self._least_of(slot) for slot in self.arc.slots)
        shortest = min(map(self._least_seconds, self.walks), default=0)
        return min(share + change, max(room, shortest))

    def _least_of(self, slot: Slot) -> int:
        """Return the seconds of an arc's day with its items, walks aside, at their least."""
        standing = (self.substitutes.that_can_stand(item.exercise)[:1] for item in slot.arc.items)
        times = sorted(
            self._least_seconds(entry)
            for found in standing
            for entry in found
            if entry.kind is not ExerciseKind.WALKING
        )
        return sum(times[: self.items_most])

    def _least_seconds(self, exercise: Exercise) -> int:
        """Return the seconds of the smallest of our own doses that is work enough."""
        settings = self.content.week
        doses = self.content.own_doses[exercise.id].sized
        least = settings.session.seconds_least
        enough = (one.seconds for one in doses if one.seconds >= least)
        return min(enough, default=0) + settings.time.changeover_seconds

    @cached_property
    def filler_days_most(self) -> int:
        """On how many days of the week the same may fill time; 0 is no limit."""
        settings = self.content.week
        share = math.ceil(settings.filler_share_most * len(self.arc.slots))
        most = settings.filler_days_most
        return min(most, max(share, settings.filler_days_least)) if share else most

    @cached_property
    def is_careful(self) -> bool:
        """Whether the rules hold the level of the week down, and it begins on a low entry step."""
        least = self.content.week.steps.careful_to
        return Cap.LEVEL in self.caps.values and entry_step_of(self.content, self.caps) <= least

    def comes_low_to(self, exercise: Exercise) -> bool:
        """Whether the careful meet a lower form of such work first, whatever a seed prescribes."""
        asked = self.content.week.steps.careful_demands
        is_work = exercise.kind in WORKING_KINDS
        return self.is_careful and is_work and not set(exercise.demands).isdisjoint(asked)

    def because(self, exercise: Exercise, programme: str) -> tuple[str, ...]:
        """Return the rules that want the programme and the need, or else set phase and size."""
        key = (exercise.id, programme)
        known = self._because.get(key)
        if known is None:
            rules, need = self.wishes.assessment.rules_for, self.wishes.need_of(exercise)
            wanted = tuple(dict.fromkeys((*rules(programme), *rules(need))))
            known = self._because[key] = wanted or self._bounds
        return known

    @cached_property
    def _bounds(self) -> tuple[str, ...]:
        """The rules that set the phase, or else the size of the week."""
        return self.caps.because(Cap.PHASE) or self.caps.because(Cap.ITEMS)

    def left_out(self, exercise: Exercise, day: int, reason: ExclusionReason) -> LeftOut:
        """Return that a day cannot hold an exercise, in words, with the rules behind the reason."""
        is_too_little = reason is ExclusionReason.TOO_LITTLE
        cap = cap_on(exercise) if is_too_little else _CAP_BEHIND.get(reason)
        why, rules = self.content.week.why(reason), self.caps.because(cap) if cap else ()
        return LeftOut(exercise.id, exercise.name, day, why, rules, reason)
