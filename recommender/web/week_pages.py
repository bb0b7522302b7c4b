"""The pages around today: the week and its days, what was left out, tips, how it was decided."""

from collections.abc import Callable
from datetime import date

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from recommender.domain.diary import Standing
from recommender.exchange.telling import left_out_told
from recommender.service.beside import made_beside
from recommender.service.own_weeks import OwnWeek
from recommender.web.case_cookie import case_token
from recommender.web.context import app
from recommender.web.person_pages import may_be_kept, week_words
from recommender.web.reason_words import reason_words
from recommender.web.retelling import retold
from recommender.web.today_view import TIPS_A_PAGE, hurt_names, left_out_once, tips_in_order

bp = Blueprint("week", __name__, url_prefix="/case")


@bp.get("/week")
def days() -> ResponseReturnValue:
    """Show the seven days."""
    return _of_week(days_page)


def days_page(own: OwnWeek) -> str:
    """Return the page of the seven days."""
    return render_template(
        "week.html", began=date.fromisoformat(own.case.at[:10]), **week_words(own)
    )


@bp.get("/week/<int:number>")
def day(number: int) -> ResponseReturnValue:
    """Show how one day is done."""
    return _of_week(lambda own: day_page(own, number))


def day_page(own: OwnWeek, number: int) -> str:
    """Return the page of one day; raises NotFound where the week has none of this number."""
    if not 1 <= number <= len(own.week.days):
        raise NotFound
    words = week_words(own)
    return render_template("day.html", day=own.day(number), session=own.session(number), **words)


@bp.get("/left-out")
def left_out() -> ResponseReturnValue:
    """Show what is not in the week, and why."""
    return _of_week(
        lambda own: render_template(
            "left_out.html",
            left_out=left_out_once(retold(own.content, own.case.plan)),
            hurt=hurt_names(own),
            **week_words(own),
        )
    )


@bp.get("/tips")
def tips() -> ResponseReturnValue:
    """Show a few tips, and the way to the next."""
    first = request.args.get("from", 0, type=int)

    def shown(own: OwnWeek) -> str:
        known = tips_in_order(own)
        begin = first if 0 <= first < len(known) else 0
        end = begin + TIPS_A_PAGE
        return render_template(
            "tips.html",
            tips=known[begin:end],
            more=end if end < len(known) else 0,
            **week_words(own),
        )

    return _of_week(shown)


@bp.get("/why")
def why() -> ResponseReturnValue:
    """Say in plain words how it was decided."""

    def shown(own: OwnWeek) -> str:
        case = own.case
        reasons = made_beside(
            "reasons", lambda: reason_words(own.content, case.answers, case.triage)
        )
        return render_template("how_decided.html", reasons=reasons, **week_words(own))

    return _of_week(shown)


@bp.get("/for-clinicians")
def for_clinicians() -> ResponseReturnValue:
    """Show the rules by their ids, and the sources, to show to a clinician."""

    def shown(own: OwnWeek) -> str:
        plan = retold(own.content, own.case.plan)
        return render_template(
            "for_clinicians.html",
            rules=own.content.rules_by_id,
            sources=own.content.sources,
            programmes=own.content.programmes,
            left_out=left_out_told(plan),
            **week_words(own),
        )

    return _of_week(shown)


def _of_week(page: Callable[[OwnWeek], str]) -> ResponseReturnValue:
    """Return a page of the person's week; without one, the way to the case or its code.

    A week that pain has stopped shows no exercises any more.
    """
    own = app().diaries.own_week(case_token())
    if own is None:
        return redirect(url_for("case.own"), 303)
    if own.progress.standing is Standing.STOPPED and request.endpoint in ("week.days", "week.day"):
        return redirect(url_for("case.own"), 303)
    return may_be_kept(page(own))
