"""What somebody is told who has to wait before they can sign in."""

import math

from recommender.service.hashing import BusyError
from recommender.service.throttling import TooManyError
from recommender.web.words import _, counted

_SECONDS_TOLD_MOST = 90


def turned_away(error: TooManyError | BusyError) -> tuple[str, int, dict[str, str]]:
    """Return the words, the status and the headers for who has to come back later."""
    headers = {"Retry-After": str(error.seconds)}
    if isinstance(error, BusyError):
        return _busy_words(), 503, headers
    return _wait_words(error.seconds), 429, headers


def _wait_words(seconds: int) -> str:
    if seconds <= _SECONDS_TOLD_MOST:
        return counted(
            "Too many attempts have failed. Wait %(num)s second, then try again.",
            "Too many attempts have failed. Wait %(num)s seconds, then try again.",
            seconds,
        )
    return counted(
        "Too many attempts have failed. Wait %(num)s minute, then try again.",
        "Too many attempts have failed. Wait %(num)s minutes, then try again.",
        math.ceil(seconds / 60),
    )


def _busy_words() -> str:
    return _("Many people are signing in at this moment. Wait a few seconds, then try again.")
