"""By which names, and how, the service may be reached; links and ways back are made of both.

A name that anybody may put into a request would lead people, and their sign-in, to somebody else's
server; over plain http everybody on the way reads along.
"""

import re

from flask import Flask, Response, redirect, request
from flask.typing import ResponseReturnValue

from recommender.service.events import EventName, EventOutcome, SecurityEvent, log_event
from recommender.service.settings import Settings
from recommender.service.settings_table import HOSTS_SETTING, HTTPS_SETTING, PROXIES_SETTING
from recommender.web.queueing import HEALTH

_NAME = re.compile(r"(\[(?P<ipv6>[0-9A-Fa-f:.]+)\]|(?P<name>[A-Za-z0-9._-]+))(:[0-9]{0,5})?")
NOT_OURS = f"This server does not serve this name; whoever runs it adds it to {HOSTS_SETTING}.\n"
NOT_OVER_TLS = (
    f"Use https. ({HTTPS_SETTING} is on: the proxy in front sends X-Forwarded-Proto: https, and "
    f"{PROXIES_SETTING} counts it.)\n"
)


def refuse_strange_names(app: Flask, settings: Settings) -> None:
    """Answer to no other name than those that are set, and behind TLS to nothing over plain http.

    Those who watch the server ask by its number and over http; they are answered all the same.
    """

    @app.before_request
    def check() -> ResponseReturnValue | None:
        if request.path in HEALTH:
            return None
        if _name_in(request.headers.get("Host", "")) not in settings.hosts:
            log_event(SecurityEvent(EventName.HOST_FAIL, EventOutcome.REFUSED))
            return _refused(NOT_OURS)
        if settings.is_https and not request.is_secure:
            return _to_https()
        return None


def _name_in(host: str) -> str:
    found = _NAME.fullmatch(host)
    return (found["ipv6"] or found["name"]).lower() if found else ""


def _to_https() -> ResponseReturnValue:
    is_from_proxy = request.headers.get("X-Forwarded-Proto", "") == "http"
    if is_from_proxy and request.method in ("GET", "HEAD"):
        return redirect(request.url.replace("http:", "https:", 1), 308)
    return _refused(NOT_OVER_TLS)


def _refused(line: str) -> Response:
    return Response(line, 400, mimetype="text/plain")
