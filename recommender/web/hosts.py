"""By which names, and how, the service may be reached; links and ways back are made of both.

A name that anybody may put into a request would lead people, and their sign-in, to somebody else's
server; over plain http everybody on the way reads along. Where the desk has a name of its own, a
fault in a page for everybody cannot reach what a clinician sees.
"""

import re

from flask import Flask, Response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from recommender.service.events import EventName, EventOutcome, SecurityEvent, log_event
from recommender.service.settings import Settings
from recommender.service.settings_table import HOSTS_SETTING, HTTPS_SETTING, PROXIES_SETTING
from recommender.web.problems import at_desk
from recommender.web.queueing import HEALTH

_NAME = re.compile(r"(\[(?P<ipv6>[0-9A-Fa-f:.]+)\]|(?P<name>[A-Za-z0-9._-]+))(:[0-9]{0,5})?")
NOT_OURS = f"This server does not serve this name; whoever runs it adds it to {HOSTS_SETTING}.\n"
NOT_OVER_TLS = (
    f"Use https. ({HTTPS_SETTING} is on: the proxy in front sends X-Forwarded-Proto: https, and "
    f"{PROXIES_SETTING} counts it.)\n"
)
NOT_HERE = "There is nothing at this address under this name.\n"
# what the desk's pages load, too: files of ours that run for nobody else, and pictures
SHARED = ("static", "figures.one")


def refuse_strange_names(app: Flask, settings: Settings) -> None:
    """Answer to no other name than those that are set, and behind TLS to nothing over plain http.

    Those who watch the server ask by its number and over http; they are answered all the same.
    """
    names = {*settings.hosts, *filter(None, [settings.desk_host])}

    @app.before_request
    def check() -> ResponseReturnValue | None:
        if request.path in HEALTH:
            return None
        name = _name_in(request.headers.get("Host", ""))
        if name not in names:
            log_event(SecurityEvent(EventName.HOST_FAIL, EventOutcome.REFUSED))
            return _refused(NOT_OURS)
        if settings.is_https and not request.is_secure:
            return _to_https()
        return _elsewhere(is_desk=name == settings.desk_host) if settings.desk_host else None


def _name_in(host: str) -> str:
    found = _NAME.fullmatch(host)
    return (found["ipv6"] or found["name"]).lower() if found else ""


def _elsewhere(*, is_desk: bool) -> ResponseReturnValue | None:
    """Return what is said of an address of the desk under another name, or the other way round."""
    if request.endpoint in SHARED or at_desk() is is_desk:
        return None
    if is_desk and request.path == "/":
        return redirect(url_for("cases.first"), 303)
    return _refused(NOT_HERE, 404)


def _to_https() -> ResponseReturnValue:
    is_from_proxy = request.headers.get("X-Forwarded-Proto", "") == "http"
    if is_from_proxy and request.method in ("GET", "HEAD"):
        return redirect(request.url.replace("http:", "https:", 1), 308)
    return _refused(NOT_OVER_TLS)


def _refused(line: str, status: int = 400) -> Response:
    return Response(line, status, mimetype="text/plain")
