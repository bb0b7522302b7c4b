"""Which needs the sessions of a composed week are for, and how each of them ends."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from recommender.domain.compose_settings import ComposeSettings, Heading
from recommender.domain.dose_steps import CALM_KINDS
from recommender.domain.exercises import ExerciseKind
from recommender.domain.programmes import ArcDay, ArcItem
from recommender.planning.seating import Seating, SessionDraft

MOVING = (ExerciseKind.MOBILITY, ExerciseKind.STRETCH)


@dataclass(frozen=True)
class SessionNeeds:
    """The needs for which a person's week has sessions of strength and sessions of ease."""

    seating: Seating

    @property
    def settings(self) -> ComposeSettings:
        """How weeks are composed."""
        return self.seating.week.content.week.compose

    @property
    def items_most(self) -> int:
        """How many exercises may stand in a session."""
        return self.seating.week.items_most

    @property
    def is_roomy(self) -> bool:
        """Whether a session has places beside those that its needs take."""
        return self.items_most > self.settings.fixed_least

    @cached_property
    def of_work(self) -> tuple[str, ...]:
        """The needs that work serves, in order; each of them has its own work to do."""
        never = self.settings.ease_needs
        wanted = self.seating.wanted(self.settings.work_kinds)
        return tuple(need for need in wanted if need not in never)

    @cached_property
    def of_ease(self) -> tuple[str, ...]:
        """The needs that something serves which moves, stretches or steadies, in order.

        Those of movement count however few points they have; nobody presses who has no need of it.
        """
        gentle = self.seating.week.content.week.gentle_needs
        moving = self.seating.wanted(MOVING, 0)
        moving = (*moving, *self.seating.wanted((ExerciseKind.RELEASE,)))
        steady = self.seating.wanted((ExerciseKind.BALANCE,))
        working = [one for one in self.of_work if one in gentle]
        found = dict.fromkeys((*moving, *steady, *working))
        return tuple(sorted(found, key=lambda need: -self.seating.points(need)))

    @cached_property
    def never_in_ease(self) -> Counter[str]:
        """What is first of all for a need that no ease is for, as the hinge: it had its days."""
        needs = self.of_ease
        apart = (one.id for one in self.seating.free if one.needs[0] not in needs)
        return Counter(dict.fromkeys(apart, self.settings.days_most))

    def end_calmly(self, session: SessionDraft, stood: Counter[str]) -> None:
        """Let a session end with what calms, where it has the time."""
        calm = [
            one
            for one in self.seating.free
            if one.kind in CALM_KINDS and self.seating.seconds(one) <= session.seconds
        ]
        best = max(calm, key=lambda one: self.seating.worth(one, stood[one.id]), default=None)
        if best is not None:
            self.seating.add(session, best)


def session_day(heading: Heading, focus: str, session: SessionDraft) -> ArcDay:
    """Return the day of an arc that a session makes, by the name of a heading."""
    items = tuple(ArcItem(one.id, "") for one in session.chosen)
    return ArcDay(heading.theme, heading.goal, focus, items)
