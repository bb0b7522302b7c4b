"""The safe exercises of one person in sets, by what days may hold them and what they may fill."""

from dataclasses import dataclass, field
from functools import cached_property

from recommender.domain.exercise_sets import ExerciseSets
from recommender.domain.exercises import ExerciseKind
from recommender.planning.days import DayKinds
from recommender.planning.dosed_week import DosedWeek

_Names = frozenset[str]


@dataclass(frozen=True)
class WeekSets:
    """Exercises by their ids, worked out once, as all days of the week ask for them."""

    week: DosedWeek
    kinds: DayKinds
    _barred: dict[tuple[bool, bool], _Names] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def barred_on(self, day: int) -> _Names:
        """Return the safe exercises without a dose, or of a kind that may not stand on a day."""
        is_for = (day in self.kinds.work, day in self.kinds.release)
        found = self._barred.get(is_for)
        if found is None:
            work, release = self._sets.for_working_days, self._sets.releases
            kinds = (some for some, may in zip((work, release), is_for, strict=True) if not may)
            found = self._barred[is_for] = self._without_dose.union(*kinds)
        return found

    @cached_property
    def _without_dose(self) -> _Names:
        safe = self.week.pool.safe.items()
        return frozenset([name for name, one in safe if self.week.against(one) is not None])

    @cached_property
    def releases_elsewhere(self) -> _Names:
        """Self-release where it does not hurt."""
        return self._sets.releases - self._where_it_hurts

    @cached_property
    def relevant(self) -> _Names:
        """What serves a need where it hurts, or a need of weight anywhere.

        Where the content says so, what moves or stretches is for where it hurts alone.
        """
        settings, wishes = self.week.content.week, self.week.wishes
        is_served = 0 if settings.no_fillers else -1
        here_alone = () if settings.moves_elsewhere else settings.compose.ease_kinds
        return frozenset(
            [
                name
                for name, one in self.week.pool.safe.items()
                if one.kind not in settings.no_fillers or wishes.is_liked(one)
                if (
                    0 < settings.need_of_weight <= wishes.weight_of(one)
                    and (one.kind not in here_alone or one.kind is ExerciseKind.BALANCE)
                )
                or (wishes.weight_of(one) > is_served and name in self._where_it_hurts)
            ]
        )

    @cached_property
    def pleasing(self) -> _Names:
        """What may come in because its kind is liked: it serves a need where it hurts."""
        if not self.week.content.week.no_fillers:
            return self.week.pool.names
        safe, weight_of = self.week.pool.safe, self.week.wishes.weight_of
        return frozenset([name for name in self._where_it_hurts if weight_of(safe[name]) > 0])

    @cached_property
    def filling(self) -> _Names:
        """What may fill time on a day for work: what is relevant, for a need, where it hurts."""
        settings, safe = self.week.content.week, self.week.pool.safe
        weight_of, least = self.week.wishes.weight_of, settings.need_to_fill
        may = self.relevant & self._where_it_hurts if settings.filler_days_most else self.relevant
        return frozenset([name for name in may if weight_of(safe[name]) >= least])

    @cached_property
    def _where_it_hurts(self) -> _Names:
        is_here = self.week.wishes.is_where_it_hurts
        return frozenset([name for name, one in self.week.pool.safe.items() if is_here(one)])

    @property
    def _sets(self) -> ExerciseSets:
        return self.week.content.sets
