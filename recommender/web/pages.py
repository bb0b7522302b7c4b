"""The pages around the questions: the start, the check of the answers, the outcome or the week."""

from contextlib import suppress

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import TooManyRequests

from recommender.domain.canonical import canonical_json, sha256_hex
from recommender.domain.errors import NotFoundError, StorageError
from recommender.domain.evaluation import Evaluation
from recommender.domain.plan import Plan
from recommender.domain.rules import Triage
from recommender.service.cases import Kept, NotKeptError
from recommender.service.interviews import OpenInterview
from recommender.service.rates import Limited
from recommender.web import countries, visit
from recommender.web.case_cookie import case_token, with_case, without_case
from recommender.web.context import app
from recommender.web.person_pages import plan_page, show_case
from recommender.web.rate_limiting import take
from recommender.web.viewing import answer_rows, in_short, offered_later
from recommender.web.words import _, marked

bp = Blueprint("pages", __name__)
SAME_CODE = marked("This replaces your earlier plan. Your code stays the same.")
ONE_MORE_CODE = marked(
    "This replaces your earlier plan. The code that you had opens it too, beside the one below."
)


@bp.get("/")
def start() -> str:
    """Show what this is and is not, and the way in."""
    interview = visit.find()
    has_answers = bool(interview and interview.answers)
    return render_template(
        "start.html",
        has_answers=has_answers,
        has_case=bool(case_token()),
        emergency=app().content.outcomes[Triage.EMERGENCY],
        hours=visit.hours(),
    )


@bp.post("/interview")
def begin() -> ResponseReturnValue:
    """Begin anew; what was answered before is forgotten."""
    visit.begin()
    return visit.go_on(OpenInterview())


@bp.post("/interview/end")
def end() -> ResponseReturnValue:
    """Ask once more, then forget the page's case; of an interview, all that was given in it."""
    code = request.form.get("code", "")
    if request.form.get("sure") != "yes":
        return ask_again()
    is_gone = _forget(code)
    countries.forget()
    flash(_("Your answers are deleted.") if is_gone else _("There was nothing left to delete."))
    there = redirect(url_for("pages.start"), 303)
    return there if _opens_another_case() else without_case(there)


def ask_again() -> str:
    """Return the page that asks whether the answers shall really be deleted."""
    has_case = bool(case_token())
    return render_template("delete.html", code=request.form.get("code", ""), has_case=has_case)


@bp.post("/interview/close")
def close() -> ResponseReturnValue:
    """Take answers and code off this browser; the case stays until it is deleted."""
    visit.end()
    countries.forget()
    flash(_("This phone has forgotten your plan. Your code opens it again."))
    return without_case(redirect(url_for("pages.start"), 303))


@bp.get("/continue")
def proceed() -> ResponseReturnValue:
    """Go on where the interview stands."""
    return visit.go_on(visit.find() or OpenInterview())


@bp.get("/answers")
def check() -> ResponseReturnValue:
    """Show all answers, each with a way to change it."""
    interview = visit.find()
    if interview is None:
        return visit.lost()
    state = app().recommender.interview(interview.answers)
    if state.page is not None:
        return visit.go_on(interview)
    if not state.certain.allows_week:
        return redirect(url_for("pages.result"), 303)
    rows = answer_rows(app().content, interview.answers)
    return render_template(
        "check.html",
        rows=rows,
        has_plan=bool(interview.cases),
        later=offered_later(app().content),
        **in_short(rows),
    )


@bp.get("/result")
def result() -> ResponseReturnValue:
    """Show the week, or the page of the outcome that is none.

    The page is shown here and not by way of `case.own`: a stop goes out even where what was kept
    cannot be read back, and while the visit lasts its answers can be changed. Only where the visit
    has ended does it lead on to the case.
    """
    interview = visit.find()
    if interview is None and case_token():
        return _own_or_gone()
    if interview is None:
        return visit.lost()
    evaluation = app().recommender.evaluate(interview.answers)
    if not app().recommender.is_at_end(evaluation):
        return visit.go_on(interview)
    return _case_page(interview, evaluation)


@bp.get("/about")
def about() -> str:
    """Say what this is, what it rests on and what it keeps."""
    keep_days = app().settings.keep_days
    return render_template("about.html", content=app().content, keep_days=keep_days)


def _case_page(interview: OpenInterview, evaluation: Evaluation) -> ResponseReturnValue:
    try:
        kept = _kept(interview, evaluation)
    except NotFoundError:
        # deleted from elsewhere meanwhile
        return _own_or_gone()
    except TooManyRequests as error:
        return _stop_or_raise(app().cases.stop(interview.answers), interview, error)
    except NotKeptError as error:
        return _stop_or_raise(error.plan, interview, error)
    return with_case(show_case(kept.case, kept.token, evaluation), kept.token)


def _forget(code: str) -> bool:
    """Delete what a code opens, and what this visit became unless the code is of another one.

    Returns whether there was anything. Raises StorageError, then nothing is deleted.
    """
    own = app().cases.own_case(code)
    interview = visit.find()
    if interview is None or (own is not None and own.id not in interview.cases):
        return app().cases.delete_own(code)
    if app().cases.delete_own(code, *interview.cases):
        # the visit has ended with its cases
        visit.leave()
        return True
    visit.end()
    return bool(interview.answers)


def _stop_or_raise(stop: Plan | None, interview: OpenInterview, error: Exception) -> str:
    """Return the page of a stop that could not be kept; raise the error where there is none."""
    if stop is None:
        raise error
    return plan_page(app().content, stop, interview.answers)


def _opens_another_case() -> bool:
    """Return whether another tab has opened another case since; it may be so in doubt."""
    try:
        return app().cases.own_case(case_token()) is not None
    except StorageError:
        # what was to be deleted is deleted, and that is what must be said now
        return True


def _own_or_gone() -> ResponseReturnValue:
    """Lead to the case whose code this browser has, or say that it was deleted from elsewhere."""
    if app().cases.own_case(case_token()):
        return redirect(url_for("case.own"), 303)
    visit.end()
    flash(_("This plan was deleted."))
    return without_case(redirect(url_for("pages.start"), 303))


def _kept(interview: OpenInterview, evaluation: Evaluation) -> Kept:
    """Return the case of these answers, decided and kept the first time it is looked at.

    Raises TooManyRequests where too many from one address would be kept.
    """
    if interview.case:
        return app().cases.reopen(interview.case, case_token(), visit.token())
    take(Limited.PLANS)
    # of two requests at once, the second gets the case of the first
    key = sha256_hex(canonical_json([visit.token(), interview.cases, interview.answers]))
    if not interview.cases:
        kept = app().cases.decide_evaluated(evaluation, key, visit.token())
    else:
        kept = app().cases.decide_anew(
            evaluation, key, interview.cases[-1], case_token(), visit.token()
        )
        flash(_(SAME_CODE) if kept.token == case_token() else _(ONE_MORE_CODE))
    with suppress(StorageError):
        # the case is kept, and the same answers lead to it again
        visit.keep(interview.decided(kept.case.id))
    return kept
