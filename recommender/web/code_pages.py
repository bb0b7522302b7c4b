"""Coming back: the code is exchanged for a cookie, so that it stands in no address that is sent.

A link holds the code behind the `#`, which browsers keep to themselves; a script puts it into the
form. Without script the page asks for it.
"""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from recommender.domain.codes import (
    CODE_LENGTH,
    OLD_CODE_LENGTH,
    CodeProblem,
    mended,
    problem_of,
    spelled,
)
from recommender.service.events import EventName, EventOutcome, SecurityEvent, log_event
from recommender.service.rates import Limited
from recommender.web import rate_limiting
from recommender.web.case_cookie import case_token, keeping_case, with_case
from recommender.web.context import app
from recommender.web.countries import BACK_TO
from recommender.web.qr import qr_code
from recommender.web.words import _

bp = Blueprint("code", __name__, url_prefix="/case")


@bp.get("/code")
def ask() -> str:
    """Ask for a code, or take the one of the link that led here."""
    return code_page()


@bp.post("")
def enter() -> ResponseReturnValue:
    """Exchange a code for the cookie that opens its case."""
    typed = request.form.get("code", "")
    if problem := problem_of(typed):
        return code_page(typed, error=_what_is_wrong(typed, problem)), 422
    rate_limiting.refuse_spent(Limited.CODES)
    case = app().cases.own_case(typed)
    if case is None:
        log_event(SecurityEvent(EventName.CODE_FAIL, EventOutcome.REFUSED))
        rate_limiting.count_one(Limited.CODES)
        error = _("No plan has this code. The plan may have been deleted.")
        return code_page(typed, error=error), 422
    open_here = app().cases.own_case(case_token())
    if request.form.get("by_link") and open_here is not None and open_here.id != case.id:
        # somebody may have sent the link
        return code_page(typed, asks=True)
    return with_case(redirect(url_for("case.own"), 303), typed)


@bp.post("/keep")
def keep() -> ResponseReturnValue:
    """Let this browser keep the plan for 14 days."""
    if app().cases.own_case(case_token()) is None:
        return redirect(url_for("code.ask"), 303)
    back = request.form.get("back", "")
    flash(_("This phone now keeps your plan."))
    return keeping_case(redirect(url_for(back if back in BACK_TO else BACK_TO[0]), 303))


@bp.get("/back")
def ways() -> ResponseReturnValue:
    """Show every way back to the plan that is open here."""
    code = case_token()
    case = app().cases.own_case(code)
    if case is None:
        return redirect(url_for("code.ask"), 303)
    return render_template("ways.html", has_week=case.triage.allows_week, **taken_along(code))


def taken_along(code: str) -> dict[str, object]:
    """Return what pages and paper show of a code: itself, its link, and that as a square."""
    link = address_of(code)
    square = qr_code(link, _("The link to your plan, as a square that cameras read"))
    return {"token": spelled(code), "code_link": link, "qr": square}


def show_code_again() -> str:
    """Return the page that asks for a code, with what was typed."""
    return code_page(request.form.get("code", ""))


def code_page(typed: str = "", *, error: str = "", asks: bool = False) -> str:
    """Return the page that asks for a code, or whether it shall take another's place."""
    return render_template("code.html", typed=typed.strip(), error=error, asks=asks)


def address_of(code: str) -> str:
    """Return the link that opens the plan of a code."""
    scheme = "https" if app().settings.is_https else None
    return f"{url_for('code.ask', _external=True, _scheme=scheme)}#{spelled(code)}"


def _what_is_wrong(typed: str, problem: CodeProblem) -> str:
    if problem is CodeProblem.SYMBOL:
        return _(
            "One letter or digit of this code may be wrong, or two have changed places. "
            "Please compare it with what you wrote down."
        )
    length = len(mended(typed))
    if not length:
        return _("Enter your code.")
    # which of the two kinds it was meant to be
    whole = min((CODE_LENGTH, OLD_CODE_LENGTH), key=lambda one: abs(one - length))
    return _(
        "A code has %(whole)s letters and digits, and this one has %(there)s.",
        whole=whole,
        there=length,
    )
