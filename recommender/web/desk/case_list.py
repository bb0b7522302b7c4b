"""What the list of cases shows: the cases that the address asks for, and the form that asks."""

import re
from dataclasses import dataclass

from flask import request, url_for

from recommender.domain.cases import CaseEntry, CaseFilter, CaseOrder, CasePage
from recommender.domain.kept_content import KeptContent
from recommender.domain.rules import Rule
from recommender.service.exports import ExportFormat, formats
from recommender.service.name_lookup import avoidable
from recommender.service.results import PersonInBrief
from recommender.web.context import app
from recommender.web.desk.answer_filter import (
    KEY,
    Sought,
    SoughtAnswer,
    answers_sought,
    sought_words,
)
from recommender.web.desk.case_words import titles
from recommender.web.desk.filters import filter_words, read_filter
from recommender.web.desk.review_form import sends_to
from recommender.web.desk.sign_in import visitor
from recommender.web.desk.step_words import NearStop, near_stop
from recommender.web.words import _

_ID = re.compile(r"[0-9a-f]{1,32}")


@dataclass(frozen=True)
class AskedList:
    """What an address asks of the list: its filter, as it was read and as it is kept.

    `sought` are the answers that go with it. `case_id` is the one case that it names by its id, or
    by how that begins; else it is empty.
    """

    wanted: CaseFilter
    order: CaseOrder
    cursor: str
    kept: dict[str, str]
    errors: dict[str, str]
    sought: Sought
    case_id: str = ""

    @property
    def told(self) -> dict[str, str]:
        """What a record says of the filter: of answers only which questions, not which answer."""
        asked = " ".join(self.sought.said)
        return {**self.kept, KEY: asked} if asked else self.kept


@dataclass(frozen=True)
class CaseRow:
    """A case of the list; `decided_by` is the title of a rule that today's content knows.

    Of several it is the gravest; so many `others` sent the person there too. `near` is where a
    likely other answer would have sent the person, or None. `withheld` counts the verdicts that are
    kept back. `person` is whom it is about.
    """

    case: CaseEntry
    decided_by: str
    others: int = 0
    near: NearStop | None = None
    withheld: int = 0
    person: PersonInBrief | None = None

    @property
    def data(self) -> dict[str, object]:
        """What the twin says."""
        return {"id": self.case.id, "likely_stop": self.near}


@dataclass(frozen=True)
class CaseList:
    """A page of cases, with the filter that it was asked by.

    There are more than `total` where `has_more` says so.
    `next` is the address of the page that follows, or None. Where answers had to be read for it,
    `read` says of how many cases. `has_contents` says that not all cases of the page were decided
    by one content.
    """

    total: int
    has_more: bool
    read: int
    sought: tuple[SoughtAnswer, ...]
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
            "has_more_than_total": self.has_more,
            "read": self.read,
            "cases": cases,
            "likely_stops": [row.data for row in self.rows if row.near],
            "next": self.next,
            "errors": self.errors,
        }


def read_list() -> AskedList:
    """Return what the request asks of the list."""
    answers = answers_sought()
    wanted, order, errors = read_filter(request.args, answers)
    case_id, fault = _sought(request.args.get("id", "").strip().lower())
    if fault:
        errors = {**errors, "id": fault}
    cursor = "" if errors else request.args.get("cursor", "")
    kept = filter_words(request.args, wanted)
    return AskedList(wanted, order, cursor, kept, errors, answers, case_id)


def list_view(asked: AskedList) -> CaseList:
    """Return the page of a list; without cases where something is wrong with its filter."""
    page = _page(asked)
    return CaseList(
        total=page.total,
        has_more=page.has_more,
        read=page.read,
        sought=sought_words(asked.sought.wishes),
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
    stops = app().inspector.likely_stops(page.entries)
    people = app().inspector.in_brief(page.entries)
    shown = app().reviews.shown_to(visitor())
    known, deciding = titles(app().content), {one.id: _deciding(one) for one in page.entries}
    return tuple(
        CaseRow(
            entry,
            known.get(next(iter(deciding[entry.id]), entry.decided_by), ""),
            max(0, len(deciding[entry.id]) - 1),
            near_stop(stops.get(entry.id)),
            withheld=len(full.verdicts) - len(entry.verdicts),
            person=people.get(entry.id),
        )
        for full, entry in ((entry, shown(entry)) for entry in page.entries)
    )


def _deciding(entry: CaseEntry) -> tuple[str, ...]:
    """Return the rules of today that sent the person where they were sent, the gravest first."""
    known = app().content.rules_by_id
    rules = (known[name] for name in entry.fired if name in known)
    sent = [rule for rule in rules if sends_to(rule, entry.triage)] if entry.decided_by else []
    return tuple(rule.id for rule in app().content.gravest_first.rules(sent))


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
