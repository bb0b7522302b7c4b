"""Which parts of an assignment keep it out of a set whatever the others are."""

from collections.abc import Sequence

from recommender.analysis.diagram import ALL, EMPTY, Assignment, Diagram, Node

FREE = -1


def forcing(
    diagram: Diagram, node: Node, at: Assignment, groups: Sequence[Sequence[int]]
) -> tuple[int, ...] | None:
    """Return the levels that keep an assignment out of a set, none of which could be left out.

    Each group holds the levels of one question, which stand together; whole groups are left out
    where they can be, then single levels. Levels in no group may have any value from the start.
    None where all groups together are not enough. It makes no node, so any thread may ask.
    """
    return _Freeing(diagram, at, groups).run(node)


class _Freeing:
    """Goes down the diagram once and frees what need not be fixed.

    All that lies below is fixed until its turn, so one walk, which is remembered, tells whether a
    node still leads into the set.
    """

    def __init__(self, diagram: Diagram, at: Assignment, groups: Sequence[Sequence[int]]) -> None:
        self._diagram = diagram
        self._groups = sorted(groups, key=min)
        named = {level for group in groups for level in group}
        self._fixed = [value if level in named else FREE for level, value in enumerate(at)]
        self._leads: dict[Node, bool] = {EMPTY: False, ALL: True}

    def run(self, node: Node) -> tuple[int, ...] | None:
        if self._leads_in(node):
            return None
        reached = {node}
        kept: list[int] = []
        for group in self._groups:
            needed = self._needed(reached, group)
            reached = self._passed(reached, group, needed)
            kept += needed
        return tuple(kept)

    def _needed(self, reached: set[Node], group: Sequence[int]) -> Sequence[int]:
        """Return the levels of a group that must stay fixed."""
        if not self._lead_in(self._passed(reached, group, ())):
            return ()
        needed = list(group)
        for level in group if len(group) > 1 else ():
            fewer = [entry for entry in needed if entry != level]
            if not self._lead_in(self._passed(reached, group, fewer)):
                needed = fewer
        return needed

    def _passed(self, reached: set[Node], group: Sequence[int], kept: Sequence[int]) -> set[Node]:
        """Return the nodes past a group that some lead to, with all but some levels freed."""
        end = group[-1] + 1
        found: set[Node] = set()
        seen = set(reached)
        waiting = list(reached)
        while waiting:
            node = waiting.pop()
            level = self._diagram.level(node)
            if level >= end:
                found.add(node)
                continue
            children = self._diagram.children(node)
            for child in (children[self._fixed[level]],) if level in kept else children:
                if child not in seen:
                    seen.add(child)
                    waiting.append(child)
        return found

    def _lead_in(self, nodes: set[Node]) -> bool:
        return any(map(self._leads_in, nodes))

    def _leads_in(self, node: Node) -> bool:
        """Return whether a node leads into the set once all levels of the groups are fixed."""
        waiting = [node]
        while waiting:
            entry = waiting[-1]
            if entry in self._leads:
                waiting.pop()
                continue
            after = self._after(entry)
            unknown = next((child for child in after if child not in self._leads), None)
            if any(self._leads.get(child) for child in after):
                self._leads[entry] = True
            elif unknown is None:
                self._leads[entry] = False
            else:
                waiting.append(unknown)
        return self._leads[node]

    def _after(self, node: Node) -> tuple[Node, ...]:
        value = self._fixed[self._diagram.level(node)]
        children = self._diagram.children(node)
        return children if value == FREE else (children[value],)
