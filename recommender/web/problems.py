"""One error shape for programs (RFC 9457), one kind page for people."""

import math
from enum import Enum, auto

from flask import Response, current_app, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, ServiceUnavailable, TooManyRequests

from recommender.domain.calling import call_choice
from recommender.domain.content import Outcome
from recommender.domain.errors import StorageError
from recommender.domain.rules import Triage
from recommender.service.cases import NotKeptError
from recommender.service.events import EventName, EventOutcome, SecurityEvent, log_event
from recommender.web import context
from recommender.web.countries import country, shown_countries
from recommender.web.words import _, marked

MEDIA_TYPE = "application/problem+json"
SECONDS_A_MINUTE = 60


def problem(status: int, title: str, **more: object) -> Response:
    """Return a problem document; `more` adds members of its own."""
    response = jsonify(type="about:blank", status=status, title=title, **more)
    response.status_code = status
    response.mimetype = MEDIA_TYPE
    return response


def wants_json() -> bool:
    """Whether the request is for an address for programs."""
    path = request.path
    is_twin = path.startswith("/audit/") and path.endswith(".json")
    return is_twin or path.startswith(("/api/", "/healthz", "/readyz"))


def at_desk() -> bool:
    """Whether the request is for the clinician's desk."""
    return f"{request.path}/".startswith("/audit/")


def answer_error(error: HTTPException) -> ResponseReturnValue:
    """Return the error as a problem or as a page, with the status and headers it asks for."""
    status = error.code or 500
    headers = {
        name: value
        for name, value in error.get_headers()
        if name.lower() not in ("content-type", "content-length")
    }
    if wants_json():
        if isinstance(error, TooManyRequests):
            return too_many(error)
        response = problem(status, error.name, detail=_detail(_purpose(), status))
        response.headers.extend(headers)
        return response
    title, words = _page(error, status)
    if at_desk():
        page = render_template("desk/error.html", title=title, words=words)
    elif isinstance(error, TooManyRequests):
        page = _too_many_page(error, title, words)
    else:
        page = render_template("error.html", title=title, words=words, **_when_to_call(status))
    return page, status, headers


def too_many(error: TooManyRequests, **more: object) -> Response:
    """Return for programs that too much came from one caller, and whom to call all the same."""
    if not at_desk():
        emergency = _emergency()
        signs = {"signs": list(emergency.early_signs), "call": emergency.early_call}
        more = {"emergency": signs, **more}
    response = problem(429, error.name, detail=_detail(_purpose(), 429), **more)
    response.headers.extend(error.get_headers()[1:])
    return response


def _too_many_page(error: TooManyRequests, title: str, words: str) -> str:
    seconds = error.retry_after if isinstance(error.retry_after, int) else 0
    return render_template(
        "too_many.html",
        title=title,
        words=words,
        minutes=math.ceil(seconds / SECONDS_A_MINUTE),
        **_signs(),
    )


def _when_to_call(status: int) -> dict[str, object]:
    """Return what a page says of emergencies to somebody whose answers nobody has looked at."""
    is_away = status == ServiceUnavailable.code and _purpose() is not _Purpose.DELETE
    return _signs() if is_away else {}


def _signs() -> dict[str, object]:
    emergency = _emergency()
    return {
        "emergency": emergency,
        "call": call_choice(emergency.call_numbers, country()),
        "countries": shown_countries(),
    }


def _emergency() -> Outcome:
    return context.app().content.outcomes[Triage.EMERGENCY]


def answer_storage_error(error: StorageError) -> ResponseReturnValue:
    """Say that the store failed; nobody gets a plan that is not kept."""
    # the kind of failure alone: what was to be kept is in neither log nor answer
    current_app.logger.error("the store failed: %s", error)
    if not isinstance(error, NotKeptError):
        # that one has been told
        log_event(SecurityEvent(EventName.KEEP_FAIL, EventOutcome.FAILURE))
    return answer_error(ServiceUnavailable())


class _Purpose(Enum):
    """What somebody wanted, for an error must not speak of anything else."""

    DECIDE = auto()
    DELETE = auto()
    OPEN = auto()
    DESK = auto()


def _purpose() -> _Purpose:
    if at_desk():
        return _Purpose.DESK
    if request.method == "DELETE" or request.path == "/interview/end":
        return _Purpose.DELETE
    if request.path == "/api/v1/case" or request.path.startswith(("/case", "/calendar/")):
        return _Purpose.OPEN
    return _Purpose.DECIDE


def _detail(purpose: _Purpose, status: int) -> str:
    if status == ServiceUnavailable.code:
        return STORE_FAILED[purpose]
    if status in DETAILS:
        return DETAILS[status]
    unhandled = "The request could not be handled."
    return f"{unhandled} No plan was made." if purpose is _Purpose.DECIDE else unhandled


def _page(error: HTTPException, status: int) -> tuple[str, str]:
    pages = {**PAGES, **PAGES_OF.get(_purpose(), {})}
    kind = TOO_LONG_OPEN if isinstance(error, CSRFError) else status
    title, words = pages.get(kind, pages[400])
    return _(title), _(words)


DETAILS = {
    403: "Your role may not do this.",
    404: "There is nothing at this address.",
    405: "This address does not take that method.",
    413: "The body is larger than 64 KB.",
    415: "Send application/json.",
    429: "Too much came from one caller; Retry-After says when to come back. Nothing was kept.",
}
STORE_FAILED = {
    _Purpose.DECIDE: "The store cannot be written. No plan was made.",
    _Purpose.DELETE: "The store cannot be written. Nothing was deleted.",
    _Purpose.OPEN: "The store cannot be read. What is kept is still there.",
    _Purpose.DESK: "The store does not answer. Nothing was kept of what was sent.",
}
# stands among the numbers of statuses for a form that was sent too late
TOO_LONG_OPEN = 0
PAGES = {
    TOO_LONG_OPEN: (
        marked("This page was open too long"),
        marked(
            "For your safety we did not take what you sent. Please go back, reload the page and "
            "send it again. Your earlier answers are kept as long as your visit lasts."
        ),
    ),
    400: (marked("That did not work"), marked("We could not use what was sent.")),
    403: (marked("Not for your role"), marked("Ask an admin if you need this.")),
    404: (marked("Page not found"), marked("There is nothing at this address.")),
    405: (marked("That did not work"), marked("This address does not take what was sent.")),
    429: (
        marked("Please wait a moment"),
        marked(
            "Too much has come from your connection to the internet in a short time. Many people "
            "in one building may share it, so this need not be your doing. What you sent last was "
            "not taken. What you answered before is still here."
        ),
    ),
    413: (marked("That was too much"), marked("What you sent is larger than we can take.")),
    503: (
        marked("We cannot keep your answers just now"),
        marked(
            "So we made no plan. If you feel unwell or your signs worry you, call a doctor. "
            "Otherwise please try again in a few minutes."
        ),
    ),
    500: (
        marked("Something went wrong on our side"),
        marked(
            "We made no plan. If you feel unwell or your signs worry you, call a doctor. "
            "Otherwise please try again in a few minutes."
        ),
    ),
}
DELETE_PAGES = {
    503: (
        marked("We cannot delete your answers just now"),
        marked("They are still kept. Please try again in a few minutes."),
    ),
    500: (
        marked("Something went wrong on our side"),
        marked(
            "Your answers may still be kept. Please go back to your plan and try again in a few "
            "minutes."
        ),
    ),
}
OPEN_PAGES = {
    503: (
        marked("We cannot open your plan just now"),
        marked(
            "It is still kept. If you feel unwell or your signs worry you, call a doctor. "
            "Otherwise please try again in a few minutes."
        ),
    ),
    500: (
        marked("Something went wrong on our side"),
        marked(
            "Your plan is still kept. If you feel unwell or your signs worry you, call a doctor. "
            "Otherwise please try again in a few minutes."
        ),
    ),
}
# what the desk says otherwise: who works there has no plan that could be missing
DESK_PAGES = {
    TOO_LONG_OPEN: (
        marked("This page was open too long"),
        marked(
            "For your safety we did not take what you sent. Please go back, reload the page and "
            "send it again."
        ),
    ),
    404: (
        marked("Page not found"),
        marked(
            "There is nothing at this address. A case may have been deleted by its person, a rule "
            "may be gone from the content."
        ),
    ),
    429: (
        marked("Please wait a moment"),
        marked(
            "You have asked for a lot in a short time, or somebody else is measuring an impact "
            "just now. Nothing was done. Please try again a little later."
        ),
    ),
    501: (
        marked("Parquet is not set up here"),
        marked(
            "It needs DuckDB: ask the people who run this desk to add the extra `parquet`. "
            "CSV and NDJSON hold the same cases."
        ),
    ),
    503: (
        marked("The store does not answer just now"),
        marked("Nothing was kept of what you sent. Please try again in a few minutes."),
    ),
    500: (
        marked("Something went wrong on our side"),
        marked("Please try again in a few minutes, and tell the people who run this desk."),
    ),
}
PAGES_OF = {
    _Purpose.DELETE: DELETE_PAGES,
    _Purpose.OPEN: OPEN_PAGES,
    _Purpose.DESK: DESK_PAGES,
}
