"""The impact of one content over another on kept cases."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from recommender.analysis.impact import CaseTally, Impact, Move, measure
from recommender.domain.cases import CaseFilter, KeptTexts
from recommender.domain.known_triage import Direction, KnownTriage
from recommender.service.batch import Files, decide_both, decide_for_impact
from recommender.service.content_cache import ContentCache
from recommender.storage.case_store import CaseStore

# A page answers soon, so it looks at so many of the newest cases; the command looks at all.
CASES_MOST = 200
NO_IMPACT = measure(())
# what stands in the place of a triage where there is none
STILL_ASKING, NO_DECISION = "still_asking", "no_decision"


@dataclass(frozen=True)
class Impacts:
    """Measures the impact of one kept content over another; threads may share it."""

    contents: ContentCache
    cases: CaseStore
    _turn: Lock = field(default_factory=Lock, repr=False)

    @contextmanager
    def alone(self) -> Iterator[bool]:
        """Give whether nobody else is measuring; who is told yes keeps others off until the end.

        One takes a core for seconds, so that a few at once would leave nothing for patients.
        """
        is_alone = self._turn.acquire(blocking=False)
        try:
            yield is_alone
        finally:
            if is_alone:
                self._turn.release()

    def of_newest(self, before: str, after: str, wanted: CaseFilter) -> Impact:
        """Return the impact on the newest cases that a filter wants; raises NotFoundError."""
        old, new = self.contents.recommender(before), self.contents.recommender(after)
        found = self.cases.texts(wanted, newest=CASES_MOST)
        return measure(
            (kept.id, decide_for_impact(old, kept), decide_for_impact(new, kept)) for kept in found
        )


def impact_data(found: Impact) -> dict[str, Any]:
    """Return an impact as JSON-ready data."""
    return {
        "cases": found.cases,
        "changed": found.changed,
        "graver": found.count(Direction.GRAVER),
        "milder": found.count(Direction.MILDER),
        "unclear": found.count(Direction.UNCLEAR),
        "stops_lost": found.stops_lost,
        "matrix": [_move(move) for move in found.moves],
        "parts": _changes(found.parts),
        "started": _changes(found.started),
        "stopped": _changes(found.stopped),
    }


def outcome_name(outcome: KnownTriage) -> str:
    """Return a triage by its name, or that there is none, or none yet."""
    if outcome.triage is None:
        return NO_DECISION
    return STILL_ASKING if outcome.is_open else outcome.triage.value


def _move(move: Move) -> dict[str, object]:
    return {
        "before": outcome_name(move.before),
        "before_so_far": _so_far(move.before),
        "after": outcome_name(move.after),
        "after_so_far": _so_far(move.after),
        "step": move.step.value,
        "loses_stop": move.loses_stop,
        "cases": move.cases,
        "examples": list(move.examples),
        "questions": _changes(move.questions),
    }


def _so_far(outcome: KnownTriage) -> str | None:
    return outcome.triage.value if outcome.triage and outcome.is_open else None


def _changes(changes: Iterable[CaseTally]) -> list[dict[str, object]]:
    return [
        {"name": change.name, "cases": change.cases, "examples": list(change.examples)}
        for change in changes
    ]


def impact_of_all(
    cases: Iterable[KeptTexts], contents: Mapping[str, Files], before: str, after: str
) -> Impact:
    """Return the impact on all cases, on all cores; `contents` has both contents by digest."""
    return measure(decide_both(cases, contents, before, after))
