"""What goes beside a decision: where it cannot be made, the decision goes out without it."""

import logging
from collections.abc import Callable
from typing import TypeVar

_LOG = logging.getLogger(__name__)
_Made = TypeVar("_Made")


def made_beside(what: str, make: Callable[[], _Made]) -> _Made | None:
    """Return what is made, or None where that fails; the log says of which kind the error was."""
    try:
        return make()
    except Exception as error:  # noqa: BLE001 - whatever fails, the decision goes out
        # its text could hold an answer
        _LOG.error("no %s: %s", what, type(error).__name__)
        return None
