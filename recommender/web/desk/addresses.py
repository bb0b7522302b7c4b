"""Where the desk says more of a rule; what no page shows has no address and no link."""

from collections.abc import Callable

from flask import url_for

from recommender.service.case_inspector import OpenCase
from recommender.web.context import app

Address = Callable[[str], str]


def rule_address(opened: OpenCase) -> Address:
    """Return where a rule is read: in the case, else among today's; nowhere is empty.

    The reason of a planner's own stop leads to what it left out.
    """

    def address(name: str) -> str:
        case = opened.case
        if name in opened.content.rules_by_id:
            return url_for("cases.case_rule", case_id=case.id, rule_id=name)
        if name and name == case.stop_reason:
            return url_for("cases.case", case_id=case.id, _anchor="others-title")
        return todays_rule(name)

    return address


def todays_rule(rule_id: str) -> str:
    """Return the page of a rule of today's content; nowhere is empty."""
    if rule_id in app().content.rules_by_id:
        return url_for("reviews.rule", rule_id=rule_id)
    return ""
