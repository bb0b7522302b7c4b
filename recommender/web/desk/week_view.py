"""The week of a case as its page shows it: sessions by day, and why each exercise is in them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recommender.domain.content import Content
from recommender.domain.plan import Plan, PlanDay, PlanItem
from recommender.service.words import avoided_words
from recommender.web.context import app
from recommender.web.desk.case_words import called, points_words
from recommender.web.desk.needs_view import spans
from recommender.web.desk.short_doses import short_doses
from recommender.web.viewing import dose_words

# days that have so much of all that they hold in common stand in one block
_ALIKE_FROM = 0.6
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
class BlockItem:
    """An exercise of a session: its dose on each of its days, and how it is done.

    `dose` is short for a line, `doses` has it in words for each day. `days` are those that have it
    where not all do, else it is empty. `manner` is what it asks of the body that a clinician looks
    for, and `instead_of` what it stands in for, each where the exercise first comes, or nothing.
    """

    exercise: str
    name: str
    dose: str
    doses: tuple[str, ...]
    days: str
    manner: str
    instead_of: str
    steps: tuple[str, ...]
    stop_signs: tuple[str, ...]
    take_care: tuple[str, ...]


@dataclass(frozen=True)
class DayBlock:
    """A session, and the days on which it stands: days with nearly the same exercises have one."""

    days: tuple[DayView, ...]
    items: tuple[BlockItem, ...]


@dataclass(frozen=True)
class WeekView:
    """The week of a plan: its days, its sessions in the order in which they come, and says.

    `daily` is what all sessions have with one dose, which stands once and not in each.
    """

    days: tuple[DayView, ...] = ()
    daily: tuple[BlockItem, ...] = ()
    blocks: tuple[DayBlock, ...] = ()
    says: tuple[str, ...] = ()

    @property
    def rest_days(self) -> tuple[int, ...]:
        """The days without a session."""
        return tuple(day.day for day in self.days if day.is_rest)


def week_view(content: Content, plan: Plan) -> WeekView:
    """Return the week of a plan; empty where it has none."""
    if plan.week is None:
        return WeekView()
    names, told = called(content), set[str]()
    alike, days = _alike(plan.week.days), [day for day in plan.week.days if day.items]
    daily = _every_day(days) if len(alike) > 1 else {}
    return WeekView(
        days=tuple(_day(content, names, day) for day in plan.week.days),
        daily=tuple(
            _block_item(content, names, items, "", is_new=True) for items in daily.values()
        ),
        blocks=tuple(_block(content, names, some, {*daily}, told) for some in alike),
        says=plan.week.says,
    )


def _every_day(days: Sequence[PlanDay]) -> dict[str, tuple[PlanItem, ...]]:
    """Return the exercises that each of some days has, all with one dose."""
    found: dict[str, list[PlanItem]] = {}
    for item in (item for day in days for item in day.items):
        found.setdefault(item.exercise, []).append(item)
    return {
        name: tuple(items)
        for name, items in found.items()
        if len(items) == len(days) and len({item.dose for item in items}) == 1
    }


def _alike(days: Iterable[PlanDay]) -> Sequence[list[PlanDay]]:
    """Return the days with a session, those together that hold nearly the same exercises."""
    found: list[list[PlanDay]] = []
    for day in days:
        like = next((some for some in found if _likeness(some[0], day) >= _ALIKE_FROM), None)
        if like is not None:
            like.append(day)
        elif day.items:
            found.append([day])
    return found


def _likeness(one: PlanDay, other: PlanDay) -> float:
    """Return how much of all that two days hold both have, from 0 to 1."""
    held, also = ({item.exercise for item in day.items} for day in (one, other))
    return len(held & also) / max(len(held | also), 1)


def _block(
    content: Content, names: Called, days: list[PlanDay], daily: set[str], told: set[str]
) -> DayBlock:
    """Return a session without what is `daily`; `told` came in an earlier one."""
    by_exercise: dict[str, dict[int, PlanItem]] = {}
    for day in days:
        for item in (item for item in day.items if item.exercise not in daily):
            by_exercise.setdefault(item.exercise, {})[day.day] = item
    made = []
    for exercise, items in by_exercise.items():
        is_new = exercise not in told
        told.add(exercise)
        on = "" if len(items) == len(days) else spans(items)
        made.append(_block_item(content, names, tuple(items.values()), on, is_new=is_new))
    return DayBlock(tuple(_day(content, names, day) for day in days), tuple(made))


def _block_item(
    content: Content, names: Called, items: tuple[PlanItem, ...], on: str, *, is_new: bool
) -> BlockItem:
    first, summary = items[0], app().content.summary
    manner = summary.manner_of(first.demands) if summary and is_new else ""
    instead = next((item.instead_of for item in items if item.instead_of and is_new), "")
    return BlockItem(
        exercise=first.exercise,
        name=first.name,
        dose=short_doses(item.dose for item in items),
        doses=tuple(dose_words(item.dose) for item in items),
        days=on,
        manner=avoided_words(content, manner) if manner else "",
        instead_of=names["exercises"].get(instead, instead),
        steps=first.steps,
        stop_signs=first.stop_signs,
        take_care=first.take_care,
    )


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
