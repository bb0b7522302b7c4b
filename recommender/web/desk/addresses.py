"""Where the desk says more of a rule; what no page shows has no address and no link."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import url_for

from recommender.service.case_inspector import OpenCase
from recommender.web.context import app
from recommender.web.desk.case_words import titles


@dataclass(frozen=True)
class RuleLinks:
    """How a page names rules and where each is read: in its case, or among today's."""

    titles: Mapping[str, str]
    opened: OpenCase | None = None

    def title(self, rule_id: str) -> str:
        """Return the title of a rule, or its id where the content does not know it."""
        return self.titles.get(rule_id, rule_id)

    def address(self, rule_id: str) -> str:
        """Return where a rule is read: in the case, else among today's; nowhere is empty.

        The reason of a planner's own stop leads to what it left out.
        """
        if self.opened is None:
            return _todays_rule(rule_id)
        case = self.opened.case
        if rule_id in self.opened.content.rules_by_id:
            return url_for("cases.case_rule", case_id=case.id, rule_id=rule_id)
        if rule_id and rule_id == case.stop_reason:
            return url_for("cases.case", case_id=case.id, _anchor="others-title")
        return _todays_rule(rule_id)


def links_in(opened: OpenCase) -> RuleLinks:
    """Return the links to rules from the pages of a case; its own titles go before today's."""
    return RuleLinks({**titles(app().content), **titles(opened.content)}, opened)


def links_today() -> RuleLinks:
    """Return the links to the rules of today's content."""
    return RuleLinks(titles(app().content))


def _todays_rule(rule_id: str) -> str:
    """Return the page of a rule of today's content; nowhere is empty."""
    if rule_id in app().content.rules_by_id:
        return url_for("reviews.rule", rule_id=rule_id)
    return ""
