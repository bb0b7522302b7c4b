"""A day that follows its arc: each item of it, or what stands in for it, and why."""

from dataclasses import dataclass, replace
from typing import Self

from recommender.domain.dose_steps import WORKING_KINDS
from recommender.domain.exercises import Exercise, ExerciseKind
from recommender.domain.programmes import ArcItem
from recommender.domain.week import LeftOut
from recommender.domain.week_settings import ExclusionReason
from recommender.planning.day import IDEA_WEIGHT, DayPlan, pressed_places

# the kinds of which one is as good as another that works where it hurts
_MOVING = (ExerciseKind.MOBILITY, ExerciseKind.STRETCH)
# the kinds that work muscles, on their feet or at rest
_EFFORT = frozenset((*WORKING_KINDS, ExerciseKind.BALANCE))
# the kinds of which a session that comes again may hold others
_VARYING = frozenset((*_MOVING, ExerciseKind.POSTURE))


@dataclass(frozen=True)
class DayAlongArc(DayPlan):
    """A day that takes in the items of its arc, one by one."""

    def with_arc_item(self, item: ArcItem) -> Self:
        """Return the day with what its arc asks for, or with the substitute, and what is out."""
        exercise = self.brief.content.exercises[item.exercise]
        if self.slot.is_composed:
            return self._with_composed(exercise)
        obstacle, substitute = self._decided(exercise, item.programme)
        if obstacle is None:
            return self.add(self.choose(exercise, programme=item.programme))
        if substitute is None:
            return self._now(self.choices, (*self.left_out, obstacle))
        instead = self.brief.content.week.why(ExclusionReason.INSTEAD, name=substitute.name)
        said = replace(obstacle, why=f"{obstacle.why} {instead}")
        chosen = self.choose(substitute, programme=item.programme)
        rules = tuple(dict.fromkeys((*chosen.rules, *obstacle.rules)))
        choice = replace(chosen, instead_of=exercise.id, rules=rules)
        return self._now((*self.choices, choice), (*self.left_out, said))

    def _with_composed(self, exercise: Exercise) -> Self:
        """Return the day with an exercise that was chosen for it; what is kept is a must itself.

        Of a day of strength so much work as its idea asks for is dropped last.
        """
        if not self.may_hold(exercise):
            return self
        choice = self.choose(exercise)
        if exercise.id in self.slot.kept:
            is_last = self.is_of_work and exercise.kind in WORKING_KINDS and self._wants_work
            choice = choice.as_must(IDEA_WEIGHT if is_last else None)
        return self.add(choice)

    @property
    def _wants_work(self) -> bool:
        """Whether the day has less work than its idea asks for."""
        held = sum(one.exercise.kind in WORKING_KINDS for one in self.choices)
        return held < self.brief.content.week.idea.work_least

    def _decided(
        self, exercise: Exercise, programme: str
    ) -> tuple[LeftOut | None, Exercise | None]:
        """Return why an item of a programme is not in, if it is not, and what stands in for it."""
        if self._is_varied and not self.brief.wishes.is_where_it_hurts(exercise):
            return self._out(exercise, ExclusionReason.VARIED), None
        obstacle = self.obstacle_to(exercise)
        if obstacle is not None:
            return obstacle, self.substitute_for(exercise)
        higher = self.harder_than(exercise, programme) or self.rung_reached(exercise, programme)
        if higher is not None:
            return self._out(exercise, self._outgrown_because(exercise, higher)), higher
        nearer = self.nearer_than(exercise, programme)
        if not nearer:
            return self._varied(exercise)
        new = next((one for one in nearer if self._is_new_spot(one)), None)
        return self._out(exercise, ExclusionReason.ELSEWHERE), new

    def _outgrown_because(self, exercise: Exercise, higher: Exercise) -> ExclusionReason:
        """Return why a higher rung stands in: it is harder only where its level is higher."""
        reasons = self.brief.content.week.reasons
        is_named = ExclusionReason.RUNG_ORDER in reasons
        is_level = higher.level <= exercise.level
        return ExclusionReason.RUNG_ORDER if is_level and is_named else ExclusionReason.TOO_EASY

    @property
    def _repeats(self) -> int:
        """On how many earlier days the whole session stood, in a content that varies it."""
        settings = self.brief.content.week
        can_vary = ExclusionReason.VARIED in settings.reasons
        return self.brief.repeats[self.slot.day] if can_vary else 0

    @property
    def _is_varied(self) -> bool:
        """Whether the session has stood as often as such sessions count, and is varied now."""
        most = self.brief.content.week.alike_days_most
        return 0 < most <= self._repeats

    def _varied(self, exercise: Exercise) -> tuple[LeftOut | None, Exercise | None]:
        """Return why an item of a session that is varied gives way to its like, and to what.

        That is what stood on an earlier day, where there is something for the same need that the
        week has not had.
        """
        if not self._is_varied or exercise.id not in self.earlier:
            return None, None
        other = next((one for one in self.ranked if self._is_new_like(one, exercise)), None)
        return (self._out(exercise, ExclusionReason.VARIED), other) if other else (None, None)

    def _is_new_like(self, one: Exercise, exercise: Exercise) -> bool:
        """Whether one is free, new to the week and for the same need where it hurts."""
        return (
            {one.kind, exercise.kind} <= _VARYING
            and one.needs[0] == exercise.needs[0]
            and one.id not in self.earlier
            and self.brief.wishes.is_where_it_hurts(one)
            and self.is_free(one)
        )

    def substitute_for(self, exercise: Exercise) -> Exercise | None:
        """Return the nearest free easier one, else the best that does the same where it hurts.

        The same is the same main need at a place in common, and of that first the same kind. When
        a whole session comes again, only what works where it hurts stands in, and of that first
        what the week has not had. What is like something that is in already stands in for nothing,
        nor does a press elsewhere, or any where nobody asked for one, nor what has another aim.
        """
        if exercise.kind is ExerciseKind.RELEASE and not self.brief.wants_release:
            return None
        here = self.brief.wishes.is_where_it_hurts
        same = [
            entry
            for entry in self.ranked
            if entry.needs[0] == exercise.needs[0]
            and _shares_place(entry, exercise)
            and here(entry)
        ]
        of_kind = [entry for entry in same if entry.kind is exercise.kind]
        candidates = [*self.brief.substitutes.easier(exercise.id), *of_kind, *same]
        candidates = [one for one in candidates if self._has_aim_of(one, exercise)]
        if self._repeats:
            candidates = [one for one in candidates if here(one)]
            candidates.sort(key=lambda one: one.id in self.earlier)
        return next(
            (one for one in candidates if self.is_free(one) and not self.has_like(one)), None
        )

    def _has_aim_of(self, one: Exercise, other: Exercise) -> bool:
        """Whether one is done for what another is, in a content that keeps the aim of an item.

        It serves the other's main need as the same sort of thing, a stretch for a stretch and work
        for work, or both serve what the day is named for.
        """
        if not self.brief.content.week.keeps_aim:
            return True
        focus = self.slot.arc.focus
        is_of_sort = other.needs[0] in one.needs and _is_of_one_sort(one, other)
        return is_of_sort or (focus in one.needs and focus in other.needs)

    def harder_than(self, exercise: Exercise, programme: str) -> Exercise | None:
        """Return the next free rung of the same kind where strength or a chair form is too easy.

        The next that is of a higher level comes before those of the same.
        """
        is_work = exercise.kind is ExerciseKind.STRENGTH or exercise.id in self.brief.outgrown
        is_climbing = is_work and self.brief.climbs(exercise, programme)
        if not is_climbing or self.has_like(exercise):
            return None
        harder = self.brief.substitutes.harder(exercise.id)
        free = [one for one in harder if one.kind is exercise.kind and self.is_free(one)]
        return next((one for one in free if one.level > exercise.level), next(iter(free), None))

    def rung_reached(self, exercise: Exercise, programme: str) -> Exercise | None:
        """Return the higher rung that stood on an earlier day, for what no seed prescribes."""
        if not self._is_ours(exercise, programme) or exercise.kind not in WORKING_KINDS:
            return None
        higher = self.brief.substitutes.harder(exercise.id)
        stood = (one for one in higher if one.id in self.earlier and one.kind is exercise.kind)
        return next((one for one in stood if self.is_free(one) and not self.has_like(one)), None)

    def nearer_than(self, exercise: Exercise, programme: str) -> tuple[Exercise, ...]:
        """Return what of a kind works where it hurts for one that works elsewhere.

        What works nowhere else comes first, then the best. Self-release always goes where it hurts;
        movements and stretches do where they are not what the programme's seed prescribes.
        """
        here = self.brief.wishes.is_where_it_hurts
        may_move = exercise.kind is ExerciseKind.RELEASE or (
            exercise.kind in _MOVING and self._is_ours(exercise, programme)
        )
        if here(exercise) or not may_move:
            return ()
        near = (one for one in self.ranked if one.kind is exercise.kind and here(one))
        if self.brief.content.week.keeps_aim and exercise.kind in _MOVING:
            near = (one for one in near if not set(one.needs).isdisjoint(exercise.needs))
        places = self.brief.person.places
        return tuple(sorted(near, key=lambda one: len(set(one.places) - places)))

    def _is_ours(self, exercise: Exercise, programme: str) -> bool:
        """Whether an item of a programme's arc is ours and not its seed's."""
        return not self.brief.content.programmes[programme].prescribes(exercise.id)

    def _is_new_spot(self, exercise: Exercise) -> bool:
        """Whether an exercise is free and new, and the arc leaves it a sore place to press."""
        if not self.is_free(exercise) or self.has_like(exercise):
            return False
        safe, asked = self.brief.pool.safe, self.slot.arc.exercises
        pressed = pressed_places(safe[name] for name in asked & safe.keys())
        is_release = exercise.kind is ExerciseKind.RELEASE
        return not is_release or not pressed.issuperset(
            self.brief.person.places & {*exercise.places}
        )


def _shares_place(one: Exercise, other: Exercise) -> bool:
    """Whether two exercises work on a place in common, or neither on any."""
    return one.places == other.places or not set(one.places).isdisjoint(other.places)


def _is_of_one_sort(one: Exercise, other: Exercise) -> bool:
    """Whether two exercises are of one kind, both move or stretch, or both work muscles."""
    kinds = {one.kind, other.kind}
    return len(kinds) == 1 or kinds <= {*_MOVING} or kinds <= _EFFORT
