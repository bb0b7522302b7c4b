"""What of a list only the answers of cases can tell: they lie packed, and are read one by one."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from recommender.domain.cases import CaseEntry
from recommender.domain.conditions import Answers
from recommender.storage.case_rows import answers_of, entry_of, readable


@dataclass(frozen=True)
class Sieve:
    """Which cases fit, by their answers; a page reads those of at most so many cases."""

    fits: Callable[[CaseEntry, Answers], bool]
    most: int

    def keeps(self, entry: CaseEntry, answers: bytes) -> bool:
        """Whether a case fits, by its answers (JSON text); one with damaged answers does not."""
        return bool(answers) and self.fits(entry, answers_of(json.loads(answers)))


Read = tuple[CaseEntry, bytes, Any]


def entries_of(ids: dict[str, str], rows: Iterable[Any]) -> Iterator[Read]:
    """Yield for each row its case, the answers (JSON text) and the row itself."""
    for row in rows:
        yield entry_of(ids, row), readable(row.answers), row


def sieved(
    cases: Iterable[Read], sieve: Sieve, size: int
) -> tuple[tuple[CaseEntry, ...], int, Any | None]:
    """Return the cases of a page, how many were read, and the row after which the next begins.

    The row is None where no case is left to read.
    """
    found: list[CaseEntry] = []
    read, last = 0, None
    for entry, answers, row in cases:
        if read == sieve.most or len(found) == size:
            return tuple(found), read, last
        found += [entry] if sieve.keeps(entry, answers) else []
        read, last = read + 1, row
    return tuple(found), read, None
