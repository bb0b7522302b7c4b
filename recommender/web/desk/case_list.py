"""What the list of cases shows: the cases that the address asks for, and the form that asks."""

import re
from dataclasses import dataclass

from flask import request, url_for

from recommender.domain.cases import CaseEntry, CaseFilter, CaseOrder, CasePage
from recommender.domain.kept_content import KeptContent
from recommender.domain.rules import Rule, Triage
from recommender.service.case_inspector import LikelyStop
from recommender.service.exports import ExportFormat, formats
from recommender.service.name_lookup import avoidable
from recommender.web.context import app
from recommender.web.desk.case_words import titles
from recommender.web.desk.filters import filter_words, read_filter
from recommender.web.desk.step_words import Step, step_words
from recommender.web.words import _

_ID = re.compile(r"[0-9a-f]{1,32}")


@dataclass(frozen=True)
class AskedList:
    """What an address asks of the list: its filter, as it was read and as it is kept.

    `case_id` is the one case that it names by its id, or by how that begins; else it is empty.
    """

    wanted: CaseFilter
    order: CaseOrder
    cursor: str
    kept: dict[str, str]
    errors: dict[str, str]
    case_id: str = ""


@dataclass(frozen=True)
class CaseRow:
    """A case of the list; `decided_by` is the title of a rule that today's content knows.

    `near` is where a likely other answer would have sent the person, or None, and `near_step` that
    answer.
    """

    case: CaseEntry
    decided_by: str
    near: Triage | None = None
    near_step: Step | None = None

    @property
    def data(self) -> dict[str, object]:
        """What the twin says."""
        likely = {"triage": self.near, "answer": self.near_step} if self.near else None
        return {"id": self.case.id, "likely_stop": likely}


@dataclass(frozen=True)
class CaseList:
    """A page of cases, with the filter that it was asked by.

    `next` is the address of the page that follows, or None. `has_contents` says that not all cases
    of the page were decided by one content.
    """

    total: int
    rows: tuple[CaseRow, ...]
    next: str | None
    errors: dict[str, str]
    kept: dict[str, str]
    is_first: bool
    formats: tuple[ExportFormat, ...]
    rules: tuple[Rule, ...]
    avoidable: dict[str, str]
    has_contents: bool
    contents: tuple[KeptContent, ...]

    @property
    def data(self) -> dict[str, object]:
        """What the twin says."""
        cases = [row.case for row in self.rows]
        return {
            "total": self.total,
            "cases": cases,
            "likely_stops": [row.data for row in self.rows if row.near],
            "next": self.next,
            "errors": self.errors,
        }


def read_list() -> AskedList:
    """Return what the request asks of the list."""
    wanted, order, errors = read_filter(request.args)
    case_id, fault = _sought(request.args.get("id", "").strip().lower())
    if fault:
        errors = {**errors, "id": fault}
    cursor = "" if errors else request.args.get("cursor", "")
    return AskedList(wanted, order, cursor, filter_words(request.args, wanted), errors, case_id)


def list_view(asked: AskedList) -> CaseList:
    """Return the page of a list; without cases where something is wrong with its filter."""
    page = _page(asked)
    return CaseList(
        total=page.total,
        rows=_rows(page),
        next=_next(asked, page),
        errors=asked.errors,
        kept=asked.kept,
        is_first=not asked.cursor,
        formats=formats(),
        rules=app().content.rules,
        avoidable=_avoidable(asked.wanted),
        has_contents=len({entry.content_digest for entry in page.entries}) > 1,
        contents=app().content_versions.every(),
    )


def _sought(said: str) -> tuple[str, str]:
    """Return the case that has this id or alone begins so, else what is wrong, if anything."""
    if not said:
        return "", ""
    if not _ID.fullmatch(said):
        return "", _(
            "Write the id as it stands on the page of the case: letters a to f and digits."
        )
    found = app().inspector.ids_beginning(said, 2)
    if len(found) == 1:
        return found[0], ""
    if found:
        return "", _("Several cases begin so. Write more of the id.")
    return "", _("No case has this id. It may have been deleted.")


def _page(asked: AskedList) -> CasePage:
    # who asked for one thing must not take all for it
    if asked.errors:
        return CasePage((), 0)
    return app().inspector.page(asked.wanted, asked.order, asked.cursor)


def _rows(page: CasePage) -> tuple[CaseRow, ...]:
    known, stops = titles(app().content), app().inspector.likely_stops(page.entries)
    return tuple(
        _row(entry, known.get(entry.decided_by, ""), stops.get(entry.id)) for entry in page.entries
    )


def _row(entry: CaseEntry, decided_by: str, stop: LikelyStop | None) -> CaseRow:
    if stop is None:
        return CaseRow(entry, decided_by)
    answer = stop.answer
    [step] = step_words(stop.content, stop.answers, {answer.question: (answer.value,)})
    return CaseRow(entry, decided_by, answer.triage, step)


def _next(asked: AskedList, page: CasePage) -> str | None:
    if not page.next_cursor:
        return None
    # url_for takes the parts of the address among its own settings, which have other types
    following: dict[str, object] = {**asked.kept, "cursor": page.next_cursor}
    return url_for("cases.cases", **following)  # type: ignore[arg-type]


def _avoidable(wanted: CaseFilter) -> dict[str, str]:
    """Return what can be chosen as left out; what only older contents know stands by its id."""
    found = avoidable(app().content)
    return found if wanted.avoided in ("", *found) else {**found, wanted.avoided: wanted.avoided}
