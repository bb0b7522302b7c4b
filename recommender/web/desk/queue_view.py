"""What the queue shows: the cases to review next, and why each is there."""

from collections.abc import Collection
from dataclasses import dataclass

from flask import url_for

from recommender.service.results import Queued
from recommender.web.context import app
from recommender.web.desk.case_words import titles
from recommender.web.desk.sign_in import visitor


@dataclass(frozen=True)
class QueueRow:
    """A case to review; the rule behind it by title, and where it is read, or nothing."""

    queued: Queued
    title: str
    address: str


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
    return QueueView(
        tuple(
            QueueRow(queued, known.get(queued.rule, queued.rule), _address(queued, known))
            for queued in app().reviews.queue(visitor())
        ),
        app().reviews.left(visitor()),
    )


def _address(queued: Queued, known: Collection[str]) -> str:
    if queued.rule not in known:
        return ""
    return url_for("cases.case_rule", case_id=queued.entry.id, rule_id=queued.rule)
