"""The week of a case as its page shows it: each exercise with its dose and its points in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from recommender.domain.content import Content
from recommender.domain.plan import Plan, PlanDay, PlanItem
from recommender.web.desk.case_words import called, points_words
from recommender.web.viewing import dose_words

Called = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class ItemPoints:
    """How much spoke for an exercise on a day, or against it, and what."""

    points: int
    words: str


@dataclass(frozen=True)
class ItemView:
    """An exercise of a day: `programme` and `instead_of` are what it comes from, or nothing."""

    name: str
    dose: str
    points: tuple[ItemPoints, ...]
    programme: str
    instead_of: str
    because: tuple[str, ...]


@dataclass(frozen=True)
class DayView:
    """A day of the week, and its length in minutes."""

    day: int
    is_rest: bool
    theme: str
    minutes: int
    items: tuple[ItemView, ...]


def week_view(content: Content, plan: Plan) -> tuple[DayView, ...]:
    """Return the days of a plan; none where it has no week."""
    names = called(content)
    days = plan.week.days if plan.week else ()
    return tuple(_day(content, names, day) for day in days)


def _day(content: Content, names: Called, day: PlanDay) -> DayView:
    items = tuple(_item(content, names, item) for item in day.items)
    return DayView(day.day, day.rest, day.theme, day.minutes, items)


def _item(content: Content, names: Called, item: PlanItem) -> ItemView:
    return ItemView(
        name=item.name,
        dose=dose_words(item.dose),
        points=tuple(
            ItemPoints(points, points_words(content, reason))
            for reason, points in item.score.items()
        ),
        programme=names["programmes"].get(item.programme, item.programme),
        instead_of=_exercise(names, item.instead_of or ""),
        because=item.because,
    )


def _exercise(names: Called, exercise: str) -> str:
    return names["exercises"].get(exercise, exercise)
