"""What no request may hold: NUL, which PostgreSQL cannot keep nor look for, though SQLite can.

Refused here, once, before any view: both databases then answer alike. Numbers are bounded where
they are read, by `NUMBER_MOST`.
"""

from typing import Any

from flask import Flask, Request, request
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.exceptions import BadRequest, NotFound

NUL = "\0"


class Words(ImmutableMultiDict[str, Any]):
    """The fields of an address or a form; raises BadRequest for a NUL in any of them."""

    def __init__(self, mapping: Any = None) -> None:
        super().__init__(mapping)
        for name, value in self.items(multi=True):
            if NUL in name or (isinstance(value, str) and NUL in value):
                raise BadRequest


class Incoming(Request):
    """A request whose fields hold no NUL."""

    parameter_storage_class = Words


def refuse_nul(app: Flask) -> None:
    """Let nothing reach a view whose address or fields hold a NUL."""
    app.request_class = Incoming

    @app.before_request
    def refuse_address() -> None:
        if NUL in request.path:
            raise NotFound
