"""How long to wait after failures: longer with each, never for ever."""

from dataclasses import dataclass

# beyond any longest wait, so that the power stays a number
_DOUBLED_MOST = 30


@dataclass(frozen=True)
class Failures:
    """How often something has failed lately, and when it last did (UTC, ISO 8601)."""

    count: int = 0
    last: str = ""


@dataclass(frozen=True)
class Backoff:
    """So many failures cost nothing; then each doubles the wait, in seconds, up to the longest."""

    free: int
    first: float
    longest: float

    def wait(self, failures: int) -> float:
        """Return the seconds from the last of so many failures until the next attempt."""
        beyond = failures - self.free
        if beyond < 0:
            return 0.0
        return min(self.first * 2.0 ** min(beyond, _DOUBLED_MOST), self.longest)
