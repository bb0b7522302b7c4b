"""What a change of content would do to stored cases: who changes, and how."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from recommender.domain.rules import Triage

EXAMPLES = 5


class Undecided(StrEnum):
    """What stands in the place of a triage where a content cannot decide a case."""

    NO_DECISION = "no_decision"


Outcome = Triage | Undecided


@dataclass(frozen=True)
class Decision:
    """What one content decides of a case, as far as impact compares it.

    `problem` says why there is no decision. `parts` names what the rules decided besides the
    triage, each with a digest: avoid, limits, week and so on.
    """

    outcome: Outcome
    fired: frozenset[str] = frozenset()
    parts: tuple[tuple[str, str], ...] = ()
    problem: str = ""


@dataclass
class _Cell:
    cases: int = 0
    examples: list[str] = field(default_factory=list)

    def add(self, case_id: str) -> None:
        self.cases += 1
        if len(self.examples) < EXAMPLES:
            self.examples.append(case_id)


@dataclass(frozen=True)
class Change:
    """How many cases go one way, and the first of them."""

    name: str
    cases: int
    examples: tuple[str, ...]


@dataclass(frozen=True)
class Impact:
    """A comparison of two contents over cases.

    `matrix` has the cases for (before, after) outcomes. `graver` and `milder` count changes of
    triage; `parts` says in how many cases each other part of the decision changed; `started` and
    `stopped` name rules that fire in more or fewer cases, with how many.
    """

    cases: int
    changed: int
    matrix: dict[tuple[Outcome, Outcome], Change]
    parts: tuple[Change, ...]
    started: tuple[Change, ...]
    stopped: tuple[Change, ...]

    @property
    def milder(self) -> int:
        """Cases that would be sent somewhere less grave than before: look at each."""
        return sum(cell.cases for pair, cell in self.matrix.items() if _step(*pair) < 0)

    @property
    def graver(self) -> int:
        """Cases that would be sent somewhere graver than before."""
        return sum(cell.cases for pair, cell in self.matrix.items() if _step(*pair) > 0)


def measure(decided: Iterable[tuple[str, Decision, Decision]]) -> Impact:
    """Return the impact over (case, before, after), in the order of the cases."""
    tally = _Tally()
    for case_id, before, after in decided:
        tally.add(case_id, before, after)
    return tally.impact()


class _Tally:
    """Counts while the cases go by, so that none need be kept."""

    def __init__(self) -> None:
        self._cases = 0
        self._changed = 0
        self._matrix: dict[tuple[Outcome, Outcome], _Cell] = {}
        self._parts: dict[str, _Cell] = {}
        self._started: dict[str, _Cell] = {}
        self._stopped: dict[str, _Cell] = {}

    def add(self, case_id: str, before: Decision, after: Decision) -> None:
        self._cases += 1
        self._changed += before != after
        self._matrix.setdefault((before.outcome, after.outcome), _Cell()).add(case_id)
        now = dict(after.parts)
        for part, digest in before.parts:
            if now.get(part, digest) != digest:
                self._parts.setdefault(part, _Cell()).add(case_id)
        for rule in sorted(after.fired - before.fired):
            self._started.setdefault(rule, _Cell()).add(case_id)
        for rule in sorted(before.fired - after.fired):
            self._stopped.setdefault(rule, _Cell()).add(case_id)

    def impact(self) -> Impact:
        return Impact(
            cases=self._cases,
            changed=self._changed,
            matrix={
                pair: Change("", cell.cases, tuple(cell.examples))
                for pair, cell in sorted(self._matrix.items(), key=lambda entry: _place(entry[0]))
            },
            parts=_changes(self._parts),
            started=_changes(self._started),
            stopped=_changes(self._stopped),
        )


def _changes(cells: dict[str, _Cell]) -> tuple[Change, ...]:
    found = [Change(name, cell.cases, tuple(cell.examples)) for name, cell in cells.items()]
    return tuple(sorted(found, key=lambda change: (-change.cases, change.name)))


def _place(pair: tuple[Outcome, Outcome]) -> tuple[int, int]:
    return -gravity(pair[0]), -gravity(pair[1])


def gravity(outcome: Outcome) -> int:
    """Return how grave an outcome is; no decision is graver than any."""
    return outcome.gravity if isinstance(outcome, Triage) else len(Triage)


def _step(before: Outcome, after: Outcome) -> int:
    return gravity(after) - gravity(before)
