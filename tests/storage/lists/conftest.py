"""Many random cases in a store that tests only read, and what lists must say of them."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest

from recommender.domain.cases import Case, CaseEntry, CaseFilter, CaseOrder
from recommender.domain.content import Content
from recommender.domain.reviews import Review, Verdict
from recommender.domain.rules import Triage
from recommender.explain.nearness import Nearness
from recommender.service.marks import Marking
from recommender.service.recommender import Recommender
from recommender.storage.case_rows import Marks
from recommender.storage.stores import Stores, open_stores
from tests.people import random_answers
from tests.plans import case_with
from tests.storage.conftest import (
    AT,
    CONTENT,
    Databases,
    as_new,
)

CASES = 60
SIZE = 7
OTHER = "b" * 64


@dataclass(frozen=True)
class Crowd:
    """Stores with many cases, which tests only read, and what lists must say of them."""

    stores: Stores
    cases: tuple[Case, ...]
    entries: tuple[CaseEntry, ...]

    def wanted(self, claim: Callable[[CaseEntry], bool]) -> list[str]:
        """Return the ids of the entries of which a claim is true, the oldest first."""
        return [entry.id for entry in self.entries if claim(entry)]

    def found(self, **wanted: Any) -> list[str]:
        """Return the ids that a filter finds, the oldest first."""
        page = self.stores.cases.page(CaseFilter(**wanted), CaseOrder.OLDEST, size=CASES)
        return [entry.id for entry in page.entries]


def day(number: int) -> str:
    return f"2026-11-{1 + number // 4:02}"


@pytest.fixture(scope="session")
def told(recommender: Recommender, content: Content) -> tuple[tuple[Case, CaseEntry], ...]:
    """Random cases, four a day, decided by two contents; every third was reviewed.

    Each reviewer says the opposite first; only the last word counts.
    """
    marking, chance = Marking(content, Nearness(content)), random.Random(7)
    made = []
    for number in range(CASES):
        answers = random_answers(content, number)
        plan = replace(recommender.plan(answers), content_digest=chance.choice([CONTENT, OTHER]))
        at = f"{day(number)}T{number % 4 * 7:02}:59:59.999999Z"
        case = case_with(plan, answers, f"case-{number}", at)
        verdicts = chance.sample(list(Verdict), chance.randint(1, 2)) if number % 3 == 0 else []
        marks = marking.marks(case)
        entry = CaseEntry(
            number=number + 1,
            id=case.id,
            at=at,
            triage=case.triage,
            content_digest=case.content_digest,
            software_version=case.software_version,
            fired=case.fired,
            near=marks.near,
            avoided=case.avoided,
            verdicts=tuple(verdict.value for verdict in verdicts),
            decided_by=case.decided_by,
            near_triage=marks.near_triage,
        )
        made.append((case, entry))
    return tuple(made)


@pytest.fixture(scope="session")
def crowd(
    kind: str, databases: Databases, told: tuple[tuple[Case, CaseEntry], ...]
) -> Iterator[Crowd]:
    stores = open_stores(databases.empty(kind))
    for digest in (CONTENT, OTHER):
        stores.contents.keep(digest, {}, AT)
    stores.cases.add(
        *(as_new(case, marks=Marks(entry.near, entry.near_triage)) for case, entry in told)
    )
    for _, entry in told:
        for reviewer, last in zip(("ada", "bob"), entry.verdicts, strict=False):
            for verdict in (*(each for each in Verdict if each != last), Verdict(last)):
                stores.reviews.review(Review(entry.id, reviewer, AT, verdict), b"salt")
    yield Crowd(stores, tuple(case for case, _ in told), tuple(entry for _, entry in told))
    stores.close()


def may_have_nearly_been(entry: CaseEntry, stop: Triage) -> bool:
    """Whether a stop lies between what was told and the gravest that one answer would have been."""
    gravest = entry.near_triage.gravity if entry.near_triage else 0
    return entry.triage.gravity < stop.gravity <= gravest


def fits(wanted: CaseFilter, entry: CaseEntry) -> bool:
    """Return whether a filter wants an entry, by the plainest reading of its words."""
    return all(
        (
            not wanted.since or entry.at[:10] >= wanted.since,
            not wanted.until or entry.at[:10] <= wanted.until,
            wanted.triage in (None, entry.triage),
            not wanted.fired or wanted.fired in entry.fired,
            not wanted.near or wanted.near in entry.near,
            wanted.near_triage is None or may_have_nearly_been(entry, wanted.near_triage),
            not wanted.avoided or wanted.avoided in entry.avoided,
            wanted.content in ("", entry.content_digest),
            wanted.is_reviewed in (None, bool(entry.verdicts)),
            not wanted.verdict or wanted.verdict in entry.verdicts,
        )
    )
