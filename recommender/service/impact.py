"""The impact of one content over another on kept cases."""

from collections.abc import Iterable, Mapping
from typing import Any

from recommender.analysis.impact import Change, Impact, measure
from recommender.domain.cases import CaseFilter, KeptTexts
from recommender.service.desk import Desk
from recommender.service.many_cases import Files, decide_both, decide_for_impact

# A page answers soon, so it looks at so many of the newest cases; the command looks at all.
CASES_MOST = 200


def impact_of_newest(desk: Desk, before: str, after: str, wanted: CaseFilter) -> Impact:
    """Return the impact on the newest cases that a filter wants; raises NotFoundError."""
    old, new = desk.shelf.service(before), desk.shelf.service(after)
    found = desk.keeper.stores.cases.texts(wanted, newest=CASES_MOST)
    return measure(
        (kept.id, decide_for_impact(old, kept), decide_for_impact(new, kept)) for kept in found
    )


def impact_data(found: Impact) -> dict[str, Any]:
    """Return an impact as JSON-ready data."""
    return {
        "cases": found.cases,
        "changed": found.changed,
        "graver": found.graver,
        "milder": found.milder,
        "matrix": [
            {
                "before": before.value,
                "after": after.value,
                "cases": cell.cases,
                "examples": list(cell.examples),
            }
            for (before, after), cell in found.matrix.items()
        ],
        "parts": _changes(found.parts),
        "started": _changes(found.started),
        "stopped": _changes(found.stopped),
    }


def _changes(changes: Iterable[Change]) -> list[dict[str, Any]]:
    return [
        {"name": change.name, "cases": change.cases, "examples": list(change.examples)}
        for change in changes
    ]


def impact_of_all(
    cases: Iterable[KeptTexts], contents: Mapping[str, Files], before: str, after: str
) -> Impact:
    """Return the impact on all cases, on all cores; `contents` has both contents by digest."""
    return measure(decide_both(cases, contents, before, after))
