"""Search for an assignment in some sets and outside others, without making a node.

Whether there is one is all that a proof needs, and a search that stops at the first is far cheaper
than the diagram of everything that it looks through.
"""

from collections.abc import Callable, Sequence

from recommender.analysis.diagram import ALL, EMPTY, Assignment, Diagram, Node

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
    """One search; remembers the states from which there is no way."""

    def __init__(self, diagram: Diagram, wanted: int, choices: Choices) -> None:
        self._diagram = diagram
        self._wanted = wanted
        self._choices = choices
        self._hopeless: set[State] = set()

    def run(self, state: State) -> Assignment | None:
        path: dict[int, int] = {}
        if self._is_lost(state) or not self._walk(state, path):
            return None
        places = range(len(self._diagram.sizes))
        return tuple(path[place] if place in path else self._choices(place)[0] for place in places)

    def _is_lost(self, state: State) -> bool:
        return EMPTY in state[: self._wanted] or ALL in state[self._wanted :]

    def _walk(self, state: State, path: dict[int, int]) -> bool:
        if state in self._hopeless:
            return False
        level, following = self._diagram.split(state)
        if not following:
            return True
        for value in self._choices(level):
            after = following[value]
            if not self._is_lost(after) and self._walk(after, path):
                path[level] = value
                return True
        self._hopeless.add(state)
        return False
