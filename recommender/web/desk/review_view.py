"""What the page of a review shows that was sent with something missing."""

from collections.abc import Mapping
from dataclasses import dataclass

from recommender.service.case_inspector import OpenCase
from recommender.web.desk.addresses import RuleLinks, links_in
from recommender.web.desk.case_head import CaseHead, head_of
from recommender.web.desk.case_words import CaseMessage, messages
from recommender.web.desk.review_form import FiredRules, fired_rules


@dataclass(frozen=True)
class ReviewView:
    """A case with its gravest messages, and the form as it was sent with what is wrong with it."""

    case: CaseHead
    grave: tuple[CaseMessage, ...]
    fired_rules: tuple[FiredRules, ...]
    said: Mapping[str, str]
    errors: Mapping[str, str]
    rules: RuleLinks


def review_view(opened: OpenCase, said: Mapping[str, str], errors: Mapping[str, str]) -> ReviewView:
    """Return the page of a review that cannot be kept as it was sent."""
    grave, _milder = messages(opened)
    return ReviewView(
        case=head_of(opened),
        grave=grave,
        fired_rules=fired_rules(opened),
        said=said,
        errors=errors,
        rules=links_in(opened),
    )
