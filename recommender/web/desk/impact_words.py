"""The impact of a change in words: each way that cases go, and its place in the table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from recommender.domain.known_triage import Direction, KnownTriage
from recommender.domain.rules import Triage
from recommender.service.impact import outcome_name
from recommender.service.results import Impact, Move
from recommender.web.desk.labels import LABELS, LOSES_STOP
from recommender.web.words import _


@dataclass(frozen=True)
class QuestionCount:
    """A question that would follow, and in how many of the cases."""

    called: str
    cases: int


@dataclass(frozen=True)
class MoveWords:
    """Cases that go from one outcome to another: in words, and by row and column of the table."""

    words: str
    row: str
    column: str
    step: Direction
    cases: int
    examples: tuple[str, ...]
    questions: tuple[QuestionCount, ...]


@dataclass(frozen=True)
class MoveTable:
    """The outcomes that have a row and those that have a column; every triage has both."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]


def ways_of(found: Impact, called: Mapping[str, str]) -> tuple[MoveWords, ...]:
    """Return how cases go; `called` has what questions are called by their ids."""
    return tuple(_way(move, called) for move in found.moves)


def table_of(ways: Iterable[MoveWords]) -> MoveTable:
    """Return the table that holds all ways; other outcomes appear only where they occur."""
    found = tuple(ways)
    return MoveTable(_places({way.row for way in found}), _places({way.column for way in found}))


def _way(move: Move, called: Mapping[str, str]) -> MoveWords:
    column = LOSES_STOP if move.loses_stop else outcome_name(move.after)
    return MoveWords(
        words=f"{_words(move.before, outcome_name(move.before))} → {_words(move.after, column)}",
        row=outcome_name(move.before),
        column=column,
        step=move.step,
        cases=move.cases,
        examples=move.examples,
        questions=tuple(
            QuestionCount(called.get(entry.name, entry.name), entry.cases)
            for entry in move.questions
        ),
    )


def _words(outcome: KnownTriage, place: str) -> str:
    words = str(LABELS.outcome[place])
    if outcome.triage is None or not outcome.is_open:
        return words
    return _("%(words)s, so far: %(triage)s", words=words, triage=LABELS.triage[outcome.triage])


def _places(used: set[str]) -> tuple[str, ...]:
    return tuple(place for place in LABELS.outcome if place in {*Triage} or place in used)
