"""The filter of a list of cases as it stands in an address; it holds no answer."""

import re
from collections.abc import Mapping
from typing import Any

from recommender.domain.cases import CaseFilter, CaseOrder
from recommender.domain.reviewing import Verdict
from recommender.domain.rules import Triage
from recommender.web.words import _

DAY = re.compile(r"\d{4}-\d\d-\d\d")
CURSOR = re.compile(r"(\d-)?\d{1,15}")
REVIEWED = {"yes": True, "no": False}


def read_filter(words: Mapping[str, str]) -> tuple[CaseFilter, CaseOrder, dict[str, str]]:
    """Return the filter and the order that an address asks for, and what is wrong with it."""
    faults: dict[str, str] = {}
    wanted = CaseFilter(
        since=_day(words, "since", faults),
        until=_day(words, "until", faults),
        triage=_member(Triage, words, "triage", faults),
        fired=words.get("fired", "").strip(),
        near=words.get("near", "").strip(),
        avoided=words.get("avoided", "").strip(),
        content=words.get("content", "").strip(),
        is_reviewed=REVIEWED.get(words.get("reviewed", "")),
        verdict=_member(Verdict, words, "verdict", faults) or "",
    )
    order = _member(CaseOrder, words, "order", faults) or CaseOrder.NEWEST
    if words.get("cursor") and not CURSOR.fullmatch(words["cursor"]):
        faults["cursor"] = _("This page of the list does not exist. Start from the first.")
    return wanted, order, faults


def filter_words(words: Mapping[str, str]) -> dict[str, str]:
    """Return what of an address makes its filter, without where in the list it stands."""
    return {name: value for name, value in words.items() if value and name in NAMES}


NAMES = (
    "since",
    "until",
    "triage",
    "fired",
    "near",
    "avoided",
    "content",
    "reviewed",
    "verdict",
    "order",
)


def _day(words: Mapping[str, str], name: str, faults: dict[str, str]) -> str:
    value = words.get(name, "").strip()
    if value and not DAY.fullmatch(value):
        faults[name] = _("Write the day as 2026-11-21.")
        return ""
    return value


def _member(kind: Any, words: Mapping[str, str], name: str, faults: dict[str, str]) -> Any:
    value = words.get(name, "")
    if not value:
        return None
    try:
        return kind(value)
    except ValueError:
        faults[name] = _("Choose one of the list.")
        return None
