"""The cases of the queue that somebody has passed over in this browser, not to be led to again."""

from flask import session

_KEY = "desk_skipped"
# a cookie holds about 4,000 letters; so many beginnings of ids are told apart
_MOST, _LETTERS = 60, 8


def skip(case_id: str) -> None:
    """Remember that somebody went on from a case without judging it."""
    kept = [one for one in session.get(_KEY, []) if one != case_id[:_LETTERS]]
    session[_KEY] = [*kept, case_id[:_LETTERS]][-_MOST:]


def is_skipped(case_id: str) -> bool:
    """Return whether somebody went on from a case; who opens it from the queue can still judge."""
    return case_id[:_LETTERS] in session.get(_KEY, [])
