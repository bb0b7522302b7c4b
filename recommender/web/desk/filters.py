"""The filters of lists as they stand in an address; they hold no answer.

Answers that a list is filtered by are kept with the sign-in, and the address has their key.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from flask import request

from recommender.domain.cases import CaseFilter, CaseOrder
from recommender.domain.records import NUMBER_MOST
from recommender.domain.reviews import Signature, Verdict
from recommender.domain.rules import Triage
from recommender.domain.users import Right
from recommender.service.name_lookup import NameFound, NameLookup
from recommender.web.context import app
from recommender.web.desk.answer_filter import KEY, NOTHING_SOUGHT, Sought
from recommender.web.desk.sign_in import visitor
from recommender.web.words import _

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
CURSOR = re.compile(r"(?:[0-9]-)?([0-9]{1,10})")
_Member = TypeVar("_Member", bound=StrEnum)
REVIEWED = {"yes": True, "no": False}


def read_filter(
    words: Mapping[str, str], sought: Sought = NOTHING_SOUGHT
) -> tuple[CaseFilter, CaseOrder, dict[str, str]]:
    """Return the filter and the order that an address asks for, and what is wrong with it.

    `sought` are the answers that go with it.
    """
    faults: dict[str, str] = {}
    known, verdict = app().name_lookup, member_of(Verdict, words, "verdict", faults) or ""
    wanted = CaseFilter(
        since=_day(words, "since", faults),
        until=_day(words, "until", faults),
        triage=member_of(Triage, words, "triage", faults),
        fired=_rule(known, words, "fired", faults),
        near=_rule(known, words, "near", faults),
        near_triage=_near_triage(words, faults),
        avoided=_avoidable(known, words, faults),
        content=words.get("content", "").strip(),
        is_reviewed=REVIEWED.get(words.get("reviewed", "")),
        verdict=verdict,
        # what a colleague said of a case is kept back from who may still judge it
        judged_by=visitor().name if verdict and visitor().may(Right.REVIEW) else "",
        answers=sought.wishes,
    )
    faults.update(sought.faults)
    order = member_of(CaseOrder, words, "order", faults) or CaseOrder.NEWEST
    if not _is_cursor(words.get("cursor", "")):
        faults["cursor"] = _("This page of the list does not exist. Start from the first.")
    return wanted, order, faults


def _is_cursor(said: str) -> bool:
    found = CURSOR.fullmatch(said)
    return not said or (found is not None and int(found[1]) <= NUMBER_MOST)


def filter_words(words: Mapping[str, str], wanted: CaseFilter) -> dict[str, str]:
    """Return what of an address makes its filter, without where in the list it stands.

    What was named by its title stands there by its id.
    """
    found = {name: value for name, value in words.items() if value and name in _NAMES}
    ids = {"fired": wanted.fired, "near": wanted.near, "avoided": wanted.avoided}
    return {**found, **{name: value for name, value in ids.items() if value}}


_NAMES = (
    "since",
    "until",
    "triage",
    "fired",
    "near",
    "near_triage",
    "avoided",
    "content",
    "reviewed",
    "verdict",
    "order",
    KEY,
)


def is_asked_for(signature: Signature | None) -> bool:
    """Whether the address asks for a rule or promise with this signature: all, or the unsigned."""
    return signature is None or request.args.get("signed") != "no"


def _day(words: Mapping[str, str], name: str, faults: dict[str, str]) -> str:
    value = words.get(name, "").strip()
    if value and not _DAY.fullmatch(value):
        faults[name] = _("Write the day as 2026-11-21.")
        return ""
    return value


def _rule(known: NameLookup, words: Mapping[str, str], name: str, faults: dict[str, str]) -> str:
    said = words.get(name, "").strip()
    named = known.rule(said) if said else NameFound()
    if named.alike:
        ids = ", ".join(named.alike)
        faults[name] = _("Several rules have this title: %(ids)s. Write one of these.", ids=ids)
    elif said and not named.found:
        faults[name] = _with_hint(_("No rule has this name."), named)
    return named.found


def _avoidable(known: NameLookup, words: Mapping[str, str], faults: dict[str, str]) -> str:
    said = words.get("avoided", "").strip()
    named = known.avoidable(said) if said else NameFound()
    if named.alike:
        faults["avoided"] = _("Choose one from the list.")
    elif said and not named.found:
        unknown = _("No demand or exercise has this name.")
        faults["avoided"] = _with_hint(unknown, named)
    return named.found


def _with_hint(fault: str, named: NameFound) -> str:
    if not named.nearest:
        return fault
    return f"{fault} {_('Did you mean %(name)s?', name=named.nearest)}"


def _near_triage(words: Mapping[str, str], faults: dict[str, str]) -> Triage | None:
    found = member_of(Triage, words, "near_triage", faults)
    if found and found.allows_week:
        faults["near_triage"] = _("Choose one from the list.")
        return None
    return found


def member_of(
    kind: type[_Member], words: Mapping[str, str], name: str, faults: dict[str, str]
) -> _Member | None:
    """Return what an address asks for in a field to choose from, or None with a fault."""
    value = words.get(name, "")
    if not value:
        return None
    try:
        return kind(value)
    except ValueError:
        faults[name] = _("Choose one from the list.")
        return None
