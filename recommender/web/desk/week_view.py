"""The week of a case as its page shows it: one table of exercises by day, and why each is in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from recommender.domain.content import Content
from recommender.domain.plan import Plan, PlanDay, PlanItem
from recommender.web.desk.case_words import called, points_words
from recommender.web.desk.short_doses import short_dose
from recommender.web.viewing import dose_words

Called = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class ItemPoints:
    """How much spoke for an exercise on a day, or against it, and what."""

    points: int
    words: str


@dataclass(frozen=True)
class ItemView:
    """An exercise of a day, and why it is there: `programme` is what it comes from, or nothing."""

    name: str
    points: tuple[ItemPoints, ...]
    programme: str
    because: tuple[str, ...]


@dataclass(frozen=True)
class DayView:
    """A day of the week, and its length in minutes."""

    day: int
    is_rest: bool
    theme: str
    minutes: int
    items: tuple[ItemView, ...]


@dataclass(frozen=True)
class DayDose:
    """The dose of an exercise on a day, short for a table and in words; both empty without it."""

    day: int
    short: str = ""
    words: str = ""


@dataclass(frozen=True)
class WeekRow:
    """An exercise of the week, once: how it is done, what it stands in for, its dose each day."""

    exercise: str
    name: str
    steps: tuple[str, ...]
    stop_signs: tuple[str, ...]
    instead_of: str
    doses: tuple[DayDose, ...]


@dataclass(frozen=True)
class WeekView:
    """The week of a plan: its days, each exercise in the order in which they come, and says."""

    days: tuple[DayView, ...] = ()
    rows: tuple[WeekRow, ...] = ()
    says: tuple[str, ...] = ()

    @property
    def rest_days(self) -> tuple[int, ...]:
        """The days without a session."""
        return tuple(day.day for day in self.days if day.is_rest)


def week_view(content: Content, plan: Plan) -> WeekView:
    """Return the week of a plan; empty where it has none."""
    if plan.week is None:
        return WeekView()
    names, days = called(content), plan.week.days
    first = {item.exercise: item for day in reversed(days) for item in reversed(day.items)}
    in_order = dict.fromkeys(item.exercise for day in days for item in day.items)
    return WeekView(
        days=tuple(_day(content, names, day) for day in days),
        rows=tuple(_row(names, first[exercise], days) for exercise in in_order),
        says=plan.week.says,
    )


def _row(names: Called, item: PlanItem, days: tuple[PlanDay, ...]) -> WeekRow:
    return WeekRow(
        exercise=item.exercise,
        name=item.name,
        steps=item.steps,
        stop_signs=item.stop_signs,
        instead_of=names["exercises"].get(item.instead_of or "", item.instead_of or ""),
        doses=tuple(_dose(day, item.exercise) for day in days),
    )


def _dose(day: PlanDay, exercise: str) -> DayDose:
    for item in day.items:
        if item.exercise == exercise:
            return DayDose(day.day, short_dose(item.dose), dose_words(item.dose))
    return DayDose(day.day)


def _day(content: Content, names: Called, day: PlanDay) -> DayView:
    items = tuple(_item(content, names, item) for item in day.items)
    return DayView(day.day, day.rest, day.theme, day.minutes, items)


def _item(content: Content, names: Called, item: PlanItem) -> ItemView:
    return ItemView(
        name=item.name,
        points=tuple(
            ItemPoints(points, points_words(content, reason))
            for reason, points in item.score.items()
        ),
        programme=names["programmes"].get(item.programme, item.programme),
        because=item.because,
    )
