"""The addresses of the questions: each visit has its own, which tell whoever reads them nothing.

The name of a question in an address would tell the log of every proxy, and the list of what a
browser has seen, what somebody was asked, and so what they had answered before. An address is
made of the visit and the page with the server's secret. It leads to the same page as long as the
secret stays, so that a form that was open too long still knows what it was about.
"""

import hmac
from base64 import b32encode
from collections.abc import Iterable

from flask import Flask
from werkzeug.routing import BaseConverter

from recommender.web import visit
from recommender.web.context import app

_PART = 8
_BYTES = 5 * _PART // 8


def step_of(page_id: str, visit_token: str, secret: str) -> str:
    """Return how an address names a page in a visit: 16 letters and digits."""
    start = _sealed(secret, "visit", visit_token)
    return start + _sealed(secret, "page", start, page_id)


def page_of(step: str, page_ids: Iterable[str], secret: str) -> str | None:
    """Return the page that an address names, in whichever visit, or None.

    Its plain name will do too: it stood in the forms that were open when this began.
    """
    start, end = step[:_PART], step[_PART:]
    for page_id in page_ids:
        named = _sealed(secret, "page", start, page_id)
        if step == page_id or hmac.compare_digest(end.encode(), named.encode()):
            return page_id
    return None


class StepConverter(BaseConverter):
    """Puts the page of a question into an address, and finds it there."""

    def to_python(self, value: str) -> str:
        """Return the id of the page, or nothing where there is none; the view says so."""
        pages = (page.id for page in app().content.questionnaire.pages)
        return page_of(value, pages, app().settings.secret_key) or ""

    def to_url(self, value: str) -> str:
        """Return how an address names the page in the visit of this browser."""
        return step_of(value, visit.token(), app().settings.secret_key)


def name_steps(flask_app: Flask) -> None:
    """Let addresses have a step in them; before anything is registered that has one."""
    flask_app.url_map.converters["step"] = StepConverter


def _sealed(secret: str, *words: str) -> str:
    said = " ".join(words).encode()
    return b32encode(hmac.digest(secret.encode(), said, "sha256")[:_BYTES]).decode().lower()
