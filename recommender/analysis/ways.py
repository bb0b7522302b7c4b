"""Find a way through states, however long, and never try the same state twice.

It keeps its own list of what is still to be tried: Python allows a thousand calls within calls,
and a way through a diagram has a step for each variable.
"""

from collections.abc import Callable, Hashable, Iterator
from typing import TypeVar

_State = TypeVar("_State", bound=Hashable)
_Step = TypeVar("_Step")
# the steps from a state, the first to be tried first, each with the state after it; None at a goal
_Steps = Callable[[_State], Iterator[tuple[_Step, _State]] | None]


def find_way(
    start: _State, steps: _Steps[_State, _Step], hopeless: set[_State]
) -> list[_Step] | None:
    """Return the steps of the first way from a state to a goal, or None where there is none.

    States in `hopeless` are not tried; those from which there is no way are added to it. No state
    may lead back to itself.
    """
    tried = [(start, steps(start))]
    way: list[_Step] = []
    while tried:
        state, following = tried[-1]
        if following is None:
            return way
        for step, after in following:
            if after not in hopeless:
                way.append(step)
                tried.append((after, steps(after)))
                break
        else:
            hopeless.add(state)
            tried.pop()
            del way[-1:]
    return None
