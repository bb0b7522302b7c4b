"""What the queue shows: the cases to review next, and why each is there."""

from collections.abc import Collection
from dataclasses import dataclass

from flask import url_for

from recommender.service.results import Queued
from recommender.web.context import app
from recommender.web.desk.case_words import titles
from recommender.web.desk.sign_in import visitor
from recommender.web.desk.step_words import NearStop, near_stop


@dataclass(frozen=True)
class QueueRow:
    """A case to review; the rule behind it by title, and where it is read, or nothing.

    `near` is where a likely other answer would have sent it, as lists and its own page say it.
    """

    queued: Queued
    title: str
    address: str
    near: NearStop | None = None


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
    known = titles(app().content)
    queue = app().reviews.queue(visitor())
    stops = app().inspector.likely_stops([queued.entry for queued in queue])
    return QueueView(
        tuple(
            QueueRow(
                queued,
                known.get(queued.rule, queued.rule),
                _address(queued, known),
                near_stop(stops.get(queued.entry.id)),
            )
            for queued in queue
        ),
        app().reviews.left(visitor()),
    )


def _address(queued: Queued, known: Collection[str]) -> str:
    if queued.rule not in known:
        return ""
    return url_for("cases.case_rule", case_id=queued.entry.id, rule_id=queued.rule)
