"""What the queue shows: the cases to review next, and why each is there."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from flask import url_for

from recommender.service.likely_stops import LikelyStop
from recommender.service.results import PersonInBrief, Queued
from recommender.web.context import app
from recommender.web.desk.case_words import titles
from recommender.web.desk.sign_in import visitor
from recommender.web.desk.step_words import NearStop, near_stop


@dataclass(frozen=True)
class QueueRow:
    """A case to review; the rule behind it by title, and where it is read, or nothing.

    `near` is where one other answer would have sent it, as its own page says it; `is_likely` says
    that lists tell of it too. `person` is whom it is about.
    """

    queued: Queued
    title: str
    address: str
    near: NearStop | None = None
    is_likely: bool = False
    person: PersonInBrief | None = None


@dataclass(frozen=True)
class QueueView:
    """The cases that a reviewer is to judge next; `left` counts those that are not yet judged."""

    rows: tuple[QueueRow, ...]
    left: int

    @property
    def data(self) -> dict[str, object]:
        """What the twin says."""
        return {"queue": [row.queued for row in self.rows], "left": self.left}


def queue_view() -> QueueView:
    """Return the queue of whoever is at the desk."""
    return QueueView(_rows(app().reviews.queue(visitor())), app().reviews.left(visitor()))


def queued_row(case_id: str) -> QueueRow | None:
    """Return why a case is in the queue of whoever is at the desk; None where it is not in it."""
    queue = app().reviews.queue(visitor())
    return next(iter(_rows([one for one in queue if one.entry.id == case_id])), None)


def _rows(queue: Iterable[Queued]) -> tuple[QueueRow, ...]:
    known, queue = titles(app().content), tuple(queue)
    entries = [queued.entry for queued in queue]
    stops, people = app().inspector.nearest_stops(entries), app().inspector.in_brief(entries)
    rows = (_row(queued, known, stops.get(queued.entry.id)) for queued in queue)
    return tuple(replace(row, person=people.get(row.queued.entry.id)) for row in rows)


def _row(queued: Queued, known: Mapping[str, str], stop: LikelyStop | None) -> QueueRow:
    return QueueRow(
        queued,
        known.get(queued.rule, queued.rule),
        _address(queued, known),
        near_stop(stop),
        is_likely=stop is not None and stop.is_likely,
    )


def _address(queued: Queued, known: Collection[str]) -> str:
    if queued.rule not in known:
        return ""
    return url_for("cases.case_rule", case_id=queued.entry.id, rule_id=queued.rule)
