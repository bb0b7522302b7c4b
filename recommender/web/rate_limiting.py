"""Who has to wait: told apart by address, and whoever is signed in at the desk by name.

People in one building may share an address of IPv4. Of IPv6, one home has 2 to the power of 64, so
its first half counts as one.
"""

import re
from ipaddress import IPv6Address, ip_address, ip_network
from typing import NoReturn

from flask import Flask, g, request
from werkzeug.exceptions import TooManyRequests

from recommender.service.rates import Limited
from recommender.web.context import app
from recommender.web.desk.device_cookie import device_of
from recommender.web.queueing import HEALTH

_IPV6_PREFIX = 64
_WITH_PORT = re.compile(r"([0-9.]+):[0-9]+|\[([^\]]+)\](?::[0-9]+)?")
# what pages load by themselves, all of it ready in memory or on the disk
NOT_COUNTED = frozenset(
    {"static", "docs.file", "figures.one", "read.figure", "service_worker.script"}
)
# what is limited beside all requests, where the view itself has nothing to add
OF_ADDRESS = {
    "sign_in.enter": Limited.SIGN_INS,
    "oidc.begin": Limited.SIGN_INS,
    "oidc.finish": Limited.SIGN_INS,
}
OF_VISITOR = {
    "cases.export": Limited.EXPORTS,
    "contents.propose_content": Limited.EXPORTS,
}


def refuse_floods(flask_app: Flask) -> None:
    """Let no address make more requests than it may, nor try to sign in more often."""

    @flask_app.before_request
    def check() -> None:
        if request.path in HEALTH or request.endpoint in NOT_COUNTED:
            return
        take(Limited.REQUESTS)
        if what := OF_ADDRESS.get(request.endpoint or ""):
            take(what, _known_browser())


def _known_browser() -> str:
    """Return what tells the browser of somebody apart who has signed in there before.

    It counts by itself, so that nobody can use up what the people behind one address may try.
    """
    return device_of(request.form.get("name", "").strip().lower())


def refuse_too_much_work() -> None:
    """Let nobody at the desk do more of what is costly than they may; only behind the guard."""
    if what := OF_VISITOR.get(request.endpoint or ""):
        take(what, g.visitor.name)


def take(what: Limited, who: str = "") -> None:
    """Count one more of the caller's; raises TooManyRequests where it would be too many."""
    if wait := app().rate_limits.take(what, who or caller()):
        refuse(wait)


def refuse_spent(what: Limited) -> None:
    """Raise TooManyRequests where the caller has had too many; count nothing."""
    if wait := app().rate_limits.wait(what, caller()):
        refuse(wait)


def count_one(what: Limited) -> None:
    """Count one more of the caller's."""
    app().rate_limits.add(what, caller())


def caller() -> str:
    """Return what the caller is told from others by: their network."""
    return network_of(request.remote_addr or "")


def network_of(address: str) -> str:
    """Return the address that counts as one: of IPv4 the whole, of IPv6 its first half.

    Some proxies add a port. What is no address, as from a socket of the machine itself, counts as
    one too.
    """
    found = _WITH_PORT.fullmatch(address)
    plain = next(filter(None, found.groups())) if found else address
    try:
        known = ip_address(plain.partition("%")[0])
    except ValueError:
        return ""
    if isinstance(known, IPv6Address):
        if known.ipv4_mapped:
            return str(known.ipv4_mapped)
        return str(ip_network((known, _IPV6_PREFIX), strict=False))
    return str(known)


def refuse(seconds: int) -> NoReturn:
    """Raise TooManyRequests: who asked may come back after so many seconds."""
    raise TooManyRequests(retry_after=seconds)
