"""Hold the shares of triages against the red lines that the stated population draws."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recommender.domain.content import Content
from recommender.domain.population import RedLine, Supposition
from recommender.domain.rules import Triage
from recommender.service.weighing import KindShares, Share, Weighing, mean, mean_shares

# enough of each kind to tell a per cent from the next
_DRAWN = 1_000


@dataclass(frozen=True)
class LineFound:
    """A red line and the share that it is about, as stated and under each supposition.

    A supposition is named by its name. Shares are from 0 to 1.
    """

    line: RedLine
    share: Share
    supposed: Mapping[str, Share]

    @property
    def is_kept(self) -> bool:
        """Whether the stated population keeps it."""
        return self.line.is_kept(self.share.value)

    @property
    def kept_if(self) -> tuple[str, ...]:
        """Under which suppositions it is kept."""
        return tuple(
            name for name, share in self.supposed.items() if self.line.is_kept(share.value)
        )


@dataclass(frozen=True)
class Balance:
    """The share of each triage among all, as stated and under each supposition; and the lines."""

    stated: Mapping[Triage, Share]
    supposed: Mapping[str, Mapping[Triage, Share]]
    lines: tuple[LineFound, ...]


def balance(content: Content, drawn: int = _DRAWN) -> Balance:
    """Return what so many drawn people of each kind say; raises NotFoundError: see `Weighing`."""
    weighing = Weighing(content, drawn)
    stated = list(weighing.run())
    supposed = {
        entry.name: _under(content, drawn, entry) for entry in weighing.population.suppositions
    }
    return Balance(
        mean_shares(stated),
        {name: mean_shares(found) for name, found in supposed.items()},
        tuple(
            LineFound(
                line,
                _share(line, stated),
                {name: _share(line, found) for name, found in supposed.items()},
            )
            for line in weighing.population.red_lines
        ),
    )


def _under(content: Content, drawn: int, supposition: Supposition) -> list[KindShares]:
    return list(Weighing(content, drawn, supposing=supposition).run())


def _share(line: RedLine, found: Sequence[KindShares]) -> Share:
    return mean(
        [
            (entry, sum(entry.triage[triage] for triage in line.triages))
            for entry in found
            if not line.kinds or entry.kind.id in line.kinds
        ]
    )
