"""What the next page says of something that was just done."""

from flask import flash

# the kinds of notice; those of a place stand in that part of its page, at the address `#notice`
DONE, AT_REVIEWS, AT_SIGNATURES = "done", "reviews", "signatures"


def done(words: str, kind: str = DONE) -> None:
    """Have the next page say that something is done: at its head, or in the part that is meant."""
    flash(words, kind)


def refused(words: str) -> None:
    """Have the next page say why something was not done."""
    flash(words)
