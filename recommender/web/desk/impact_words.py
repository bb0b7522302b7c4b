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
class MoveCell:
    """How many cases go from one outcome to another, by step, and the step that it stands for."""

    counts: tuple[tuple[Direction, int], ...]
    step: Direction


@dataclass(frozen=True)
class MoveRow:
    """Where the cases of one outcome go, column by column."""

    outcome: str
    cells: tuple[MoveCell, ...]


@dataclass(frozen=True)
class MoveTable:
    """The outcomes before as rows and those after as columns; every triage has both."""

    columns: tuple[str, ...]
    rows: tuple[MoveRow, ...]


def ways_of(found: Impact, called: Mapping[str, str]) -> tuple[MoveWords, ...]:
    """Return how cases go; `called` has what questions are called by their ids."""
    return tuple(_way(move, called) for move in found.moves)


def table_of(ways: Iterable[MoveWords]) -> MoveTable:
    """Return the table that holds all ways; other outcomes appear only where they occur."""
    cells: dict[tuple[str, str], list[MoveWords]] = {}
    for way in ways:
        cells.setdefault((way.row, way.column), []).append(way)
    columns = _places({column for _row, column in cells})
    return MoveTable(
        columns,
        tuple(
            MoveRow(row, tuple(_cell(cells.get((row, column), [])) for column in columns))
            for row in _places({row for row, _column in cells})
        ),
    )


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


def _cell(ways: list[MoveWords]) -> MoveCell:
    steps = sorted({way.step for way in ways})
    counts = tuple((step, sum(way.cases for way in ways if way.step is step)) for step in steps)
    # what becomes milder must not hide behind anything else
    first = Direction.MILDER if Direction.MILDER in steps else next(iter(steps), Direction.SAME)
    return MoveCell(counts, first)


def _words(outcome: KnownTriage, place: str) -> str:
    words = str(LABELS.outcome[place])
    if outcome.triage is None or not outcome.is_open:
        return words
    return _("%(words)s, so far: %(triage)s", words=words, triage=LABELS.triage[outcome.triage])


def _places(used: set[str]) -> tuple[str, ...]:
    return tuple(place for place in LABELS.outcome if place in {*Triage} or place in used)
