"""Claims that are known not to be true together, found quickly among many.

A search looks through hundreds of thousands of states and learns thousands of conflicts. They are
kept as a tree, so that of each state only those are looked at that begin as it does.
"""

from collections.abc import Collection
from typing import Union

from recommender.analysis.diagram import Node

# a set, whether the assignment lies in it, and on which side, in one number: see `claim_that`
Claim = int
# from the last made set to the first: those that few conflicts share come first
ConflictSet = tuple[Claim, ...]
Branch = dict[Claim, Union[ConflictSet, "Branch"]]


def claim_that(node: Node, side: int, *, holds: bool) -> Claim:
    """Return the claim that the assignment of a side, 0 or 1, lies in a set, or does not."""
    return node << 2 | holds << 1 | side


def node_of(claim: Claim) -> Node:
    """Return the set of which a claim speaks."""
    return claim >> 2


def side_of(claim: Claim) -> int:
    """Return the side of which a claim speaks."""
    return claim & 1


def is_inside(claim: Claim) -> bool:
    """Return whether a claim is that the assignment lies in the set."""
    return claim & 2 == 2


def moved(claim: Claim, node: Node) -> Claim:
    """Return the same claim of another set."""
    return node << 2 | claim & 3


class Conflicts:
    """The conflicts of one search; threads may share it."""

    def __init__(self) -> None:
        self._root: Branch = {}

    def learn(self, claims: Collection[Claim]) -> ConflictSet:
        """Remember that some claims are not all true; return them as a conflict."""
        conflict = tuple(sorted(claims, reverse=True))
        branch = self._root
        for place, claim in enumerate(conflict):
            known = branch.get(claim)
            if isinstance(known, tuple):
                if conflict[: len(known)] == known:
                    break  # what is known says more
                known = branch[claim] = {known[place + 1]: known}
            if not known or place == len(conflict) - 1:
                branch[claim] = conflict
                break
            branch = known
        return conflict

    def among(self, claims: Collection[Claim]) -> ConflictSet | None:
        """Return a conflict all of whose claims are among these, or None."""
        state = set(claims)
        waiting = [self._root]
        while waiting:
            branch = waiting.pop()
            # whichever is smaller is gone through
            for claim in branch.keys() & state:
                known = branch[claim]
                if not isinstance(known, tuple):
                    waiting.append(known)
                elif state.issuperset(known):
                    return known
        return None
