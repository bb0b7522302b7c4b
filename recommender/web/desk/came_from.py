"""From which list somebody came to a case: the way back, and the next case, lead along it."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import session, url_for

from recommender.web.desk.sign_in import visitor
from recommender.web.desk.twins import is_data
from recommender.web.words import _

_KEY = "desk_list"
# a cookie holds about 4,000 letters; such a long filter is not worth one
_MOST = 600
# the cases of that list as it was shown, each by so many letters of its id
_CASES, _LETTERS = "desk_list_cases", 8
# in which order somebody last had the list of cases
_ORDER = "desk_list_order"


@dataclass(frozen=True)
class WayBack:
    """The list that somebody came from."""

    address: str
    words: str


def came_by(address: str, shown: Sequence[str] = ()) -> None:
    """Remember the address of a list that a person reads, and its cases; it holds no answer."""
    if not (visitor().is_machine or is_data()) and len(address) <= _MOST:
        session[_KEY] = address
        session[_CASES] = [one[:_LETTERS] for one in shown]


def cases_after(case_id: str) -> tuple[str, ...]:
    """Return how the ids of the cases begin that follow one in the list of cases that was read.

    None follow a case that did not stand in it, nor in the queue, which has an order of its own.
    """
    shown = [] if is_from_queue() else session.get(_CASES, [])
    begun = case_id[:_LETTERS]
    return tuple(shown[shown.index(begun) + 1 :]) if begun in shown else ()


def is_from_list(case_id: str) -> bool:
    """Return whether a case stood in the list of cases that was read last in this browser."""
    return not is_from_queue() and case_id[:_LETTERS] in session.get(_CASES, [])


def keep_order(order: str) -> None:
    """Remember in which order somebody asks for the list of cases, for the next time."""
    if order:
        session[_ORDER] = order


def kept_order() -> str | None:
    """Return the order in which somebody last asked for the list of cases, if any."""
    order: str | None = session.get(_ORDER)
    return order


def is_from_queue() -> bool:
    """Return whether the queue was the list that was read last in this browser."""
    return session.get(_KEY) == url_for("reviews.queue")


def way_back() -> WayBack:
    """Return the list that was read last in this browser, or that of all cases."""
    every, queue = url_for("cases.cases"), url_for("reviews.queue")
    address = session.get(_KEY, every)
    words = {every: _("All cases"), queue: _("Queue")}
    return WayBack(address, words.get(address, _("Back to the list")))
