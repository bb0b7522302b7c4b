"""The visit of this browser: its interview, found by the token in the session, and the way on."""

from flask import flash, redirect, session, url_for
from flask.typing import ResponseReturnValue

from recommender.service.interviews import OpenInterview
from recommender.service.rates import Limited
from recommender.web.context import app
from recommender.web.rate_limiting import take
from recommender.web.words import _

SECONDS_AN_HOUR = 3600
TOKEN = "interview"  # noqa: S105 - the name under which a token is kept


def begin() -> None:
    """Begin a visit without answers; those of the one before are forgotten.

    Raises TooManyRequests where the caller has begun too many; then the one before goes on.
    """
    take(Limited.VISITS)
    end()
    session[TOKEN] = app().interviews.begin()


def find() -> OpenInterview | None:
    """Return the interview of the visit, or None when there is none or it has ended."""
    return app().interviews.find(session.get(TOKEN))


def keep(interview: OpenInterview) -> None:
    """Keep what the interview has become; raises NotFoundError where the visit has ended."""
    app().interviews.keep(token(), interview)


def end() -> None:
    """End the visit and forget its answers; raises StorageError, then it goes on."""
    app().interviews.end(session.get(TOKEN))
    leave()


def leave() -> None:
    """Let this browser forget the visit, which has ended."""
    session.pop(TOKEN, None)


def token() -> str:
    """Return what tells the visit from all others."""
    return str(session.get(TOKEN, ""))


def go_on(interview: OpenInterview) -> ResponseReturnValue:
    """Lead to the next page of the interview, or to its end."""
    state = app().recommender.interview(interview.answers)
    if state.page is not None:
        return redirect(url_for("questions.ask", page_id=state.page.id), 303)
    name = "pages.check" if state.certain.allows_week else "pages.result"
    return redirect(url_for(name), 303)


def hours() -> int:
    """Return for how many whole hours an interview waits for its next answer."""
    return app().interviews.seconds // SECONDS_AN_HOUR


def lost() -> ResponseReturnValue:
    """Lead to the start, and say so where a visit has ended."""
    if session.pop(TOKEN, None):
        flash(_("Your visit has ended, and your answers were deleted. You can start again."))
    return redirect(url_for("pages.start"), 303)
