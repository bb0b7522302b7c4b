"""The lines that a server would write into its log, collected."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from recommender.service.events import end_request
from recommender.service.logs import ACCESS_LOG, SOFTWARE_LOG, JsonLines, OfRequest

Line = dict[str, object]


class Lines(logging.Handler):
    """Collects the lines that a server would write."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(JsonLines())
        self.addFilter(OfRequest())
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))

    @property
    def said(self) -> list[Line]:
        return [json.loads(line) for line in self.lines]

    @property
    def told(self) -> list[tuple[object, ...]]:
        """Event, outcome, who and target of each line."""
        names = ("event", "outcome", "who", "target")
        return [tuple(line.get(name, "") for name in names) for line in self.said]


@contextmanager
def all_lines() -> Iterator[Lines]:
    """Collect all that is logged, as a server with lines of access is set up."""
    root, software, handler = logging.getLogger(), logging.getLogger(SOFTWARE_LOG), Lines()
    before = software.level
    root.addHandler(handler)
    software.setLevel(logging.INFO)
    logging.getLogger(ACCESS_LOG).setLevel(logging.INFO)
    try:
        yield handler
    finally:
        root.removeHandler(handler)
        software.setLevel(before)
        logging.getLogger(ACCESS_LOG).setLevel(logging.NOTSET)
        end_request()


@contextmanager
def logging_restored() -> Iterator[None]:
    """Put back what a command has set up for a process that would end with it."""
    root, software = logging.getLogger(), logging.getLogger(SOFTWARE_LOG)
    handlers, levels = list(root.handlers), (root.level, software.level)
    try:
        yield
    finally:
        for handler in set(root.handlers) - set(handlers):
            handler.close()
        root.handlers[:] = handlers
        root.setLevel(levels[0])
        software.setLevel(levels[1])
        logging.getLogger(ACCESS_LOG).setLevel(logging.NOTSET)
