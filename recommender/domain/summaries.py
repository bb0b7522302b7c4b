"""How a person is told in one line: which answers come first, and which are never in it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class SummaryPart:
    """A question of the line; in `say`, `{answer}` is its answer."""

    question: str
    say: str


@dataclass(frozen=True)
class Summary:
    """The parts of the line in their order, and the questions that it never tells.

    `week` are the parts by which a week is judged.
    `told_by` has, by list and option, the questions that say more: where one of them is positive,
    the option is left out. `likely_from` is the share of people in per cent, of the same age in the
    stated population, from which another answer counts as likely. `manner` are the demands of
    which the first that an exercise makes is told beside it.
    """

    line: tuple[SummaryPart, ...]
    week: tuple[SummaryPart, ...] = ()
    not_told: tuple[str, ...] = ()
    told_by: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    likely_from: float = 100.0
    manner: tuple[str, ...] = ()

    def manner_of(self, demands: Collection[str]) -> str:
        """Return which of the demands of an exercise is told beside it; nothing is empty."""
        return next((name for name in self.manner if name in demands), "")
