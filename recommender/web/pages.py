"""The form: one thing a page, the check of the answers, and the outcome or the week."""

from typing import Any, cast

from flask import (
    Blueprint,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from recommender.domain.canonical import canonical_json, sha256_hex
from recommender.domain.conditions import Answers
from recommender.domain.errors import NotFoundError, StorageError
from recommender.domain.questions import Page, Question
from recommender.domain.rules import Triage
from recommender.service.keeping import Keeper, Kept, NotKeptError
from recommender.service.recommending import Service
from recommender.web.forms import Filled, read_form, shown
from recommender.web.interviews import Interviews, OpenInterview
from recommender.web.person_pages import (
    case_token,
    show_case,
    show_plan,
    with_case,
    without_case,
)
from recommender.web.viewing import answer_rows
from recommender.web.words import _

bp = Blueprint("pages", __name__)
TOKEN = "interview"  # noqa: S105 - the name under which a token is kept
LOST = (
    "Your visit had ended and your earlier answers were deleted. "
    "What you sent now is kept; please answer the other questions again."
)
SAME_CODE = "This replaces your earlier plan. Your code stays the same."
ONE_MORE_CODE = (
    "This replaces your earlier plan. The code that you had opens it too, beside the one below."
)


def _service() -> Service:
    return cast(Service, current_app.extensions["recommender"])


def _interviews() -> Interviews:
    return cast(Interviews, current_app.extensions["interviews"])


def _keeper() -> Keeper:
    return cast(Keeper, current_app.extensions["keeper"])


def _open() -> OpenInterview | None:
    return _interviews().find(session.get(TOKEN))


def _keep(interview: OpenInterview) -> None:
    if not session.get(TOKEN):
        session[TOKEN] = _interviews().begin()
    _interviews().keep(session[TOKEN], interview)


@bp.get("/")
def start() -> str:
    """Show what this is and is not, and the way in."""
    interview = _open()
    has_answers = bool(interview and interview.answers)
    return render_template(
        "start.html",
        has_answers=has_answers,
        has_case=bool(case_token()),
        emergency=_service().content.outcomes[Triage.EMERGENCY],
    )


@bp.post("/interview")
def begin() -> ResponseReturnValue:
    """Begin anew; what was answered before is forgotten."""
    _interviews().end(session.pop(TOKEN, None))
    session[TOKEN] = _interviews().begin()
    return _on(OpenInterview())


@bp.post("/interview/end")
def end() -> ResponseReturnValue:
    """Ask once more, then forget the page's case; of an interview, all that was given in it."""
    code = request.form.get("code", "")
    if request.form.get("sure") != "yes":
        return render_template("delete.html", code=code)
    own = _keeper().own_case(code)
    interview = _open()
    is_gone = _keeper().delete_own(code)
    if interview is not None and (own is None or own.id in interview.cases):
        _interviews().end(session.pop(TOKEN, None))
        gone = [_keeper().delete_case(case_id) for case_id in interview.cases]
        is_gone = is_gone or any(gone) or bool(interview.answers)
    flash(_("Your answers are deleted.") if is_gone else _("There was nothing left to delete."))
    there = redirect(url_for("pages.start"), 303)
    # another tab may have opened another case since
    return there if _keeper().own_case(case_token()) else without_case(there)


@bp.post("/interview/close")
def close() -> ResponseReturnValue:
    """Take answers and code off this browser; the case stays until it is deleted."""
    _interviews().end(session.pop(TOKEN, None))
    flash(_("This device has forgotten your plan. Your code opens it again."))
    return without_case(redirect(url_for("pages.start"), 303))


@bp.get("/continue")
def proceed() -> ResponseReturnValue:
    """Go on where the interview stands."""
    return _on(_open() or OpenInterview())


@bp.get("/questions/<page_id>")
def ask(page_id: str) -> ResponseReturnValue:
    """Show a page with what was answered before."""
    page, interview = _page(page_id), _open()
    if interview is None:
        return _lost()
    questions = _asked(page, interview)
    if not questions:
        return _on(interview)
    typed = {entry.id: shown(interview.answers.get(entry.id)) for entry in questions}
    return _show(page, questions, interview, Filled({}, typed, {}))


@bp.post("/questions/<page_id>")
def answer(page_id: str) -> ResponseReturnValue:
    """Keep the answers of a page and go on, or show what to mend."""
    page = _page(page_id)
    try:
        interview = _open()
    except StorageError:
        return _stop(read_form(page.questions, request.form).values)
    is_lost = interview is None
    interview = interview or OpenInterview()
    questions = _asked(page, interview) or page.questions
    filled = read_form(questions, request.form)
    if filled.errors:
        return _show(page, questions, interview, filled), 422
    kept = {name: value for name, value in interview.answers.items() if name not in filled.typed}
    answers = _service().still_asked({**kept, **filled.values})
    interview = interview.answered(answers)
    try:
        _keep(interview)
    except StorageError:
        return _stop(answers)
    if is_lost:
        flash(_(LOST))
    return _on(interview)


@bp.get("/answers")
def check() -> ResponseReturnValue:
    """Show all answers, each with a way to change it."""
    interview = _open()
    if interview is None:
        return _lost()
    state = _service().interview(interview.answers)
    if state.page is not None:
        return _on(interview)
    if not state.certain.allows_week:
        return redirect(url_for("pages.result"), 303)
    rows = answer_rows(_service().content, interview.answers)
    return render_template("check.html", rows=rows, has_plan=bool(interview.cases))


@bp.get("/result")
def result() -> ResponseReturnValue:
    """Show the week, or the page of the outcome that is none."""
    interview = _open()
    if interview is None and case_token():
        return redirect(url_for("case.own"), 303)
    if interview is None:
        return _lost()
    if _service().interview(interview.answers).page is not None:
        return _on(interview)
    try:
        kept = _kept(interview)
    except NotFoundError:
        # deleted from elsewhere, with its code
        _interviews().end(session.pop(TOKEN, None))
        flash(_("This plan was deleted."))
        return without_case(redirect(url_for("pages.start"), 303))
    except NotKeptError as error:
        if error.plan is None:
            raise
        return show_plan(_service().content, error.plan, interview.answers)
    return with_case(show_case(kept.case, kept.token), kept.token)


def _kept(interview: OpenInterview) -> Kept:
    """Return the case of these answers, decided and kept the first time it is looked at."""
    if interview.case:
        return _keeper().reopen(interview.case, case_token())
    # of two requests at once, the second gets the case of the first
    key = sha256_hex(canonical_json([session[TOKEN], interview.cases, interview.answers]))
    if not interview.cases:
        kept = _keeper().decide(interview.answers, key)
    else:
        kept = _keeper().decide_anew(interview.answers, key, interview.cases[-1], case_token())
        flash(_(SAME_CODE) if kept.token == case_token() else _(ONE_MORE_CODE))
    _keep(interview.decided(kept.case.id))
    return kept


@bp.get("/about")
def about() -> str:
    """Say what this is, what it rests on and what it keeps."""
    return render_template("about.html", content=_service().content)


def _page(page_id: str) -> Page:
    pages = _service().content.questionnaire.pages
    found = next((page for page in pages if page.id == page_id), None)
    if found is None:
        raise NotFound
    return found


def _asked(page: Page, interview: OpenInterview) -> tuple[Question, ...]:
    return _service().asked_on(page, interview.answers)


def _on(interview: OpenInterview) -> ResponseReturnValue:
    """Go to the next page of the interview, or to its end."""
    state = _service().interview(interview.answers)
    if state.page is not None:
        return redirect(url_for("pages.ask", page_id=state.page.id), 303)
    name = "pages.check" if state.certain.allows_week else "pages.result"
    return redirect(url_for(name), 303)


def _stop(answers: Answers) -> ResponseReturnValue:
    """Show the stop that is certain by now; raises StorageError when none is.

    Whoever must see a doctor is told so even when nothing can be kept.
    """
    state = _service().interview(answers)
    if state.certain.allows_week or state.page is not None:
        raise StorageError("the answers of a page could not be kept")
    return show_plan(_service().content, _service().plan(answers), answers)


def _lost() -> ResponseReturnValue:
    if session.pop(TOKEN, None):
        flash(_("Your visit has ended, and your answers were deleted. You can start again."))
    return redirect(url_for("pages.start"), 303)


def _show(
    page: Page, questions: tuple[Question, ...], interview: OpenInterview, filled: Filled
) -> str:
    state = _service().interview(interview.answers)
    pages = _service().content.questionnaire.pages
    earlier = [
        one
        for one in pages[: pages.index(page)]
        if any(question.id in interview.answers for question in one.questions)
    ]
    variables: dict[str, Any] = {
        "page": page,
        "questions": questions,
        "filled": filled,
        "number": len(earlier) + 1,
        "expected": max(state.expected, len(earlier) + 1),
        "back": earlier[-1].id if earlier else None,
        "see_someone": not state.certain.allows_week,
    }
    return render_template("question.html", **variables)
