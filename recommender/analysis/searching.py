"""Search for an assignment in some sets and outside others, without making a node.

Whether there is one is all that a proof needs, and a search that stops at the first is far cheaper
than the diagram of everything that it looks through.
"""

from collections.abc import Callable, Iterator, Sequence

from recommender.analysis.diagram import ALL, EMPTY, Assignment, Diagram, Node
from recommender.analysis.ways import find_way

# the values that a variable may take, in the order in which they are tried, by its place
Choices = Callable[[int], Sequence[int]]
# what an assignment must still lie in and then what it must not, each in its fixed place
State = tuple[Node, ...]


def find(
    diagram: Diagram,
    inside: Sequence[Node],
    outside: Sequence[Node] = (),
    choices: Choices | None = None,
) -> Assignment | None:
    """Return an assignment in every set of `inside` and in none of `outside`, or None.

    It takes the values that stand first in `choices` where it can. It makes no node, so any
    number of threads may search.
    """
    search = _Search(diagram, len(inside), choices or _any_value(diagram))
    return search.run((*inside, *outside))


def _any_value(diagram: Diagram) -> Choices:
    ranges = [range(size) for size in diagram.sizes]
    return ranges.__getitem__


class _Search:
    """One search."""

    def __init__(self, diagram: Diagram, wanted: int, choices: Choices) -> None:
        self._diagram = diagram
        self._wanted = wanted
        self._choices = choices

    def run(self, state: State) -> Assignment | None:
        way = None if self._is_lost(state) else find_way(state, self._steps, set())
        if way is None:
            return None
        path = dict(way)
        places = range(len(self._diagram.sizes))
        return tuple(path[place] if place in path else self._choices(place)[0] for place in places)

    def _is_lost(self, state: State) -> bool:
        return EMPTY in state[: self._wanted] or ALL in state[self._wanted :]

    def _steps(self, state: State) -> Iterator[tuple[tuple[int, int], State]] | None:
        level, following = self._diagram.split(state)
        return self._values(level, following) if following else None

    def _values(
        self, level: int, following: Sequence[State]
    ) -> Iterator[tuple[tuple[int, int], State]]:
        for value in self._choices(level):
            after = following[value]
            if not self._is_lost(after):
                yield (level, value), after
