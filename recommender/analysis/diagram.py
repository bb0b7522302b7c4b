"""Decision diagrams: sets of answer sets in a form that can be proved, searched and counted.

A diagram speaks of variables in a fixed order, each with a few values (0, 1, ...). A node is a
number that stands for a set of assignments: EMPTY holds none and ALL holds every one. Equal sets
always have equal numbers, so two conditions mean the same exactly when their nodes are equal.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import repeat
from typing import NamedTuple

Node = int
# a value for each variable, in their order
Assignment = tuple[int, ...]
_Weights = Sequence[Sequence[int | float]]

EMPTY: Node = 0
ALL: Node = 1
ENDS = frozenset({EMPTY, ALL})
_Pair = tuple[Node, Node]


class _Unfinished(NamedTuple):
    """A pair whose values are being worked out: those to come, and those done."""

    pair: _Pair
    level: int
    coming: Iterator[_Pair]
    done: list[Node]


class Diagram:
    """The nodes over variables with so many values each; nodes are never thrown away.

    Making nodes is for one thread at a time; reading them is for any number.
    """

    def __init__(self, sizes: Sequence[int]) -> None:
        self.sizes = tuple(sizes)
        self._depth = len(self.sizes)
        self._levels = [self._depth, self._depth]
        self._children: list[tuple[Node, ...]] = [(), ()]
        self._made: dict[tuple[int, tuple[Node, ...]], Node] = {}
        self._both: dict[tuple[Node, Node], Node] = {}
        self._either: dict[tuple[Node, Node], Node] = {}
        self._read: dict[Node, frozenset[int]] = {}
        self._opposite = {EMPTY: ALL, ALL: EMPTY}

    def __len__(self) -> int:
        return len(self._levels)

    @property
    def levels(self) -> Sequence[int]:
        """What `level` says of each node, by its number; it grows with the diagram."""
        return self._levels

    def level(self, node: Node) -> int:
        """Return the place of the first variable that a node reads; past the last for the ends."""
        return self._levels[node]

    def children(self, node: Node) -> tuple[Node, ...]:
        """Return what is left of a node for each value of its first variable."""
        return self._children[node]

    def make(self, level: int, children: tuple[Node, ...]) -> Node:
        """Return the set that is `children[v]` where the variable has the value v."""
        if children.count(children[0]) == len(children):
            return children[0]
        key = (level, children)
        node = self._made.get(key)
        if node is None:
            node = self._made[key] = len(self._levels)
            self._levels.append(level)
            self._children.append(children)
        return node

    def literal(self, level: int, values: Iterable[int]) -> Node:
        """Return the assignments in which a variable has one of these values."""
        chosen = frozenset(values)
        size = self.sizes[level]
        return self.make(level, tuple(int(value in chosen) for value in range(size)))

    def both(self, one: Node, other: Node) -> Node:
        """Return the assignments that lie in both sets."""
        return self._combined((one, other), EMPTY, self._both)

    def either(self, one: Node, other: Node) -> Node:
        """Return the assignments that lie in at least one of the sets."""
        return self._combined((one, other), ALL, self._either)

    def _combined(self, start: _Pair, winner: Node, known: dict[_Pair, Node]) -> Node:
        """Return two sets combined where one end, the winner, decides alone.

        The other end leaves a set as it is. What is unfinished is kept in a list, not in calls
        within calls, of which Python allows a thousand.
        """
        result: list[Node] = []
        unfinished = [_Unfinished(start, self._depth, iter([start]), result)]
        while True:
            top = unfinished[-1]
            for one, other in top.coming:
                pair = first, second = (one, other) if one < other else (other, one)
                if first <= ALL or first == second:
                    top.done.append(first if first == winner else second)
                    continue
                node = known.get(pair)
                if node is None:
                    unfinished.append(self._begun(pair))
                    break
                top.done.append(node)
            else:
                unfinished.pop()
                if not unfinished:
                    return result[0]
                node = known[top.pair] = self.make(top.level, tuple(top.done))
                unfinished[-1].done.append(node)

    def _begun(self, pair: _Pair) -> _Unfinished:
        one, other = pair
        first, second = self._levels[one], self._levels[other]
        if first == second:
            coming = zip(self._children[one], self._children[other], strict=True)
        elif first < second:
            coming = zip(self._children[one], repeat(other), strict=False)
        else:
            coming = zip(repeat(one), self._children[other], strict=False)
        return _Unfinished(pair, min(first, second), coming, [])

    def opposite(self, node: Node) -> Node:
        """Return the assignments that do not lie in the set."""
        known = self._opposite
        for entry in self.bottom_up([node], known):
            below = tuple([known[child] for child in self._children[entry]])
            found = known[entry] = self.make(self._levels[entry], below)
            known[found] = entry
        return known[node]

    def but_not(self, one: Node, other: Node) -> Node:
        """Return the assignments of one set that do not lie in the other."""
        return self.both(one, self.opposite(other))

    def differs(self, one: Node, other: Node) -> Node:
        """Return the assignments that lie in exactly one of the sets."""
        return self.either(self.but_not(one, other), self.but_not(other, one))

    def all_of(self, nodes: Iterable[Node]) -> Node:
        """Return the assignments that lie in every set."""
        result = ALL
        # those that read late variables first: what is made then is read again, not copied
        for node in sorted(nodes, key=lambda entry: (-self._levels[entry], entry)):
            result = self.both(result, node)
        return result

    def any_of(self, nodes: Iterable[Node]) -> Node:
        """Return the assignments that lie in at least one set."""
        result = EMPTY
        for node in sorted(nodes, key=lambda entry: (-self._levels[entry], entry)):
            result = self.either(result, node)
        return result

    def at_least(self, least: int, nodes: Iterable[Node]) -> Node:
        """Return the assignments that lie in at least so many of the sets."""
        counts = [ALL] + [EMPTY] * least
        for node in nodes:
            for number in range(least, 0, -1):
                more = self.both(counts[number - 1], node)
                counts[number] = self.either(counts[number], more)
        return counts[least]

    def given(self, node: Node, level: int, value: int) -> Node:
        """Return the set as it is once a variable has a value; the variable is no longer read."""
        children = self._children
        # what lies past the variable stays as it is
        made: dict[Node, Node] = {}
        for entry in self.bottom_up([node]):
            if self._levels[entry] == level:
                made[entry] = children[entry][value]
            elif self._levels[entry] < level:
                below = tuple([made.get(child, child) for child in children[entry]])
                made[entry] = self.make(self._levels[entry], below)
        return made.get(node, node)

    def split(self, nodes: tuple[Node, ...]) -> tuple[int, list[tuple[Node, ...]]]:
        """Return the first variable that any of the nodes reads, and the nodes for each value.

        There are no values where no node reads anything.
        """
        levels = self._levels
        level = min([levels[node] for node in nodes])
        if level == self._depth:
            return level, []
        size = self.sizes[level]
        below = [
            self._children[node] if levels[node] == level else (node,) * size for node in nodes
        ]
        return level, list(zip(*below, strict=True))

    def contains(self, node: Node, assignment: Assignment) -> bool:
        """Return whether an assignment lies in the set."""
        while node > ALL:
            node = self._children[node][assignment[self._levels[node]]]
        return node == ALL

    def those_with(
        self, assignment: Assignment, nodes: Iterable[Node], *, is_inside: bool
    ) -> Iterator[Node]:
        """Yield those of the sets in which an assignment lies, or does not lie."""
        levels, children = self._levels, self._children
        end = ALL if is_inside else EMPTY
        for start in nodes:
            node = start
            while node > ALL:
                node = children[node][assignment[levels[node]]]
            if node == end:
                yield start

    def size(self, *nodes: Node) -> int:
        """Return how many nodes the sets need together, without the two ends."""
        return len(self.bottom_up(nodes))

    def levels_read(self, node: Node) -> frozenset[int]:
        """Return the places of all variables that a set depends on."""
        found = self._read.get(node)
        if found is None:
            found = frozenset(self._levels[entry] for entry in self.bottom_up([node]))
            self._read[node] = found
        return found

    def bottom_up(self, nodes: Iterable[Node], known: Container[Node] = ENDS) -> list[Node]:
        """Return all nodes that sets are made of, each after those that it leads to.

        What is known, and what only it leads to, is left out; so are the ends.
        """
        seen: set[Node] = set()
        waiting = [node for node in nodes if node not in known]
        while waiting:
            node = waiting.pop()
            if node not in seen:
                seen.add(node)
                waiting += [child for child in self._children[node] if child not in known]
        # a node is made after those that it leads to
        return sorted(seen)
