"""A plan on paper: twelve points, or sixteen for large print, as a page to print and as PDF."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from recommender.domain.diary import Standing
from recommender.domain.plan import PlanDay
from recommender.exchange.plan import Data
from recommender.service.own_weeks import OwnWeek, Way
from recommender.web.case_cookie import case_token
from recommender.web.code_pages import taken_along
from recommender.web.context import app
from recommender.web.pdf import can_make_pdf, pdf_of
from recommender.web.person_pages import stop_words, week_words
from recommender.web.viewing import answer_rows, in_short, offered_questions, topic_words

bp = Blueprint("paper", __name__, url_prefix="/case")
LARGE = "large"


@dataclass(frozen=True)
class PaperExercise:
    """An exercise of the week as it is to be done, and its number on the paper."""

    number: int
    way: Way


@dataclass(frozen=True)
class PaperDay:
    """A day on paper: what is to be ticked, how long it takes, and its date if one was chosen."""

    day: PlanDay
    exercises: tuple[PaperExercise, ...]
    minutes: int
    date: date | None


@bp.get("/paper")
def show() -> ResponseReturnValue:
    """Show the plan as it is printed."""
    page = _page()
    return redirect(url_for("case.own"), 303) if page is None else page


@bp.get("/paper.pdf")
def download() -> ResponseReturnValue:
    """Send the same as PDF, where that can be made here."""
    if not can_make_pdf():
        raise NotFound
    page = _page()
    if page is None:
        return redirect(url_for("case.own"), 303)
    response = Response(pdf_of(page), mimetype="application/pdf")
    response.headers["Content-Disposition"] = 'inline; filename="my-plan.pdf"'
    return response


def days_on_paper(own: OwnWeek, dates: Mapping[int, date]) -> tuple[PaperDay, ...]:
    """Return the days with what is to be done, each exercise under one number all week."""
    numbers: dict[str, int] = {}
    days = []
    for day in own.week.days:
        exercises = tuple(
            PaperExercise(numbers.setdefault(way.exercise, len(numbers) + 1), way)
            for way in own.to_do(day.day)
        )
        days.append(PaperDay(day, exercises, own.minutes(day.day), dates.get(day.day)))
    return tuple(days)


def _page() -> str | None:
    """Return the paper of the plan that is open here, or None where there is none to print."""
    code = case_token()
    case = app().cases.own_case(code)
    if case is None:
        return None
    both: dict[str, Any] = {
        "is_large": request.args.get("size") == LARGE,
        "has_pdf": can_make_pdf(),
        **taken_along(code),
    }
    own = app().diaries.own_week(code)
    if own is None:
        content = app().content_cache.recommender(case.content_digest).content
        words = stop_words(content, case.plan, case.answers)
        return render_template("paper/stop.html", **both, **words)
    # what pain has stopped is not handed out to be done
    return None if own.progress.standing is Standing.STOPPED else _week(own, both)


def _week(own: OwnWeek, both: dict[str, Any]) -> str:
    days = days_on_paper(own, app().calendars.dates_of(case_token(), own))
    # under its number, with the dose of the first time
    once = {one.number: one for day in reversed(days) for one in reversed(day.exercises)}
    shown = [once[number] for number in sorted(once)]
    return render_template(
        "paper/week.html",
        days=days,
        how=shown,
        answered=_for_a_doctor(own),
        topic_words=topic_words,
        **both,
        **week_words(own),
    )


def _for_a_doctor(own: OwnWeek) -> list[Data]:
    """Return the answers that a doctor wants to see: the signs first, and nothing private.

    What was only offered, such as how somebody copes, stays off a paper that is handed on.
    """
    rows = in_short(answer_rows(own.content, own.case.answers))
    private = offered_questions(own.content)
    return [row for row in (*rows["dangers"], *rows["others"]) if row["question"].id not in private]
