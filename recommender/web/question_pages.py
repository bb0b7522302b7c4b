"""The questions of the form: one thing a page, what was answered before, and what to correct."""

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound, TooManyRequests

from recommender.domain.conditions import Answers
from recommender.domain.errors import NotFoundError, StorageError
from recommender.domain.questions import Page, Question
from recommender.service.events import EventName, EventOutcome, SecurityEvent, log_event
from recommender.service.interviews import OpenInterview
from recommender.web import visit
from recommender.web.context import app
from recommender.web.forms import Filled, buttons, read_form, shown
from recommender.web.person_pages import plan_page
from recommender.web.words import _, marked

bp = Blueprint("questions", __name__, url_prefix="/questions")
# the field of the form that takes an answer back
_TAKE_BACK = "take_back"
LOST = marked(
    "Your visit had ended and your earlier answers were deleted. "
    "What you sent now is kept; please answer the other questions again."
)


@bp.get("/<step:page_id>")
def ask(page_id: str) -> ResponseReturnValue:
    """Show a page with what was answered before."""
    page, interview = _page(page_id), visit.find()
    if interview is None:
        return visit.lost()
    questions = _asked(page, interview)
    if not questions:
        return visit.go_on(interview)
    typed = {entry.id: shown(interview.answers.get(entry.id)) for entry in questions}
    return _show(page, questions, interview, Filled({}, typed, {}))


@bp.post("/<step:page_id>")
def answer(page_id: str) -> ResponseReturnValue:
    """Keep the answers of a page and go on, or show what to correct."""
    page = _page(page_id)
    try:
        interview = visit.find()
    except StorageError as error:
        return _not_kept(read_form(page.questions, request.form).values, error)
    is_lost = interview is None
    interview = interview or OpenInterview()
    questions = _sent(page, interview)
    filled = _filled(questions, interview)
    if filled.errors:
        return _show(page, questions, interview, filled), 422
    kept = {name: value for name, value in interview.answers.items() if name not in filled.typed}
    answers = app().recommender.still_asked({**kept, **filled.values})
    interview = interview.answered(answers)
    try:
        if is_lost:
            visit.begin()
        visit.keep(interview)
    except (StorageError, NotFoundError, TooManyRequests) as error:
        return _not_kept(answers, error)
    if is_lost:
        flash(_(LOST))
    return visit.go_on(interview)


def show_again(page_id: str) -> str:
    """Return a page as it was sent, to be sent once more; nothing of it is kept."""
    page, interview = _page(page_id), _found_or_new()
    questions = _sent(page, interview)
    typed = read_form(questions, request.form).typed
    return _show(page, questions, interview, Filled({}, typed, {}))


def _found_or_new() -> OpenInterview:
    try:
        return visit.find() or OpenInterview()
    except StorageError:
        return OpenInterview()


def _page(page_id: str) -> Page:
    pages = app().content.questionnaire.pages
    found = next((page for page in pages if page.id == page_id), None)
    if found is None:
        raise NotFound
    return found


def _asked(page: Page, interview: OpenInterview) -> tuple[Question, ...]:
    return app().recommender.asked_on(page, interview.answers)


def _sent(page: Page, interview: OpenInterview) -> tuple[Question, ...]:
    """Return the questions that the form is about: those that apply, and any that it answers.

    An answer counts although another tab has hidden its question since the page was opened.
    """
    asked = _asked(page, interview)
    sent = (one for one in page.questions if one in asked or request.form.get(one.id))
    return tuple(sent) or page.questions


def _filled(questions: tuple[Question, ...], interview: OpenInterview) -> Filled:
    """Return what the form says; of an answer that it takes back neither value nor error."""
    filled = read_form(questions, request.form)
    back = _taken_back(interview)
    values = {name: value for name, value in filled.values.items() if name not in back}
    errors = {name: words for name, words in filled.errors.items() if name not in back}
    return Filled(values, filled.typed, errors)


def _taken_back(interview: OpenInterview) -> frozenset[str]:
    """Return the questions whose answers the form takes back, of those no longer asked."""
    hidden = app().recommender.no_longer_asked(interview.answers)
    return hidden.intersection(request.form.getlist(_TAKE_BACK))


def _stop(answers: Answers) -> str | None:
    """Return the page of the stop that is certain by now, or None.

    Anybody who must see a doctor is told so even when nothing can be kept.
    """
    stop = app().cases.stop(answers)
    return plan_page(app().content, stop, answers) if stop else None


def _not_kept(
    answers: Answers, error: StorageError | NotFoundError | TooManyRequests
) -> ResponseReturnValue:
    """Tell a stop all the same; else raise the failure, or say that the visit has ended."""
    stop = _stop(answers)
    if stop is None and not isinstance(error, NotFoundError):
        raise error
    if isinstance(error, StorageError):
        log_event(SecurityEvent(EventName.KEEP_FAIL, EventOutcome.FAILURE))
    return visit.lost() if stop is None else stop


def _show(
    page: Page, questions: tuple[Question, ...], interview: OpenInterview, filled: Filled
) -> str:
    state = app().recommender.interview(interview.answers)
    sections = app().content.questionnaire.sections
    return render_template(
        "question.html",
        page=page,
        questions=questions,
        filled=filled,
        buttons=buttons,
        step=sections.index(page.section) + 1,
        steps=len(sections),
        back=url_for("pages.check") if state.page is None else _before(page, interview),
        no_longer_asked=app().recommender.no_longer_asked(interview.answers),
        taken_back=_taken_back(interview),
        see_someone=not state.certain.allows_week,
    )


def _before(page: Page, interview: OpenInterview) -> str:
    """Return the address of the page that was answered before this one, or of the start."""
    pages = app().content.questionnaire.pages
    for one in reversed(pages[: pages.index(page)]):
        if any(question.id in interview.answers for question in one.questions):
            return url_for("questions.ask", page_id=one.id)
    return url_for("pages.start")
