"""Which exercises get the places of a session: by the points of the needs that they serve."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import chain
from typing import NamedTuple

from recommender.domain.compose_settings import ComposeSettings
from recommender.domain.dose_steps import WORKING_KINDS
from recommender.domain.exercises import Exercise, ExerciseKind
from recommender.domain.programmes import Programme
from recommender.planning.dosed_week import DosedWeek, entry_step_of
from recommender.planning.substitutes import Substitutes


class _Mark(NamedTuple):
    """By what an exercise is chosen, whatever the session: the higher each, the sooner."""

    is_low: bool
    worth: int
    whole: int
    height: int


# a need, and the kinds of which something for it may be
_Claimed = tuple[str, tuple[ExerciseKind, ...]]


@dataclass
class SessionDraft:
    """One session while it is put together: what is in it, and its seconds at first doses.

    What stood on earlier days has `again` points more for each of them.
    """

    seconds: int
    again: int = 0
    chosen: list[Exercise] = field(default_factory=list)
    served: Counter[str] = field(default_factory=Counter)

    def add(self, exercise: Exercise, needs: Iterable[str], seconds: int) -> None:
        """Take one more exercise in, which serves these needs."""
        self.chosen.append(exercise)
        self.served.update(needs)
        self.seconds -= seconds


@dataclass(frozen=True)
class Seating:
    """Gives the places of sessions to needs by their points, as seats go to parties by votes.

    The divisors are those of Sainte-Laguë (1, 3, 5): the first need has most, and the small ones
    have theirs. `lead` is the programme that the answers point to: of what serves a need as well,
    its exercises come first. Nothing that is `off` is chosen.
    """

    week: DosedWeek
    substitutes: Substitutes
    off: Collection[str]
    lead: Programme
    _seconds: dict[str, int] = field(default_factory=dict, init=False, repr=False, compare=False)
    _marks: dict[str, _Mark] = field(default_factory=dict, init=False, repr=False, compare=False)
    _known_off: dict[frozenset[str], frozenset[str]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _known_candidates: dict[_Claimed, Sequence[Exercise]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def begun(self, again: int = 0) -> SessionDraft:
        """Return a session with nothing in it and the time beside its walk."""
        share = self.week.content.week.session.walk_share
        return SessionDraft(int((1 - share) * self.week.seconds_a_day), again)

    def give(
        self,
        session: SessionDraft,
        needs: Sequence[str],
        kinds: tuple[ExerciseKind, ...],
        most: int,
        stood: Counter[str],
    ) -> None:
        """Give places of a session to needs until it has so many more, or none has a claim.

        The needs come in their order; `stood` counts on how many days of the week each exercise
        stands already.
        """
        open_needs = list(needs)
        target = len(session.chosen) + most
        while len(session.chosen) < target and open_needs:
            need = max(open_needs, key=partial(self._claim, session))
            best = self.best(session, need, kinds, stood)
            if best is None:
                open_needs.remove(need)
            else:
                self.add(session, best)

    def _claim(self, session: SessionDraft, need: str) -> float:
        """Return how much of a claim a need has: less for what a session has for it already."""
        return self.points(need) / (2 * session.served[need] + 1)

    def add(self, session: SessionDraft, exercise: Exercise) -> None:
        """Take one more exercise into a session."""
        served = (need for need in exercise.needs if self.week.serves(exercise, need))
        session.add(exercise, served, self.seconds(exercise))

    def best(
        self,
        session: SessionDraft,
        need: str,
        kinds: tuple[ExerciseKind, ...],
        stood: Counter[str],
        unserved: Collection[str] = (),
    ) -> Exercise | None:
        """Return the best exercise of some kinds for a need that a session has time for.

        What serves more of the `unserved` needs has a share of their points. Of equal strength what
        serves more of all needs of the person comes first: standing up before a knee alone.

        It is like nothing in the session, and no lower form of what the week had before. For who
        begins low it is work of level 1, where there is any.
        """
        kin = self.week.content.kin_on_ladders
        alike = self._off_after(stood).union(*(kin[one.id] for one in session.chosen))
        most = self._settings.days_most
        found = [
            one
            for one in self._candidates(need, kinds)
            if one.id not in alike and stood.get(one.id, 0) < most
            if self.seconds(one) <= session.seconds
        ]

        def order(one: Exercise) -> tuple[bool, float, int, int]:
            mark = self._mark(one)
            covered = sum([self.points(need) for need in one.needs if need in unserved])
            covers = self._settings.cover_share * covered
            worth = self.worth(one, stood[one.id]) + session.again * stood[one.id]
            return mark.is_low, covers + worth, mark.whole, mark.height

        return max(found, key=order, default=None)

    def _off_after(self, stood: Mapping[str, int]) -> frozenset[str]:
        """Return what comes too early after these exercises, and the lower forms of them."""
        known = self._known_off.get(frozenset(stood))
        if known is None:
            forms = self.week.content.lower_forms
            early = self.substitutes.too_early(stood.keys())
            known = early.union(*(forms[one] for one in stood.keys() & forms.keys()))
            self._known_off[frozenset(stood)] = known
        return known

    def _mark(self, exercise: Exercise) -> _Mark:
        """Return by what an exercise is chosen in every session, worked out once."""
        mark = self._marks.get(exercise.id)
        if mark is None:
            easier = len(self.substitutes.easier(exercise.id))
            is_strength = exercise.kind is ExerciseKind.STRENGTH
            mark = self._marks[exercise.id] = _Mark(
                self.begins_low and (exercise.level == 1 or exercise.kind not in WORKING_KINDS),
                self._worth(exercise),
                sum(map(self.points, exercise.needs)) if is_strength else 0,
                -easier if self.step == 1 else easier,
            )
        return mark

    def _candidates(self, need: str, kinds: tuple[ExerciseKind, ...]) -> Sequence[Exercise]:
        """Return what may be chosen of some kinds for a need, whatever the session."""
        key = (need, kinds)
        known = self._known_candidates.get(key)
        if known is None:
            may = self._of_kinds(kinds) & self._chosen_for(need)
            known = self._known_candidates[key] = [one for one in self.free if one.id in may]
        return known

    def _of_kinds(self, kinds: tuple[ExerciseKind, ...]) -> frozenset[str]:
        """Return what is of some kinds, gentle work as well, without work for needs of ease."""
        sets = self.week.content.sets
        never = (sets.first_for(need) & sets.working for need in self._settings.ease_needs)
        return (sets.of_kinds(kinds) | (sets.working - sets.not_gentle)).difference(*never)

    def worth(self, exercise: Exercise, days: int) -> int:
        """Return the points of an exercise that stood on so many days before."""
        return self._mark(exercise).worth + self.week.content.week.scoring.repeated * days

    def _worth(self, exercise: Exercise) -> int:
        scoring = self.week.content.week.scoring
        points = self.week.wishes.points_of_week(exercise)
        points += scoring.programme * (exercise.id in self.lead.exercises)
        is_sore = exercise.position in self.week.person.sore_positions
        if is_sore:
            settings, is_work = self._settings, exercise.kind is ExerciseKind.STRENGTH
            points += settings.sore_work if is_work else settings.sore_ease
        return points

    @cached_property
    def free(self) -> tuple[Exercise, ...]:
        """What may be chosen: safe, with a dose, and not outgrown."""
        return tuple(
            one
            for one in self.week.pool.safe.values()
            if one.id not in self.off and self.week.against(one) is None and self._is_apt(one)
        )

    def wanted(self, kinds: Collection[ExerciseKind], least: int | None = None) -> tuple[str, ...]:
        """Return the needs with points enough that something of these kinds is for, in order.

        Enough are the `least`, without them those that fill time.
        """
        week = self.week.content.week
        enough = week.need_to_fill if least is None else least
        sets = self.week.content.sets
        some = sets.of_kinds(kinds).intersection([one.id for one in self.free])
        wanted = (
            need
            for need in self.week.content.needs
            if self.points(need) >= enough and need not in week.lead.never
            if not some.isdisjoint(sets.serving(need) & self.week.serving(need))
        )
        return tuple(sorted(wanted, key=lambda need: -self.points(need)))

    def is_for_place(self, need: str, kinds: Collection[ExerciseKind]) -> bool:
        """Whether anything of some kinds serves a need and works on a place that hurts."""
        places = self.week.person.places
        return any(
            one.kind in kinds and one.needs[0] == need and not places.isdisjoint(one.places)
            for one in self.free
        )

    def points(self, need: str) -> int:
        """Return the points that the rules give to a need."""
        return self.week.wishes.assessment.points(need)

    def seconds(self, exercise: Exercise) -> int:
        """Return the seconds of an item with the first dose of the week."""
        known = self._seconds.get(exercise.id)
        if known is None:
            dose = self.week.doses(exercise, exercise.dose)[0]
            known = self._seconds[exercise.id] = self.week.seconds_with(exercise, dose)
        return known

    @cached_property
    def step(self) -> int:
        """The step of the step table on which the week begins, from 1."""
        return entry_step_of(self.week.content, self.week.caps)

    @cached_property
    def begins_low(self) -> bool:
        """Whether the person comes to work of level 2 by way of level 1."""
        return self.step <= self._settings.low_to

    @property
    def _settings(self) -> ComposeSettings:
        return self.week.content.week.compose

    def _chosen_for(self, need: str) -> frozenset[str]:
        """Return what serves a need, and works where it hurts or is heavy with points.

        Strength may work anywhere. For strength, and that of legs, only what is first of all
        strength is chosen where there is any.
        """
        week, sets = self.week.content.week, self.week.content.sets
        may = self.week.serving(need) & sets.serving(need)
        if self._has_strength and (need == week.idea.work or need in chain(*week.idea.mixed[:1])):
            may &= sets.first_for(week.idea.work)
        is_heavy = 0 < week.need_of_weight <= self.points(need)
        anywhere = sets.of_kinds((ExerciseKind.STRENGTH,))
        if is_heavy:
            anywhere |= sets.first_for(need)
        safe, is_here = self.week.pool.safe, self.week.wishes.is_where_it_hurts
        return frozenset([one for one in may if one in anywhere or is_here(safe[one])])

    @cached_property
    def _has_strength(self) -> bool:
        """Whether anything that may be chosen is first of all strength."""
        return any(one.needs[0] == self.week.content.week.idea.work for one in self.free)

    def _is_apt(self, exercise: Exercise) -> bool:
        """Whether an exercise may be chosen unasked: what fills no time has to be liked."""
        week = self.week.content.week
        return exercise.kind not in week.no_fillers or self.week.wishes.is_liked(exercise)
