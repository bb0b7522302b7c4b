"""From which list somebody came to a case, so that the way back leads there, filter and all."""

from dataclasses import dataclass

from flask import session, url_for

from recommender.web.desk.sign_in import visitor
from recommender.web.desk.twins import is_data
from recommender.web.words import _

_KEY = "desk_list"
# a cookie holds about 4,000 letters; such a long filter is not worth one
_MOST = 600


@dataclass(frozen=True)
class WayBack:
    """The list that somebody came from."""

    address: str
    words: str


def came_by(address: str) -> None:
    """Remember the address of a list that a person reads; it holds no answer."""
    if not (visitor().is_machine or is_data()) and len(address) <= _MOST:
        session[_KEY] = address


def is_from_queue() -> bool:
    """Return whether the queue was the list that was read last in this browser."""
    return session.get(_KEY) == url_for("reviews.queue")


def way_back() -> WayBack:
    """Return the list that was read last in this browser, or that of all cases."""
    every, queue = url_for("cases.cases"), url_for("reviews.queue")
    address = session.get(_KEY, every)
    words = {every: _("All cases"), queue: _("Queue")}
    return WayBack(address, words.get(address, _("Back to the list")))
