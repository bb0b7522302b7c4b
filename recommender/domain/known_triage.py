"""Where a content sends a case, how far that is known, and whether another sends it less far."""

from dataclasses import dataclass
from enum import StrEnum

from recommender.domain.rules import Triage


@dataclass(frozen=True)
class StillAsking:
    """A decision that waits for answers.

    `so_far` is the gravest triage that no further answer can undo. `questions` are the ids of
    those that must be answered first, in their order; their answers may lead to others.
    """

    so_far: Triage
    questions: tuple[str, ...]


class Direction(StrEnum):
    """How one outcome stands to another; `UNCLEAR` where one of them is not known well enough."""

    MILDER = "milder"
    SAME = "same"
    GRAVER = "graver"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class KnownTriage:
    """A triage; at least that one where the interview `is_open`; none where nothing decides.

    An interview that was stopped and would now go on is milder, whatever the answers to come
    would do: the stop, which was certain, is gone.
    """

    triage: Triage | None
    is_open: bool = False

    def step_to(self, after: "KnownTriage") -> Direction:
        """Return whether the other outcome is milder or graver than this one."""
        if self == after:
            return Direction.SAME
        if self.triage is None or after.triage is None or self.triage is after.triage:
            return Direction.UNCLEAR
        return Direction.GRAVER if after.triage.gravity > self.triage.gravity else Direction.MILDER

    def loses_stop(self, after: "KnownTriage") -> bool:
        """Return whether this stop is gone in the other, which would go on asking."""
        is_stop = self.triage is not None and not self.triage.allows_week and not self.is_open
        return is_stop and after.is_open and self.step_to(after) is Direction.MILDER
