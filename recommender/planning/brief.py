"""What every day of one person's week is planned from, worked out once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from recommender.domain.assessment import Assessment
from recommender.domain.caps import Caps
from recommender.domain.content import Content, ExclusionReason
from recommender.domain.exercises import Exercise, Prescription
from recommender.domain.rules import Cap
from recommender.domain.week import Dose, LeftOut, Person
from recommender.planning.arcs import Arc, choose_arc
from recommender.planning.days import DayKinds, choose_days
from recommender.planning.dosing import doses_from, in_own_terms, seconds_of
from recommender.planning.safety import Pool, caps_of, safe_pool
from recommender.planning.scoring import Wishes

# an exercise by its id, what is prescribed of it, and whether it is its first time in the week
_DoseKey = tuple[str, Prescription, bool]

# the cap behind each reason why a day cannot hold an exercise
_CAP_BEHIND: Mapping[ExclusionReason, Cap] = {
    ExclusionReason.TOO_LONG: Cap.MINUTES,
    ExclusionReason.REST_DAYS: Cap.STRENGTH_DAYS,
    ExclusionReason.RELEASE_DAYS: Cap.RELEASE_DAYS,
    ExclusionReason.HARD_A_DAY: Cap.HARD_A_DAY,
    ExclusionReason.ENOUGH_ITEMS: Cap.ITEMS,
    ExclusionReason.NO_ROOM: Cap.MINUTES,
}


@dataclass(frozen=True)
class Brief:
    """All that the planner goes by for one person."""

    content: Content
    person: Person
    wishes: Wishes
    caps: Caps
    pool: Pool
    arc: Arc
    kinds: DayKinds
    _doses: dict[_DoseKey, tuple[Dose, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _too_long: dict[str, bool] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def of(cls, content: Content, assessment: Assessment, person: Person) -> "Brief":
        """Return the brief for a person whose triage allows a week."""
        caps = caps_of(assessment, content.week)
        pool = safe_pool(content, assessment, caps, person)
        arc = choose_arc(content, assessment, caps, pool, person.days)
        kinds = choose_days(content.week, caps, pool, {slot.day: slot.arc for slot in arc.slots})
        wishes = Wishes(assessment, person, content.week)
        return cls(content, person, wishes, caps, pool, arc, kinds)

    @cached_property
    def seconds_a_day(self) -> int:
        """The seconds that a session may take at most."""
        return self.caps.lower(Cap.MINUTES, self.person.minutes) * 60

    @cached_property
    def items_most(self) -> int:
        """How many items a session may have."""
        return self.caps.lower(Cap.ITEMS, len(self.pool.safe))

    def doses(
        self, exercise: Exercise, prescription: Prescription, *, is_first: bool
    ) -> tuple[Dose, ...]:
        """Return what `doses_from` gives under the caps of this week, worked out once."""
        key = (exercise.id, prescription, is_first)
        known = self._doses.get(key)
        if known is None:
            known = doses_from(exercise, prescription, self.caps, is_first=is_first)
            self._doses[key] = known
        return known

    def prescription(self, exercise: Exercise, programme: str, day: int) -> Prescription:
        """Return what a programme prescribes of an exercise on a day, or else our own dose.

        Without a programme, or where it gives no numbers, it is our own.
        """
        given = programme and self.content.programmes[programme].prescribed(exercise.id, day)
        if not given or given.dose.is_empty:
            return exercise.dose
        return in_own_terms(exercise, given.dose, self.content.week.kinds_in_minutes)

    def is_too_long(self, exercise: Exercise) -> bool:
        """Whether even its smallest dose would take more than its share of a session."""
        known = self._too_long.get(exercise.id)
        if known is None:
            smallest = self.doses(exercise, exercise.dose, is_first=True)[-1]
            most = self.content.week.item_share_most * self.seconds_a_day
            known = self._too_long[exercise.id] = seconds_of(exercise, smallest) > most
        return known

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
        why, rules = self.content.week.why(reason), self.caps.because(_CAP_BEHIND[reason])
        return LeftOut(exercise.id, exercise.name, day, why, rules)
