"""A person's own case: seen again with its code, and downloaded; nobody else's opens."""

from datetime import date

from flask import (
    Blueprint,
    Response,
    redirect,
    render_template,
    url_for,
)
from flask.typing import ResponseReturnValue

from recommender.domain.calling import call_choice
from recommender.domain.cases import Case
from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.plan import Plan, PlanWeek
from recommender.domain.rules import Triage
from recommender.service.beside import made_beside
from recommender.service.recommender import json_text
from recommender.web.case_cookie import case_token
from recommender.web.code_pages import code_page
from recommender.web.context import app
from recommender.web.countries import country, shown_countries
from recommender.web.reason_words import Reasons, reason_words
from recommender.web.retelling import retold
from recommender.web.stop_messages import private_questions, stop_messages
from recommender.web.stop_pages import StopPage, stop_page
from recommender.web.viewing import aims_of, answer_rows, offered_later

bp = Blueprint("case", __name__, url_prefix="/case")
_WEEK_DAYS = 7


@bp.get("")
def own() -> ResponseReturnValue:
    """Show the person's case again, or ask for its code."""
    case = app().cases.own_case(case_token())
    if case is None:
        return code_page()
    return show_case(case, case_token())


@bp.get("/data")
def data() -> ResponseReturnValue:
    """Send all that is kept of the person as JSON."""
    found = app().cases.own_data(case_token())
    if found is None:
        return redirect(url_for("case.own"), 303)
    response = Response(json_text(found), mimetype="application/json")
    response.headers["Content-Disposition"] = 'attachment; filename="my-week.json"'
    return response


def show_case(case: Case, token: str) -> str:
    """Return the page of a kept case: its week with today on top, or its outcome."""
    content = app().content_cache.recommender(case.content_digest).content
    began = date.fromisoformat(case.at[:10])
    return plan_page(content, case.plan, case.answers, token=token, began=began)


def seen_page(case: Case, content: Content) -> str:
    """Return the page of a case as its person has it, without the code that opens it."""
    began = date.fromisoformat(case.at[:10])
    return plan_page(content, case.plan, case.answers, began=began)


def plan_page(
    content: Content, plan: Plan, answers: Answers, *, token: str = "", began: date | None = None
) -> str:
    """Return the page of a plan; without a token it is one that could not be kept."""
    plan = retold(content, plan)
    reasons = made_beside("reasons", lambda: reason_words(content, answers, plan.triage))
    both = {
        "plan": plan,
        "reasons": reasons,
        "token": token,
        "countries": shown_countries(),
    }
    if plan.week is None:
        return render_template("outcome.html", **both, **_outcome(content, plan, answers, reasons))
    return render_template("week.html", **both, **_week(content, plan, plan.week, began))


def _outcome(
    content: Content, plan: Plan, answers: Answers, reasons: Reasons | None
) -> dict[str, object]:
    stop = made_beside("stop page", lambda: stop_page(content, plan, answers, reasons))
    private = private_questions(content, plan, reasons)
    return {
        "rows": answer_rows(content, answers),
        "private": private,
        "messages": stop_messages(content, plan, private),
        "stop": stop or StopPage(why=()),
        "call": call_choice(content.outcomes[plan.triage].call_numbers, country()),
    }


def _week(content: Content, plan: Plan, week: PlanWeek, began: date | None) -> dict[str, object]:
    today = app().system.now().date()
    began = began or today
    return {
        "today": week.days[(today - began).days % _WEEK_DAYS],
        "aims": aims_of(content, plan),
        "later": offered_later(content),
        "began": began,
        "rules": content.rules_by_id,
        "sources": content.sources,
        "programmes": content.programmes,
        "exercises": content.exercises,
        "call": call_choice(content.outcomes[Triage.EMERGENCY].call_numbers, country()),
    }
