"""A search through many sets at once that learns from each dead end.

At a dead end it finds out which of the sets cannot hold together (a conflict). Sets that are known
not to hold together are never tried again, and where a conflict does not depend on the last value,
no other value of that variable is tried either (Prosser 1993, conflict-directed backjumping).

One or two assignments are looked for: each set speaks of one of them, by its side.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from recommender.analysis.conflicts import (
    Claim,
    Conflicts,
    ConflictSet,
    is_inside,
    moved,
    node_of,
    side_of,
)
from recommender.analysis.diagram import ALL, Diagram

# the values that a variable may have on each side, in the order in which they are tried
_Choices = Callable[[int], Sequence[tuple[int, ...]]]
# a variable and its value on each side
_Step = tuple[int, tuple[int, ...]]


_State = tuple[Claim, ...]


@dataclass(slots=True)
class _Frame:
    """A state on the way: the values still to try, and what the tried ones ran into.

    The claims of the state are those that `read` the variable, and the `rest`.
    """

    level: int
    read: _State
    rest: _State
    coming: Iterator[tuple[int, ...]]
    conflict: set[Claim] = field(default_factory=set)
    # what became of the claims that read the variable, under the value that is being tried
    origins: dict[Claim, Claim] = field(default_factory=dict)


class Backjumping:
    """Searches for assignments of which all claims are true; conflicts learned in one serve all."""

    def __init__(self, diagram: Diagram, choices: _Choices) -> None:
        self._diagram = diagram
        self._choices = choices
        self._learned = Conflicts()

    def way(self, claims: Iterable[Claim]) -> list[_Step] | None:
        """Return the values of all variables that matter, or None where the claims conflict."""
        start, lost = _simplified(claims)
        if lost:
            return None
        if not start:
            return []
        frames = [self._frame(start)]
        way: list[_Step] = []
        while frames:
            frame = frames[-1]
            following = self._next(frame)
            if following is not None:
                value, state = following
                way.append((frame.level, value))
                if not state:
                    return way
                frames.append(self._frame(state))
                continue
            conflict = self._learned.learn(frame.conflict)
            frames.pop()
            while frames:
                way.pop()
                if not self._jumps_over(frames[-1], conflict):
                    break
                frames.pop()
        return None

    def _frame(self, state: _State) -> _Frame:
        known = self._diagram.levels
        levels = [known[node_of(claim)] for claim in state]
        level = min(levels)
        read: list[Claim] = []
        rest: list[Claim] = []
        for claim, place in zip(state, levels, strict=True):
            (read if place == level else rest).append(claim)
        return _Frame(level, tuple(read), tuple(rest), iter(self._choices(level)))

    def _next(self, frame: _Frame) -> tuple[tuple[int, ...], _State] | None:
        """Return the next value that is no dead end at once, and the state after it."""
        for value in frame.coming:
            state, lost = self._after(frame, value)
            if lost is not None:
                frame.conflict.add(lost)
                continue
            conflict = self._learned.among(state)
            if conflict is None:
                return value, state
            if self._jumps_over(frame, conflict):
                # no other value can help: what is no longer tried is not part of the conflict
                frame.conflict = set(conflict)
                return None
        return None

    def _after(self, frame: _Frame, value: tuple[int, ...]) -> tuple[_State, Claim | None]:
        """Return the state under a value, or a claim that is false under it."""
        children = self._diagram.children
        rest = frame.rest
        origins = frame.origins = {}
        for claim in frame.read:
            child = children(node_of(claim))[value[side_of(claim)]]
            if child <= ALL:
                if (child == ALL) is not is_inside(claim):
                    return (), claim
                continue
            after = moved(claim, child)
            # what was there before needs no value
            if after not in origins and after not in rest:
                origins[after] = claim
        return (*rest, *origins), None

    def _jumps_over(self, frame: _Frame, conflict: ConflictSet) -> bool:
        """Take a conflict of the state after a value over; return whether it needs no value."""
        origins = frame.origins
        if origins.keys().isdisjoint(conflict):
            return True
        frame.conflict.update([origins.get(claim, claim) for claim in conflict])
        return False


def _simplified(claims: Iterable[Claim]) -> tuple[_State, bool]:
    """Return the claims that are not true in any case, and whether one of them never is."""
    left = dict.fromkeys(claims)
    ends = [claim for claim in left if node_of(claim) <= ALL]
    is_lost = any((node_of(claim) == ALL) is not is_inside(claim) for claim in ends)
    return tuple(claim for claim in left if node_of(claim) > ALL), is_lost
