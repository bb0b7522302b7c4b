"""What stands at the head of every page of a case."""

from dataclasses import dataclass

from recommender.domain.rules import Triage
from recommender.service.case_inspector import OpenCase


@dataclass(frozen=True)
class CaseHead:
    """Which case a page is about; `problem` says why today's content explains it."""

    id: str
    at: str
    triage: Triage
    title: str
    content_digest: str
    software_version: str
    problem: str


def head_of(opened: OpenCase) -> CaseHead:
    """Return the head of an opened case."""
    case = opened.case
    return CaseHead(
        id=case.id,
        at=case.at,
        triage=case.triage,
        title=case.plan.outcome.title,
        content_digest=case.content_digest,
        software_version=case.software_version,
        problem=opened.problem,
    )
