"""The cookie that opens a person's case in this browser, until it closes or for 14 days by choice.

No script can read it and no other site makes a browser send it. Where the person chose to be kept
here, the last day stands behind the code.
"""

from datetime import date, timedelta

from flask import Response, make_response, request
from flask.typing import ResponseReturnValue

from recommender.domain.codes import spelled
from recommender.web.context import app

KEPT_DAYS = 14
_UNTIL = "."


def case_token() -> str:
    """Return the code that the browser holds, or nothing."""
    code, _, last = _held().partition(_UNTIL)
    return code if not last or kept_until() else ""


def kept_until() -> date | None:
    """Return the last day on which this browser keeps the plan, or None without that choice."""
    last = _held().partition(_UNTIL)[2]
    try:
        day = date.fromisoformat(last)
    except ValueError:
        return None
    return day if app().system.now().date() <= day else None


def kept_on_phone() -> bool:
    """Return whether the person chose that this browser keeps the plan."""
    return kept_until() is not None


def with_case(answer: ResponseReturnValue, token: str) -> Response:
    """Return the answer with the cookie that opens a case until the browser closes.

    A choice to be kept here stays as long as it is the same case's.
    """
    response = make_response(answer)
    if token and spelled(token) != case_token():
        _set(response, spelled(token), None)
    return response


def keeping_case(answer: ResponseReturnValue) -> Response:
    """Return the answer that lets this browser keep its case for 14 days from now."""
    response = make_response(answer)
    kept = timedelta(days=KEPT_DAYS)
    last = (app().system.now() + kept).date()
    _set(response, f"{case_token()}{_UNTIL}{last.isoformat()}", kept)
    return response


def without_case(answer: ResponseReturnValue) -> Response:
    """Return the answer that takes the cookie away, and all else that pages left in the browser."""
    response = make_response(answer)
    is_https = app().settings.is_https
    response.delete_cookie(_cookie(), httponly=True, samesite="Lax", secure=is_https)
    # pages kept to be read offline, and those behind the Back button; browsers heed it over https
    # and on the machine itself
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def _set(response: Response, value: str, kept: timedelta | None) -> None:
    is_https = app().settings.is_https
    response.set_cookie(
        _cookie(), value, max_age=kept, httponly=True, samesite="Lax", secure=is_https
    )


def _held() -> str:
    return request.cookies.get(_cookie(), "")


def _cookie() -> str:
    # browsers take the prefix only over https
    return "__Host-case" if app().settings.is_https else "case"
