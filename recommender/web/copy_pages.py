"""A person's copy of all that is kept of them, to be read; the same as data for programs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from recommender.domain.cases import Case
from recommender.domain.diary import Note
from recommender.domain.records import RecordKind
from recommender.exchange.plan import Data
from recommender.web.calendar_pages import weekday_names
from recommender.web.case_cookie import case_token
from recommender.web.context import app
from recommender.web.retelling import retold
from recommender.web.viewing import answer_rows
from recommender.web.words import _, marked

bp = Blueprint("copy", __name__, url_prefix="/case")
# what happened to a case, for its person; whatever else there will be is told by its kind
_HAPPENED = {
    RecordKind.CASE: marked("Your answers and your plan were kept."),
    RecordKind.LOOK: marked("Somebody at the desk looked at it."),
    RecordKind.WHAT_IF: marked("Somebody at the desk tried it with other answers."),
    RecordKind.REVIEW: marked("A clinician said whether they agree with it."),
    RecordKind.FAULT: marked("A check of our software failed; it is kept to be looked into."),
}
_NOTED = {
    Note.DONE: marked("done"),
    Note.SKIPPED: marked("left out"),
    Note.TOO_HARD: marked("too hard"),
    Note.HURTS: marked("it hurt"),
    Note.HURTS_AGAIN: marked("it hurt"),
    Note.MISTAKE: marked("that was a mistake"),
    Note.LASTING: marked("the pain was dull and lasted"),
    Note.EASED: marked("the pain eased"),
    Note.STRONG: marked("the pain was strong"),
    Note.DAY_DONE: marked("enough for the day"),
}


@dataclass(frozen=True)
class CopiedCase:
    """A case in the words of its person's copy: when, what was told, the answers, what happened."""

    on: date
    title: str
    rows: list[Data]
    noted: tuple[str, ...]
    happened: tuple[tuple[date, str], ...]


@bp.get("/copy")
def show() -> ResponseReturnValue:
    """Show all that is kept of the person, with the way to it as data."""
    data: Any = app().cases.own_data(case_token())
    if data is None:
        return redirect(url_for("case.own"), 303)
    copied: list[Mapping[str, Any]] = [data, *data["earlier"]]
    cases = [
        _copied(*both) for both in zip(app().cases.own_line(case_token()), copied, strict=True)
    ]
    return render_template(
        "copy.html",
        cases=cases,
        calendar=data["calendar"],
        weekdays=dict(weekday_names()),
        files=[_day(at) for at in data["files_that_may_hold_it"]],
    )


def _copied(case: Case, copied: Mapping[str, Any]) -> CopiedCase:
    content = app().content_cache.recommender(case.content_digest).content
    exercises = content.exercises
    noted = (
        (entry["day"], exercises.get(entry["exercise"]), Note(entry["note"]))
        for entry in copied["diary"]
    )
    return CopiedCase(
        on=_day(case.at),
        title=_(retold(content, case.plan).outcome.title),
        rows=answer_rows(content, case.answers),
        noted=tuple(_noted(day, _(one.name) if one else "", note) for day, one, note in noted),
        happened=tuple(
            (_day(event["at"]), _happened(event["what"])) for event in copied["history"]
        ),
    )


def _noted(day: int, name: str, note: Note) -> str:
    words = f"{name}: {_(_NOTED[note])}" if name else _(_NOTED[note])
    return _("Day %(day)s: %(words)s", day=day, words=words)


def _happened(kind: str) -> str:
    words = _HAPPENED.get(RecordKind(kind))
    return _(words) if words else kind


def _day(at: str) -> date:
    return date.fromisoformat(at[:10])
