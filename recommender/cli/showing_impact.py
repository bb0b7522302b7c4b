"""Show the impact of a change of content on a terminal."""

from rich.console import Console
from rich.table import Table

from recommender.domain.known_triage import Direction, KnownTriage
from recommender.service.results import Impact, Move


def show_impact(console: Console, found: Impact) -> None:
    """Print who would change, the ways that cases go, and what else would be different."""
    _show_counts(console, found)
    console.print(_table(found))
    for move in found.moves:
        _show_questions(console, move)
    for words, changes in (
        ("Other parts that change", found.parts),
        ("Rules that would fire in more cases", found.started),
        ("Rules that would no longer fire", found.stopped),
    ):
        if changes:
            console.print(words)
        for change in changes:
            console.print(f"  {change.name}: {change.cases} ({' '.join(change.examples)})")


def _show_counts(console: Console, found: Impact) -> None:
    graver, milder, unclear = map(
        found.count, (Direction.GRAVER, Direction.MILDER, Direction.UNCLEAR)
    )
    console.print(f"{found.changed} of {found.cases} cases would change.")
    console.print(f"Graver: {graver}. Milder: {milder}; look at each of these.")
    if found.stops_lost:
        console.print(f"Milder because a stop is removed: {found.stops_lost}.")
    if unclear:
        console.print(f"Not comparable, because not both contents decide: {unclear}.")


def _table(found: Impact) -> Table:
    table = Table("before", "after", "step", "cases", "for example")
    for move in found.moves:
        step, shown = move.step.value, " ".join(move.examples)
        if move.step is Direction.SAME:
            step, shown = "", ""
        table.add_row(_outcome(move.before), _after(move), step, str(move.cases), shown)
    return table


def _show_questions(console: Console, move: Move) -> None:
    if move.questions:
        console.print(f"Questions that would follow where {_outcome(move.before)} was decided")
    for question in move.questions:
        console.print(f"  {question.name}: {question.cases}")


def _outcome(outcome: KnownTriage) -> str:
    if outcome.triage is None:
        return "no decision"
    triage = outcome.triage.value
    return f"would go on asking, so far {triage}" if outcome.is_open else triage


def _after(move: Move) -> str:
    return f"{_outcome(move.after)} (stop removed)" if move.loses_stop else _outcome(move.after)
