"""What the log says about an unexpected error: its kind and where it came from, never a value.

The message of an error, and the lines that a traceback shows, may hold what somebody typed.
"""

import logging
import traceback
from collections.abc import Iterator

from flask import has_request_context, request

# who reports errors of this application: itself, and the servers that it may run behind
SERVERS = ("waitress", "gunicorn.error")


class WithoutValues(logging.Filter):
    """Puts the kind and the places of an error in the place of its text and traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through; one with an error is told without any value."""
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            during = f"{request.endpoint}: " if has_request_context() else ""
            record.msg, record.args = "unexpected error: %s%s", (during, told(error))
            record.exc_info, record.exc_text = None, None
        return True


_WITHOUT_VALUES = WithoutValues()


def keep_values_out(*loggers: logging.Logger) -> None:
    """Let these loggers and those of the servers tell errors without values."""
    for logger in (*loggers, *(logging.getLogger(name) for name in SERVERS)):
        logger.addFilter(_WITHOUT_VALUES)


def told(error: BaseException) -> str:
    """Return the kind and the places of an error and of those that led to it, on one line."""
    return "; after ".join(
        " < ".join((type(one).__name__, *reversed(_places(one)))) for one in _led_to(error)
    )


def _led_to(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _places(error: BaseException) -> list[str]:
    return [
        f"{frame.f_globals.get('__name__')}:{line} {frame.f_code.co_name}"
        for frame, line in traceback.walk_tb(error.__traceback__)
    ]
