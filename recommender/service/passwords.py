"""What a password must be: long enough, and not one that a guesser tries early."""

import re
import threading
from collections.abc import Iterable
from typing import Any

from recommender.domain.errors import ConflictError

# NIST SP 800-63B-4 wants 15 where nothing else is asked, 8 beside a second factor; ASVS 5.0, 6.2.1,
# 8 and rather 15. Ours is between, because what is easy to guess is refused at any length.
PASSWORD_LEAST = 12
# zxcvbn's scale from 0 to 4: from 3 on, more than 10 ** 8 guesses are needed
SCORE_LEAST = 3
# a shorter name stands in ordinary words
_NAME_LEAST = 4
# zxcvbn reads no more; whatever follows can only make a password harder to guess
_READ_MOST = 72
# what somebody who knows only what this is would try; zxcvbn wants each as one word
_OF_THE_SERVICE = (
    "recommender",
    "backandneckweek",
    "backpain",
    "neckpain",
    "clinician",
    "clinic",
    "physiotherapy",
    "physiotherapist",
    "exercise",
    "audit",
    "desk",
    "nhs",
)
_SPLIT = re.compile(r"[.\-_@]+")
TOO_SHORT = f"A password has at least {PASSWORD_LEAST} characters. Spaces count too."
_HOW_TO = (
    "Take four or more words that have nothing to do with each other, or let a password manager "
    "make one."
)
HOLDS_NAME = f"Without the user's name, little is left of this password to guess. {_HOW_TO}"
TOO_COMMON = f"This password, or much of it, is among the first that a guesser tries. {_HOW_TO}"
TOO_REGULAR = (
    f"This password repeats itself or follows a pattern, so it is quickly guessed. {_HOW_TO}"
)
_PATTERNS = frozenset(("repeat", "sequence", "spatial", "date"))
# zxcvbn keeps the words that it is given in one place for all threads
_ONE_AT_A_TIME = threading.Lock()


def refuse_weak(name: str, password: str) -> None:
    """Raise ConflictError, with what to do, for a password that is too easy to guess.

    Any character is taken and none is asked for; there is no longest password.
    """
    if len(password) < PASSWORD_LEAST:
        raise ConflictError(TOO_SHORT)
    parts = [part for part in _SPLIT.split(name) if len(part) >= _NAME_LEAST]
    # whoever knows the name has only the rest to guess
    rest = password
    for part in parts:
        rest = re.sub(re.escape(part), "", rest, flags=re.IGNORECASE)
    found = _looked_at(rest, [*parts, "".join(parts), *_OF_THE_SERVICE])
    if found["score"] < SCORE_LEAST:
        raise ConflictError(HOLDS_NAME if rest != password else _why(found["sequence"]))


def _looked_at(password: str, known: Iterable[str]) -> dict[str, Any]:
    from zxcvbn import zxcvbn  # noqa: PLC0415 - takes a moment, and is seldom needed

    with _ONE_AT_A_TIME:
        found: dict[str, Any] = zxcvbn(password[:_READ_MOST], user_inputs=list(known))
    return found


def _why(sequence: Iterable[dict[str, Any]]) -> str:
    longest = max(sequence, key=lambda match: len(match["token"]))
    return TOO_REGULAR if longest["pattern"] in _PATTERNS else TOO_COMMON
