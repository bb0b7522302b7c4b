"""What a change of content would do to stored cases: who changes, and how."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from recommender.domain.known_triage import Direction, KnownTriage
from recommender.domain.rules import Triage

EXAMPLES = 5


@dataclass(frozen=True)
class Decision:
    """What one content decides of a case, as far as impact compares it.

    `parts` names what the rules decided besides the triage, each with a digest: avoid, limits,
    week and so on. Of an open outcome `questions` are those that would follow; `problem` says why
    there is none at all.
    """

    outcome: KnownTriage
    fired: frozenset[str] = frozenset()
    parts: tuple[tuple[str, str], ...] = ()
    questions: tuple[str, ...] = ()
    problem: str = ""

    @property
    def is_made(self) -> bool:
        """Whether the case is decided, so that its rules and its week can be compared."""
        return self.outcome.triage is not None and not self.outcome.is_open


@dataclass(frozen=True)
class CaseTally:
    """How many cases go one way, and the first of them."""

    name: str
    cases: int
    examples: tuple[str, ...]


@dataclass(frozen=True)
class Move:
    """The cases that go from one outcome to another; `questions` are those that would follow."""

    before: KnownTriage
    after: KnownTriage
    cases: int
    examples: tuple[str, ...]
    questions: tuple[CaseTally, ...] = ()

    @property
    def step(self) -> Direction:
        """Whether this way is milder or graver."""
        return self.before.step_to(self.after)

    @property
    def loses_stop(self) -> bool:
        """Whether a stop is removed, so that these people would be asked on."""
        return self.before.loses_stop(self.after)


@dataclass(frozen=True)
class Impact:
    """A comparison of two contents over cases.

    `moves` has the cases by their outcomes before and after, the gravest first. `parts` says in
    how many cases each other part of the decision changed; `started` and `stopped` name rules
    that fire in more or fewer cases, with how many: all three of those that both contents decide,
    for where one would go on asking everything that it has not come to would look like a change.
    """

    cases: int
    changed: int
    moves: tuple[Move, ...]
    parts: tuple[CaseTally, ...]
    started: tuple[CaseTally, ...]
    stopped: tuple[CaseTally, ...]

    def count(self, step: Direction) -> int:
        """Return how many cases would go somewhere milder or graver, or nobody can say where."""
        return sum(move.cases for move in self.moves if move.step is step)

    @property
    def stops_lost(self) -> int:
        """The cases that would be asked on where they were stopped; they count as milder."""
        return sum(move.cases for move in self.moves if move.loses_stop)


def measure(decided: Iterable[tuple[str, Decision, Decision]]) -> Impact:
    """Return the impact over (case, before, after), in the order of the cases."""
    tally = _Tally()
    for case_id, before, after in decided:
        tally.add(case_id, before, after)
    return tally.impact()


@dataclass
class _Cell:
    cases: int = 0
    examples: list[str] = field(default_factory=list)

    def add(self, case_id: str) -> None:
        self.cases += 1
        if len(self.examples) < EXAMPLES:
            self.examples.append(case_id)


_Cells = dict[str, _Cell]


@dataclass
class _Way:
    cell: _Cell = field(default_factory=_Cell)
    questions: _Cells = field(default_factory=dict)


class _Tally:
    """Counts while the cases go by, so that none need be kept."""

    def __init__(self) -> None:
        self._cases = 0
        self._changed = 0
        self._ways: dict[tuple[KnownTriage, KnownTriage], _Way] = {}
        self._parts: _Cells = {}
        self._started: _Cells = {}
        self._stopped: _Cells = {}

    def add(self, case_id: str, before: Decision, after: Decision) -> None:
        self._cases += 1
        self._changed += before != after
        way = self._ways.setdefault((before.outcome, after.outcome), _Way())
        way.cell.add(case_id)
        _add(way.questions, after.questions, case_id)
        if before.is_made and after.is_made:
            self._compare(case_id, before, after)

    def _compare(self, case_id: str, before: Decision, after: Decision) -> None:
        now = dict(after.parts)
        _add(
            self._parts, (part for part, was in before.parts if now.get(part, was) != was), case_id
        )
        _add(self._started, sorted(after.fired - before.fired), case_id)
        _add(self._stopped, sorted(before.fired - after.fired), case_id)

    def impact(self) -> Impact:
        moves = (
            Move(before, after, way.cell.cases, tuple(way.cell.examples), _changes(way.questions))
            for (before, after), way in self._ways.items()
        )
        return Impact(
            cases=self._cases,
            changed=self._changed,
            moves=tuple(sorted(moves, key=lambda move: (_place(move.before), _place(move.after)))),
            parts=_changes(self._parts),
            started=_changes(self._started),
            stopped=_changes(self._stopped),
        )


def _add(cells: _Cells, names: Iterable[str], case_id: str) -> None:
    for name in names:
        cells.setdefault(name, _Cell()).add(case_id)


def _changes(cells: _Cells) -> tuple[CaseTally, ...]:
    found = [CaseTally(name, cell.cases, tuple(cell.examples)) for name, cell in cells.items()]
    return tuple(sorted(found, key=lambda change: (-change.cases, change.name)))


def _place(outcome: KnownTriage) -> tuple[bool, bool, int]:
    """Return what sorts outcomes: triages, the gravest first, then what is open, then nothing."""
    gravity = outcome.triage.gravity if outcome.triage else len(Triage)
    return outcome.triage is None, outcome.is_open, -gravity
