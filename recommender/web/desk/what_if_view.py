"""What the page of a what-if shows: the decision for other answers, and the form to try more."""

from collections.abc import Mapping
from dataclasses import dataclass

from recommender.service.case_inspector import OpenCase, WhatIf
from recommender.service.results import answers_behind_triage
from recommender.web.desk.addresses import RuleLinks, links_in
from recommender.web.desk.case_head import CaseHead, head_of
from recommender.web.desk.what_if_form import (
    ChangedAnswer,
    QuestionGroup,
    Typed,
    WhatIfForm,
    changed_words,
    groups,
    named_faults,
)


@dataclass(frozen=True)
class WhatIfView:
    """The decision for other answers beside the old one; `tried` is None until some are sent.

    `named_errors` say each fault behind the text of its question. `keeps` is what the form asks
    for, `kept` what was done.
    """

    case: CaseHead
    tried: WhatIf | None
    kept: bool
    keeps: bool
    errors: Mapping[str, str]
    named_errors: Mapping[str, str]
    changed: tuple[ChangedAnswer, ...]
    typed: Typed
    groups: tuple[QuestionGroup, ...]
    rules: RuleLinks

    @property
    def data(self) -> dict[str, object]:
        """What the twin says."""
        return {
            "case": self.case,
            "tried": self.tried,
            "kept": self.kept,
            "errors": self.errors,
        }


def what_if_view(
    opened: OpenCase, asked: WhatIfForm, tried: WhatIf | None, errors: Mapping[str, str]
) -> WhatIfView:
    """Return the page of a what-if that was tried, or that has errors, or that was only opened."""
    behind = answers_behind_triage(opened.evaluation, opened.case)
    return WhatIfView(
        case=head_of(opened),
        tried=tried,
        kept=bool(tried and asked.keeps),
        keeps=asked.keeps,
        errors=errors,
        named_errors=named_faults(opened, errors),
        changed=changed_words(opened, tried.changed if tried else {}),
        typed=asked.typed,
        groups=groups(opened, asked, behind | set(errors) | _following(tried)),
        rules=links_in(opened),
    )


def _following(tried: WhatIf | None) -> frozenset[str]:
    return tried.following.question_ids if tried and tried.following else frozenset()
