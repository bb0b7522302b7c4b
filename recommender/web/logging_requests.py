"""What the log says of each request: its id, and by setting one line with its route and status.

Never its address, query, headers or body: they may hold what somebody asked or answered.
"""

import logging
import re
import time

from flask import Flask, Response, g, request
from flask.typing import ResponseReturnValue

from recommender.service.events import (
    EventName,
    EventOutcome,
    RequestFacts,
    SecurityEvent,
    begin_request,
    end_request,
    log_event,
    request_facts,
)
from recommender.service.logs import ACCESS_LOG, told_address
from recommender.web import context

REQUEST_ID = "X-Request-ID"
# as proxies make them: hexadecimal, in groups or not; words cannot be written so
_ID = re.compile(r"[0-9A-Fa-f-]{16,64}")
_ID_BYTES = 16
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
OTHER, NO_ROUTE = "OTHER", "none"
REFUSALS = {
    401: EventName.TOKEN_FAIL,
    403: EventName.AUTHZ_FAIL,
    429: EventName.RATE_LIMIT,
}
_ACCESS = logging.getLogger(ACCESS_LOG)


def log_requests(app: Flask) -> None:
    """Give every request an id that the log and the answer carry; call before all else.

    What is called last of all sees the answer as it goes out.
    """

    def begin() -> ResponseReturnValue | None:
        settings, system = context.app().settings, context.app().system
        g.began = time.perf_counter()
        given = request.headers.get(REQUEST_ID, "") if settings.proxies else ""
        own = given if _ID.fullmatch(given) else system.random_bytes(_ID_BYTES).hex()
        address = told_address(request.remote_addr or "", settings.log_addresses)
        begin_request(RequestFacts(own, address, route_of()))
        return None

    app.before_request(begin)
    app.after_request(_finish)
    app.teardown_request(lambda _error: end_request())


def route_of() -> str:
    """Return the template of the address that was asked for, which holds no value."""
    return request.url_rule.rule if request.url_rule else NO_ROUTE


def method_of() -> str:
    """Return the method of the request, of those that there are."""
    return request.method if request.method in METHODS else OTHER


def _finish(response: Response) -> Response:
    facts = request_facts()
    response.headers[REQUEST_ID] = facts.request_id
    refused = REFUSALS.get(response.status_code)
    if refused and not facts.is_refused:
        log_event(SecurityEvent(refused, EventOutcome.REFUSED))
    took = time.perf_counter() - g.get("began", time.perf_counter())
    said = {"method": method_of(), "status": response.status_code, "ms": round(took * 1000)}
    _ACCESS.info("request", extra=said)
    return response
