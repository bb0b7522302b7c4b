"""Decision diagrams: sets of answer sets in a form that can be proved, searched and counted.

A diagram speaks of variables in a fixed order, each with a few values (0, 1, ...). A node is a
number that stands for a set of assignments: EMPTY holds none and ALL holds every one. Equal sets
always have equal numbers, so two conditions mean the same exactly when their nodes are equal.
"""

from collections.abc import Iterable, Sequence

Node = int
# a value for each variable, in their order
Assignment = tuple[int, ...]
Weights = Sequence[Sequence[int | float]]

EMPTY: Node = 0
ALL: Node = 1


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
        if one > other:
            one, other = other, one
        if one in (EMPTY, other):
            return one
        if one == ALL:
            return other
        key = (one, other)
        node = self._both.get(key)
        if node is None:
            level, pairs = self.split((one, other))
            node = self.make(level, tuple([self.both(a, b) for a, b in pairs]))
            self._both[key] = node
        return node

    def either(self, one: Node, other: Node) -> Node:
        """Return the assignments that lie in at least one of the sets."""
        if one > other:
            one, other = other, one
        if one in (EMPTY, other):
            return other
        if one == ALL:
            return ALL
        key = (one, other)
        node = self._either.get(key)
        if node is None:
            level, pairs = self.split((one, other))
            node = self.make(level, tuple([self.either(a, b) for a, b in pairs]))
            self._either[key] = node
        return node

    def opposite(self, node: Node) -> Node:
        """Return the assignments that do not lie in the set."""
        found = self._opposite.get(node)
        if found is None:
            below = tuple([self.opposite(child) for child in self._children[node]])
            found = self.make(self._levels[node], below)
            self._opposite[node] = found
            self._opposite[found] = node
        return found

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
        made: dict[Node, Node] = {}

        def cut(entry: Node) -> Node:
            if self._levels[entry] > level:
                return entry
            if self._levels[entry] == level:
                return self._children[entry][value]
            if entry not in made:
                below = tuple([cut(child) for child in self._children[entry]])
                made[entry] = self.make(self._levels[entry], below)
            return made[entry]

        return cut(node)

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

    def size(self, *nodes: Node) -> int:
        """Return how many nodes the sets need together, without the two ends."""
        return len(self._below(nodes))

    def levels_read(self, node: Node) -> frozenset[int]:
        """Return the places of all variables that a set depends on."""
        found = self._read.get(node)
        if found is None:
            found = frozenset(self._levels[entry] for entry in self._below([node]))
            self._read[node] = found
        return found

    def bottom_up(self, nodes: Iterable[Node]) -> list[Node]:
        """Return all nodes that sets are made of, each after those that it leads to."""
        return sorted(self._below(nodes), key=lambda node: (-self._levels[node], node))

    def _below(self, nodes: Iterable[Node]) -> set[Node]:
        seen: set[Node] = set()
        waiting = [node for node in nodes if node > ALL]
        while waiting:
            node = waiting.pop()
            if node not in seen:
                seen.add(node)
                waiting += [child for child in self._children[node] if child > ALL]
        return seen
