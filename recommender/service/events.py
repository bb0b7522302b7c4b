"""Security events: what a hospital's monitoring must hear of, by name and nothing else.

The names stand here alone and are closed; `docs/running.md` shows them, and a test compares the
two. Where OWASP's vocabulary of application logs has a word, it is that word.

No event holds an answer, a free text, a code, a token, or what a person asked: only who, on whom,
how it ended, and numbers.
"""

import logging
import re
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum

SECURITY_LOG = "recommender.security"
_LOG = logging.getLogger(SECURITY_LOG)
# a command at a terminal that was given no log shows its own words, and nothing of this
_LOG.addHandler(logging.NullHandler())
# a user, a machine's token, an operator's shell: never a sentence, never the end of a line
_NAME = re.compile(r"[A-Za-z0-9._@:+-]{1,120}")
NO_NAME = "?"


class EventName(StrEnum):
    """What may be told; add a name here, its meaning below, and the row of the document."""

    LOGIN_SUCCESS = "authn_login_success"
    LOGIN_FAIL = "authn_login_fail"
    LOGIN_FAIL_MAX = "authn_login_fail_max"
    LOGIN_LOCK = "authn_login_lock"
    LOGOUT = "authn_logout"
    PASSWORD_CHANGE = "authn_password_change"  # noqa: S105 - the name of an event
    TOKEN_FAIL = "authn_token_fail"  # noqa: S105 - as above
    TOKEN_CREATED = "authn_token_created"  # noqa: S105 - as above
    TOKEN_REVOKED = "authn_token_revoked"  # noqa: S105 - as above
    CODE_FAIL = "authn_code_fail"
    AUTHZ_FAIL = "authz_fail"
    CSRF_FAIL = "csrf_fail"
    HOST_FAIL = "host_fail"
    RATE_LIMIT = "excess_rate_limit_exceeded"
    USER_CREATED = "user_created"
    USER_UPDATED = "user_updated"
    USER_DISABLED = "user_disabled"
    USER_ENABLED = "user_enabled"
    READ = "sensitive_read"
    EXPORT = "sensitive_export"
    DELETE = "sensitive_delete"
    CREATE = "sensitive_create"
    KEEP_FAIL = "keep_fail"
    ENGINE_FAULT = "engine_fault"
    BACKUP = "sys_backup"
    RESTORE = "sys_restore"
    CHAIN_BROKEN = "sys_chain_broken"
    STARTUP = "sys_startup"
    SHUTDOWN = "sys_shutdown"


MEANINGS = {
    EventName.LOGIN_SUCCESS: "somebody has signed in at the desk",
    EventName.LOGIN_FAIL: "a sign-in was refused; `who` only where there is such a user, for a "
    "password is easily typed into the wrong field; `target` is a user whose name another account "
    "at the provider came with",
    EventName.LOGIN_FAIL_MAX: "a sign-in as `who` was refused, and 100 or more in a row have been: "
    "from now on only a browser that is known for them lets them in, until they have a new "
    "password; somebody is guessing it",
    EventName.LOGIN_LOCK: "a sign-in was not even tried, for too many have failed before it",
    EventName.LOGOUT: "somebody has signed out",
    EventName.PASSWORD_CHANGE: "`target` has another password",
    EventName.TOKEN_FAIL: "a token that opens nothing: of a machine, or of a person's case",
    EventName.TOKEN_CREATED: "the machine `target` has a token",
    EventName.TOKEN_REVOKED: "the token of the machine `target` has ended",
    EventName.CODE_FAIL: "a code that opens no case; many of them are somebody who tries codes",
    EventName.AUTHZ_FAIL: "`who` may not do this",
    EventName.CSRF_FAIL: "a form came without its token: open too long, or from another site",
    EventName.HOST_FAIL: "a request for a host that is not ours",
    EventName.RATE_LIMIT: "too many requests",
    EventName.USER_CREATED: "`target` may sign in",
    EventName.USER_UPDATED: "the rights or the account at the provider of `target` are others",
    EventName.USER_DISABLED: "`target` may no longer sign in",
    EventName.USER_ENABLED: "`target` may sign in again",
    EventName.READ: "`who` saw a case, or a list of cases; which one is in the chain of records, "
    "under the same name and time",
    EventName.EXPORT: "`who` took a file of cases",
    EventName.DELETE: "so many cases (`number`) were deleted: by their person, or because they "
    "were kept long enough (`who` is `retention`)",
    EventName.CREATE: "`who` wrote a review, a signature, a what-if or a content version",
    EventName.KEEP_FAIL: "a decision, or what somebody sent, could not be kept; a stop was told "
    "all the same",
    EventName.ENGINE_FAULT: "the rule engine failed, or the check of its decision differs; "
    "`number` of rules",
    EventName.BACKUP: "a backup was made of so many records (`number`)",
    EventName.RESTORE: "a backup of so many records (`number`) took the place of the store",
    EventName.CHAIN_BROKEN: "record `number` is not as it was written: somebody may have changed "
    "the store",
    EventName.STARTUP: "a server has started",
    EventName.SHUTDOWN: "a server has stopped as it was told",
}


class EventOutcome(StrEnum):
    """How it ended: done, refused on purpose, or failed through our own fault."""

    SUCCESS = "success"
    REFUSED = "refused"
    FAILURE = "failure"


_LEVELS = {
    EventOutcome.SUCCESS: logging.INFO,
    EventOutcome.REFUSED: logging.WARNING,
    EventOutcome.FAILURE: logging.ERROR,
}


@dataclass(frozen=True)
class SecurityEvent:
    """One thing that happened.

    `who` did it: the name of a user, `token:LABEL`, `shell:NAME`, or empty for whoever made the
    request. `target` is the name of the user or the token that it was done to. What is no name is
    told as `?`. `number` says how many, or which record.
    """

    name: EventName
    outcome: EventOutcome = EventOutcome.SUCCESS
    who: str = ""
    target: str = ""
    number: int | None = None


@dataclass
class RequestFacts:
    """What lines of the log say of the request that they belong to.

    `address` is as short as it is to be told, `route` the template and not the address that was
    asked for. `is_refused` says that an event has told already why this request was refused.
    """

    request_id: str
    address: str = ""
    route: str = ""
    who: str = ""
    is_refused: bool = False


_NO_REQUEST = RequestFacts("")
_facts: ContextVar[RequestFacts] = ContextVar("request_facts", default=_NO_REQUEST)


def begin_request(facts: RequestFacts) -> None:
    """Let what this thread logs from now on belong to a request."""
    _facts.set(facts)


def end_request() -> None:
    """Let what this thread logs from now on belong to no request."""
    _facts.set(_NO_REQUEST)


def request_facts() -> RequestFacts:
    """Return what is known of the request that this thread answers; empty where it answers none."""
    return _facts.get()


def known_as(name: str) -> None:
    """Say who makes the request, so that all that follows in it is told of them."""
    facts = _facts.get()
    if facts is not _NO_REQUEST:
        facts.who = name


def log_event(event: SecurityEvent) -> None:
    """Write an event into the log, with the request that it belongs to. Never raises."""
    facts = _facts.get()
    if event.outcome is EventOutcome.REFUSED and facts is not _NO_REQUEST:
        facts.is_refused = True
    told = {
        "event": event.name.value,
        "outcome": event.outcome.value,
        "who": _plain(event.who or facts.who),
        "target": _plain(event.target),
        "number": event.number,
    }
    said = {name: value for name, value in told.items() if value not in ("", None)}
    _LOG.log(_LEVELS[event.outcome], event.name.value, extra=said)


def log_change(name: EventName, target: str, by: str) -> None:
    """Write into the log that somebody has changed what a user or a machine may do."""
    log_event(SecurityEvent(name, who=by, target=target))


def _plain(name: str) -> str:
    return name if not name or _NAME.fullmatch(name) else NO_NAME
