"""What somebody is told who has to wait before they can sign in."""

import math

from recommender.web.words import _, counted

_SECONDS_TOLD_MOST = 90


def wait_words(seconds: int) -> str:
    """Return how long to wait after failures: in seconds, or minutes where they are many."""
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


def busy_words() -> str:
    """Return what to do while many others sign in."""
    return _("Many people are signing in at this moment. Wait a few seconds, then try again.")
