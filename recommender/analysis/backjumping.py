"""A search through many sets at once that learns from each dead end.

At a dead end it finds out which of the sets cannot hold together (a conflict). Sets that are known
not to hold together are never tried again, and where a conflict does not depend on the last value,
no other value of that variable is tried either (Prosser 1993, conflict-directed backjumping).

One or two assignments are looked for: each set speaks of one of them, by its side.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from recommender.analysis.diagram import ALL, Diagram, Node

# the values that a variable may have on each side, in the order in which they are tried
Choices = Callable[[int], Sequence[tuple[int, ...]]]
# a variable and its value on each side
Step = tuple[int, tuple[int, ...]]


class Claim(NamedTuple):
    """That the assignment of a side lies in a set, or that it does not."""

    node: Node
    is_inside: bool
    side: int = 0


State = tuple[Claim, ...]
Conflict = frozenset[Claim]


@dataclass
class _Frame:
    """A state on the way: the values still to try, and what the tried ones ran into."""

    state: State
    level: int
    coming: Iterator[tuple[int, ...]]
    conflict: set[Claim] = field(default_factory=set)
    # what became of the claims that read the variable, under the value that is being tried
    origins: dict[Claim, Claim] = field(default_factory=dict)


class Backjumping:
    """Searches for assignments of which all claims are true; conflicts learned in one serve all."""

    def __init__(self, diagram: Diagram, choices: Choices) -> None:
        self._diagram = diagram
        self._choices = choices
        self._learned: dict[Claim, list[Conflict]] = {}

    def way(self, claims: Iterable[Claim]) -> list[Step] | None:
        """Return the values of all variables that matter, or None where the claims conflict."""
        start, lost = _simplified(claims)
        if lost:
            return None
        frames = [self._frame(start)]
        way: list[Step] = []
        while frames:
            frame = frames[-1]
            if not frame.state:
                return way
            following = self._next(frame)
            if following is not None:
                value, state = following
                way.append((frame.level, value))
                frames.append(self._frame(state))
                continue
            conflict = self._learn(frame)
            frames.pop()
            while frames:
                way.pop()
                if not self._jumps_over(frames[-1], conflict):
                    break
                frames.pop()
        return None

    def _frame(self, state: State) -> _Frame:
        if not state:
            return _Frame(state, 0, iter(()))
        level = min([self._diagram.level(claim.node) for claim in state])
        return _Frame(state, level, iter(self._choices(level)))

    def _next(self, frame: _Frame) -> tuple[tuple[int, ...], State] | None:
        """Return the next value that is no dead end at once, and the state after it."""
        for value in frame.coming:
            state, lost = self._after(frame, value)
            if lost is not None:
                frame.conflict.add(lost)
                continue
            conflict = self._known(state)
            if conflict is None:
                return value, state
            if self._jumps_over(frame, conflict):
                # no other value can help: what is tried no more is no part of the conflict
                frame.conflict = set(conflict)
                return None
        return None

    def _after(self, frame: _Frame, value: tuple[int, ...]) -> tuple[State, Claim | None]:
        """Return the state under a value, or the claim that is false under it."""
        diagram, level = self._diagram, frame.level
        frame.origins = {}
        state: dict[Claim, None] = {}
        for claim in frame.state:
            if diagram.level(claim.node) != level:
                state[claim] = None
                continue
            child = diagram.children(claim.node)[value[claim.side]]
            if child <= ALL:
                if (child == ALL) is not claim.is_inside:
                    return (), claim
                continue
            after = Claim(child, claim.is_inside, claim.side)
            if after not in state:
                state[after] = None
                frame.origins[after] = claim
        for claim in frame.state:
            frame.origins.pop(claim, None)  # it was there before, whatever the value
        return tuple(state), None

    def _jumps_over(self, frame: _Frame, conflict: Conflict) -> bool:
        """Take a conflict of the state after a value over; return whether it needs no value."""
        origins = frame.origins
        if not any(claim in origins for claim in conflict):
            return True
        frame.conflict.update(origins.get(claim, claim) for claim in conflict)
        return False

    def _known(self, state: State) -> Conflict | None:
        """Return a conflict that is known of the claims of a state."""
        claims = frozenset(state)
        return next(
            (
                conflict
                for claim in state
                for conflict in self._learned.get(claim, ())
                if conflict <= claims
            ),
            None,
        )

    def _learn(self, frame: _Frame) -> Conflict:
        conflict = frozenset(frame.conflict)
        if conflict:
            self._learned.setdefault(min(conflict), []).append(conflict)
        return conflict


def _simplified(claims: Iterable[Claim]) -> tuple[State, bool]:
    """Return the claims that are not true in any case, and whether one of them never is."""
    left = dict.fromkeys(claims)
    ends = [claim for claim in left if claim.node <= ALL]
    is_lost = any((claim.node == ALL) is not claim.is_inside for claim in ends)
    return tuple(claim for claim in left if claim.node > ALL), is_lost
