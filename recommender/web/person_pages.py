"""A person's own case: today, or the outcome that is no week; and all that is kept of it."""

from flask import Blueprint, Response, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from recommender.domain.calling import call_choice
from recommender.domain.cases import Case
from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.evaluation import Evaluation
from recommender.domain.plan import Plan
from recommender.domain.rules import Triage
from recommender.service.beside import made_beside
from recommender.service.own_weeks import OwnWeek
from recommender.service.recommender import json_text
from recommender.web import today_view
from recommender.web.case_cookie import case_token, kept_until
from recommender.web.code_pages import code_page
from recommender.web.context import app
from recommender.web.countries import country, shown_countries
from recommender.web.reason_words import reason_words
from recommender.web.retelling import retold, without
from recommender.web.stop_messages import private_questions, stop_messages
from recommender.web.stop_pages import StopPage, stop_page
from recommender.web.viewing import aims_of, aims_said, answer_rows, offered_later

bp = Blueprint("case", __name__, url_prefix="/case")
# tells the service worker until when a page may be kept; without it, it keeps none
KEPT_UNTIL = "Kept-Until"


@bp.get("")
def own() -> ResponseReturnValue:
    """Show today, or the outcome that is no week, or ask for the code."""
    case = app().cases.own_case(case_token())
    if case is None:
        return code_page()
    return may_be_kept(show_case(case, case_token()))


@bp.get("/data")
def data() -> ResponseReturnValue:
    """Send all that is kept of the person as JSON."""
    found = app().cases.own_data(case_token())
    if found is None:
        return redirect(url_for("case.own"), 303)
    response = Response(json_text(found), mimetype="application/json")
    response.headers["Content-Disposition"] = 'attachment; filename="my-week.json"'
    return response


def show_own_again() -> str:
    """Return the page of today, or the one that asks for the code."""
    case = app().cases.own_case(case_token())
    return code_page() if case is None else show_case(case, case_token())


def show_case(case: Case, token: str, known: Evaluation | None = None) -> str:
    """Return the page of a kept case: today, or its outcome; `known` is its evaluation, if made."""
    week = app().diaries.own_week(token, known)
    if week is not None and week.case.id == case.id:
        return today_page(week, token)
    content = app().content_cache.recommender(case.content_digest).content
    return plan_page(content, case.plan, case.answers, token=token)


def seen_page(case: Case, content: Content) -> str:
    """Return the page of a case as its person has it, without the code that opens it."""
    week = app().diaries.week_of(case)
    return today_page(week, "") if week else plan_page(content, case.plan, case.answers)


def plan_page(content: Content, plan: Plan, answers: Answers, *, token: str = "") -> str:
    """Return the page of an outcome without a week; without a token it could not be kept."""
    return render_template(
        "outcome.html",
        token=token,
        countries=shown_countries(),
        call=call_choice(content.outcomes[plan.triage].call_numbers, country()),
        **stop_words(content, plan, answers),
    )


def stop_words(content: Content, plan: Plan, answers: Answers) -> dict[str, object]:
    """Return what the page of an outcome without a week and its paper have in common."""
    plan = retold(content, plan)
    reasons = made_beside("reasons", lambda: reason_words(content, answers, plan.triage))
    stop = made_beside("stop page", lambda: stop_page(content, plan, answers, reasons))
    private = private_questions(content, plan, reasons)
    return {
        "plan": plan,
        "reasons": reasons,
        "rows": answer_rows(content, answers),
        "private": private,
        "messages": stop_messages(content, plan, private),
        "stop": stop or StopPage(why=()),
    }


def today_page(own: OwnWeek, token: str) -> str:
    """Return the page of today for a week."""
    today = today_view.today_of(own)
    return render_template(
        "today.html",
        today=today,
        token=token,
        tips=today_view.tips_in_order(own)[: today_view.TIPS_A_PAGE],
        later=offered_later(own.content),
        call_lines=today_view.call_lines(own.content, own.case.plan),
        rest_seconds=own.content.week.time.rest_seconds,
        **week_words(own),
    )


def week_words(own: OwnWeek) -> dict[str, object]:
    """Return what the pages of a week have in common."""
    aims = aims_of(own.content, own.case.plan)
    return {
        "own": own,
        "countries": shown_countries(),
        "plan": retold(own.content, _told_now(own)),
        "ambulance": today_view.ambulance(own),
        "day_of_rest": today_view.day_of_rest(own),
        "exercises": own.content.exercises,
        "aims": aims,
        "aims_said": aims_said(aims),
        "strip": today_view.strip(own),
        "stop_lines": today_view.stop_lines(own),
        "start_lines": today_view.start_lines(own),
        "usual_pain": today_view.usual_pain(own),
        "floor_of": lambda *positions: today_view.floor_of(own, positions),
        "step_words": lambda step, dose: today_view.instruction_words(own, step, dose),
        "call": call_choice(own.content.outcomes[Triage.EMERGENCY].call_numbers, country()),
    }


def _told_now(own: OwnWeek) -> Plan:
    """Return the plan; once a walk hurt, without what it says of walks outside sessions."""
    settings = own.content.week
    walks = (settings.walk_between_say, settings.walk_again_say)
    return without(own.case.plan, walks) if own.walking_hurt else own.case.plan


def may_be_kept(page: str) -> Response:
    """Return a page of a case; where the person chose so, it says until when it may be kept."""
    response = make_response(page)
    until = kept_until()
    if until is not None:
        response.headers[KEPT_UNTIL] = until.isoformat()
    return response
