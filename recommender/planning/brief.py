"""What every day of one person's week is planned from, worked out once."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from recommender.domain.assessment import Assessment
from recommender.domain.caps import Caps
from recommender.domain.content import Content
from recommender.domain.dose_steps import WORKING_KINDS, seconds_of
from recommender.domain.exercises import Dose, Exercise, ExerciseKind, Prescription
from recommender.domain.rules import Cap
from recommender.domain.week import LeftOut, Person
from recommender.domain.week_settings import ExclusionReason
from recommender.planning.arcs import Arc, Slot, choose_arc
from recommender.planning.days import DayKinds, choose_days, release_days_of, wants_release
from recommender.planning.dosing import Dosing, cap_on, in_own_terms, item_seconds
from recommender.planning.safety import Pool, caps_of, safe_pool
from recommender.planning.scoring import Wishes
from recommender.planning.substitutes import Substitutes

# an exercise by its id, what is prescribed of it, and its least dose of the week so far
_DoseKey = tuple[str, Prescription | None, Dose | None]
# doses, the one to give first, and the seconds that an item takes with each
_Timed = tuple[tuple[Dose, ...], tuple[int, ...]]

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
class Brief:
    """All that the planner goes by for one person."""

    content: Content
    person: Person
    wishes: Wishes
    caps: Caps
    pool: Pool
    substitutes: Substitutes
    arc: Arc
    kinds: DayKinds
    wants_release: bool = True
    outgrown: frozenset[str] = frozenset()
    _doses: dict[_DoseKey, _Timed] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _serving: dict[str, frozenset[str]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _ideas: dict[str, frozenset[str]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _obstacles: dict[str, ExclusionReason | None] = field(
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
        arcs = {slot.day: slot.arc for slot in arc.slots}
        wanted = release_days_of(content.week, assessment, person, pool)
        kinds = choose_days(content.week, caps, substitutes, arcs, wanted)
        step = _step(content, caps)
        is_trained = 0 < content.week.steps.climb_from <= step
        below, outgrown = substitutes.below(step), substitutes.outgrown(step)
        wishes = Wishes(assessment, person, content.week, below, is_trained, content.household)
        return cls(content, person, wishes, caps, pool, substitutes, arc, kinds, release, outgrown)

    def serving(self, need: str) -> frozenset[str]:
        """Return the safe exercises that count for a need, by their ids."""
        found = self._serving.get(need)
        if found is None:
            found = frozenset(
                name
                for name, entry in self.pool.safe.items()
                if need in entry.needs and self.serves(entry, need)
            )
            self._serving[need] = found
        return found

    def of_idea(self, need: str) -> frozenset[str]:
        """Return the safe exercises that a day named for a need is about, by their ids."""
        found = self._ideas.get(need)
        if found is None:
            named = self.content.needs[need]
            found = frozenset(
                name for name, entry in self.pool.safe.items() if named.is_idea_of(entry)
            )
            self._ideas[need] = found
        return found

    def idea_least(self, need: str) -> int:
        """Return how many items a session named for a need holds of it."""
        least = self.content.week.idea.least_of(self.items_most)
        return min(least, 1) if least and self.content.needs[need].one_is_enough else least

    def serves(self, exercise: Exercise, need: str) -> bool:
        """Whether an exercise counts for a need: as its main need, where any safe one has it so.

        Of some needs strength that works where it hurts counts as well, whatever its main need.
        """
        if need not in self._main_needs:
            return need in exercise.needs
        return exercise.needs[0] == need or (
            need in self.content.week.served_where_it_hurts
            and need in exercise.needs
            and exercise.kind is ExerciseKind.STRENGTH
            and self.wishes.is_where_it_hurts(exercise)
        )

    @cached_property
    def _main_needs(self) -> frozenset[str]:
        return frozenset(exercise.needs[0] for exercise in self.pool.safe.values())

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

    @property
    def climbs_seeds(self) -> bool:
        """Whether even what a seed prescribes starts one rung up."""
        least = self.content.week.steps.climb_seeds_from or self.content.week.steps.climb_from
        return 0 < least <= _step(self.content, self.caps)

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
        least = seconds_of(walk, self.doses(walk, walk.dose)[-1])
        most = self.walk_kept - self.content.week.time.changeover_seconds
        share = most if self.walk_kept else self.walk_seconds
        return max(0, least - share) if share else 0

    def _longest(self, exercise: Exercise) -> int:
        return seconds_of(exercise, self.doses(exercise, exercise.dose)[0])

    @cached_property
    def _dosing(self) -> Dosing:
        return Dosing(self.content, self.caps)

    @cached_property
    def seconds_a_day(self) -> int:
        """The seconds that a session may take at most."""
        return self.caps.lower(Cap.MINUTES, self.person.minutes) * 60

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
        doses = self.content.own_doses[exercise.id].values()
        enough = (seconds for seconds in doses if seconds >= settings.session.seconds_least)
        return min(enough, default=0) + settings.time.changeover_seconds

    @cached_property
    def items_most(self) -> int:
        """How many items a session may have, those that are not counted aside."""
        return self.caps.lower(Cap.ITEMS, len(self.pool.safe))

    def doses(
        self, exercise: Exercise, prescription: Prescription, before: Dose | None = None
    ) -> tuple[Dose, ...]:
        """Return what `Dosing.doses` gives under the caps of this week.

        Of doses that take more than their share of a session only the least may be there.
        `before` is the least dose of the exercise so far in the week, None where there was none.
        """
        return self._timed(exercise, prescription, before)[0]

    def _timed(self, exercise: Exercise, prescription: Prescription, before: Dose | None) -> _Timed:
        """Return the doses and the seconds of an item with each, worked out once."""
        own = prescription is exercise.dose
        key = (exercise.id, None if own else prescription, before)
        known = self._doses.get(key)
        if known is None:
            doses = self._dosing.doses(exercise, prescription, before)
            fitting = tuple(dose for dose in doses if not self._is_too_long(exercise, dose))
            doses = fitting or doses[-1:]
            time = self.content.week.time
            times = tuple(item_seconds(exercise, dose, time) for dose in doses)
            known = self._doses[key] = (doses, times)
        return known

    def _is_too_long(self, exercise: Exercise, dose: Dose) -> bool:
        most = self.content.week.item_share_most * self.seconds_a_day
        return seconds_of(exercise, dose) > most

    def dosed(
        self, exercise: Exercise, programme: str, arc_day: int, before: Dose | None
    ) -> tuple[Prescription, tuple[Dose, ...], tuple[int, ...]]:
        """Return whose dose an exercise gets, what `doses` gives of it, and the seconds of each.

        It is the programme's for that day of its arc; without a programme, where that gives no
        numbers or no dose worth doing, and for the strength of somebody who trains, it is our own.
        """
        given = programme and self.content.programmes[programme].prescribed(exercise.id, arc_day)
        is_past = self.climbs_seeds and exercise.kind in WORKING_KINDS
        is_held = before is not None and before.hold_seconds is not None
        if (
            given
            and not given.dose.is_empty
            and not is_past
            and not (is_held and given.dose.hold_seconds is None)
        ):
            kinds = self.content.week.kinds_in_minutes
            prescription = in_own_terms(exercise, given.dose, kinds)
            doses, times = self._timed(exercise, prescription, before)
            if doses and not self._dosing.is_too_little(exercise, doses[0]):
                return prescription, doses, times
        return exercise.dose, *self._timed(exercise, exercise.dose, before)

    def against(self, exercise: Exercise) -> ExclusionReason | None:
        """Return why no day can hold a safe exercise: no dose of it fits, or is worth doing."""
        if exercise.id not in self._obstacles:
            self._obstacles[exercise.id] = self._against(exercise)
        return self._obstacles[exercise.id]

    def _against(self, exercise: Exercise) -> ExclusionReason | None:
        doses = self.doses(exercise, exercise.dose)
        if not doses:
            return ExclusionReason.TOO_HARD
        if self._dosing.is_too_little(exercise, doses[0]):
            return ExclusionReason.TOO_LITTLE
        return ExclusionReason.TOO_LONG if self._is_too_long(exercise, doses[-1]) else None

    def because(self, exercise: Exercise, programme: str) -> tuple[str, ...]:
        """Return the rules that want the programme and the need, or else set phase and size."""
        assessment = self.wishes.assessment
        wanted = assessment.rules_for(programme) + assessment.rules_for(
            self.wishes.need_of(exercise)
        )
        bounds = self.caps.because(Cap.PHASE) or self.caps.because(Cap.ITEMS)
        return tuple(dict.fromkeys(wanted)) or bounds

    def left_out(self, exercise: Exercise, day: int, reason: ExclusionReason) -> LeftOut:
        """Return that a day cannot hold an exercise, in words, with the rules behind the reason."""
        is_too_little = reason is ExclusionReason.TOO_LITTLE
        cap = cap_on(exercise) if is_too_little else _CAP_BEHIND.get(reason)
        why, rules = self.content.week.why(reason), self.caps.because(cap) if cap else ()
        return LeftOut(exercise.id, exercise.name, day, why, rules)


def _step(content: Content, caps: Caps) -> int:
    """Return the step of the step table on which the week begins, from 1."""
    return caps.lower(Cap.ENTRY_STEP, len(content.week.steps.repetitions))
