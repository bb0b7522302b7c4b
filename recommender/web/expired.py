"""A form that was sent too late, or without its token: shown again with all that was entered.

Nothing of it is taken, for it may not be the person who sent it.
"""

from collections.abc import Callable

from flask import g, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import NotFound

from recommender.service.events import EventName, EventOutcome, SecurityEvent, log_event
from recommender.web import calendar_pages, code_pages, pages, person_pages, question_pages
from recommender.web.problems import answer_error
from recommender.web.words import _, marked

ANSWERS_ARE_HERE = marked(
    "This page was open too long, so your answers were not taken yet. "
    "They are still here: check them and choose Continue."
)
# by endpoint: what is said above the form, and what shows it
AGAIN: dict[str, tuple[str, Callable[..., str]]] = {
    "questions.answer": (ANSWERS_ARE_HERE, question_pages.show_again),
    "code.enter": (
        marked("This page was open too long. Your code is still here: send it again."),
        code_pages.show_code_again,
    ),
    "calendar.keep": (
        marked("This page was open too long. Your times are still here: save them again."),
        calendar_pages.show_choice_again,
    ),
    "pages.end": (
        marked("This page was open too long, so nothing was deleted yet."),
        pages.ask_again,
    ),
    "diary.note": (
        marked("This page was open too long, so nothing was noted yet. Please choose again."),
        person_pages.show_own_again,
    ),
    "pages.begin": (marked("This page was open too long. Please choose again."), pages.start),
}


def answer_expired(error: CSRFError) -> ResponseReturnValue:
    """Show the form again, or the error where there is nothing to show or another site sent it."""
    log_event(SecurityEvent(EventName.CSRF_FAIL, EventOutcome.REFUSED))
    if request.endpoint not in AGAIN or _is_from_elsewhere():
        return answer_error(error)
    notice, show = AGAIN[request.endpoint]
    g.notice = _(notice)
    try:
        return show(**(request.view_args or {})), error.code or 400
    except NotFound as missing:
        g.notice = ""
        return answer_error(missing)


def _is_from_elsewhere() -> bool:
    # a page of ours would start a new session in a browser that kept its cookies back
    return request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none")
