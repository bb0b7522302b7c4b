"""Many cases and many reviewers: agreement, the queue and the impact of a change."""

from recommender.domain.reviews import Review, Verdict
from recommender.domain.rules import Triage

NO = Verdict.DISAGREE
YES = Verdict.AGREE


def a_review(
    case: str,
    reviewer: str = "anna",
    verdict: Verdict = YES,
    *,
    rule: str = "",
    right: Triage | None = None,
) -> Review:
    return Review(case, reviewer, "", verdict, None, right, rule)
