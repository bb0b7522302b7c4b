"""A case as its person sees it, for whoever judges the words: today, the week, and each day."""

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from recommender.service.case_inspector import OpenCase
from recommender.service.own_weeks import OwnWeek
from recommender.web.context import app
from recommender.web.desk.case_head import head_of
from recommender.web.desk.read_only import read_only
from recommender.web.desk.sign_in import visitor
from recommender.web.person_pages import seen_page
from recommender.web.week_pages import day_page, days_page

bp = Blueprint("as_seen", __name__, url_prefix="/audit")
_WHOLE_WEEK = "all"


@bp.get("/cases/<case_id>/as-seen")
def as_seen(case_id: str) -> ResponseReturnValue:
    """Show the page that the person has, to read alone; `?day=` a day of the week, or `all`."""
    opened = app().inspector.open(case_id, visitor(), "as the person sees it")
    banner = render_template("desk/as_seen.html", case=head_of(opened))
    week = app().diaries.week_of(opened.case)
    return read_only(_page(opened, week), banner, _ways(case_id, week))


def _page(opened: OpenCase, week: OwnWeek | None) -> str:
    day = request.args.get("day", "")
    if not day or week is None:
        return seen_page(opened.case, opened.content)
    if day == _WHOLE_WEEK:
        return days_page(week)
    if not day.isdecimal():
        raise NotFound
    return day_page(week, int(day))


def _ways(case_id: str, week: OwnWeek | None) -> dict[str, str]:
    """Return where the links of a person's week lead to at the desk."""
    if week is None:
        return {}

    def at_desk(day: str | None) -> str:
        return url_for("as_seen.as_seen", case_id=case_id, day=day)

    days = {url_for("week.day", number=one.day): at_desk(str(one.day)) for one in week.week.days}
    whole = {url_for("week.days"): at_desk(_WHOLE_WEEK), url_for("case.own"): at_desk(None)}
    return days | whole
