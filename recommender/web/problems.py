"""One error shape for programs (RFC 9457), one kind page for people."""

from typing import Any

from flask import Response, current_app, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, ServiceUnavailable

from recommender.domain.errors import StorageError
from recommender.web.words import _

MEDIA_TYPE = "application/problem+json"


def problem(status: int, title: str, **more: Any) -> Response:
    """Return a problem document; `more` adds members of its own."""
    response = jsonify(type="about:blank", status=status, title=title, **more)
    response.status_code = status
    response.mimetype = MEDIA_TYPE
    return response


def wants_json() -> bool:
    """Whether the request came through a door for programs."""
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
        response = problem(status, error.name, detail=_detail(status))
        response.headers.extend(headers)
        return response
    title, words = _page(error, status)
    template = "desk/error.html" if at_desk() else "error.html"
    return render_template(template, title=title, words=words), status, headers


def answer_storage_error(error: StorageError) -> ResponseReturnValue:
    """Say that the store failed; nobody gets a plan that is not kept."""
    # the kind of failure alone: what was to be kept is in neither log nor answer
    current_app.logger.error("the store failed: %s", error)
    return answer_error(ServiceUnavailable())


def _detail(status: int) -> str:
    return {
        403: "Your role may not do this.",
        404: "There is nothing at this address.",
        405: "This address does not take that method.",
        413: "The body is larger than 64 KB.",
        415: "Send application/json.",
        503: "The store cannot be written. No plan was made.",
    }.get(status, "The request could not be handled. No plan was made.")


def _page(error: HTTPException, status: int) -> tuple[str, str]:
    pages = {**PAGES, **DESK_PAGES} if at_desk() else PAGES
    kind = TOO_LONG_OPEN if isinstance(error, CSRFError) else status
    title, words = pages.get(kind, pages[400])
    return _(title), _(words)


# stands among the numbers of statuses for a form that was sent too late
TOO_LONG_OPEN = 0
PAGES = {
    TOO_LONG_OPEN: (
        "This page was open too long",
        (
            "For your safety we did not take what you sent. Please go back, reload the page and "
            "send it again. Your earlier answers are kept as long as your visit lasts."
        ),
    ),
    400: ("That did not work", "We could not use what was sent."),
    403: ("Not for your role", "Ask an admin if you need this."),
    404: ("Page not found", "There is nothing at this address."),
    405: ("That did not work", "This address does not take what was sent."),
    413: ("That was too much", "What you sent is larger than we can take."),
    503: (
        "We cannot keep your answers just now",
        (
            "So we made no plan. If you feel unwell or your signs worry you, call a doctor. "
            "Otherwise please try again in a few minutes."
        ),
    ),
    500: (
        "Something went wrong on our side",
        (
            "We made no plan. If you feel unwell or your signs worry you, call a doctor. "
            "Otherwise please try again in a few minutes."
        ),
    ),
}
# what the desk says otherwise: who works there has no plan that could be missing
DESK_PAGES = {
    TOO_LONG_OPEN: (
        "This page was open too long",
        (
            "For your safety we did not take what you sent. Please go back, reload the page and "
            "send it again."
        ),
    ),
    404: (
        "Page not found",
        (
            "There is nothing at this address. A case may have been deleted by its person, a rule "
            "may be gone from the content."
        ),
    ),
    501: (
        "Parquet is not set up here",
        (
            "It needs the extra `parquet`; tell whoever runs this desk. CSV and NDJSON hold the "
            "same cases."
        ),
    ),
    503: (
        "The store does not answer just now",
        "Nothing was kept of what you sent. Please try again in a few minutes.",
    ),
    500: (
        "Something went wrong on our side",
        "Please try again in a few minutes, and tell whoever runs this desk.",
    ),
}
