"""The way in and out: who is at the desk, and whether they may go where they want to."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from flask import (
    Blueprint,
    Response,
    current_app,
    g,
    make_response,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFProtect
from werkzeug.exceptions import Forbidden

from recommender.domain.errors import AccessError
from recommender.domain.users import Visitor
from recommender.service.events import known_as
from recommender.service.hashing import BusyError
from recommender.service.throttling import TooManyError
from recommender.web.api_parts import bearer
from recommender.web.context import app
from recommender.web.desk.ask_again import ask_who_it_is
from recommender.web.desk.browser_family import browser_family
from recommender.web.desk.desk_cookie import desk_token, drop_token, hold_token
from recommender.web.desk.device_cookie import remember_device
from recommender.web.desk.password_shown import shown_here
from recommender.web.desk.route_rights import right_for
from recommender.web.desk.waiting_words import turned_away
from recommender.web.problems import at_desk, problem, wants_json
from recommender.web.words import _

DESK_PREFIX = "/audit"
bp = Blueprint("sign_in", __name__, url_prefix=DESK_PREFIX)
# all that opens to who has still to choose a password
CHANGING_PASSWORD = ("account.password", "account.change_password")
Guarded = TypeVar("Guarded", bound=Callable[..., Any])


def max_body(bytes_most: int) -> Callable[[Guarded], Guarded]:
    """Mark a view that takes a larger body than others, from those who may use it."""

    def mark(view: Guarded) -> Guarded:
        view.bytes_most = bytes_most  # type: ignore[attr-defined]
        return view

    return mark


def visitor() -> Visitor:
    """Return who is at the desk; only behind the guard."""
    return cast(Visitor, g.visitor)


def guard(csrf: CSRFProtect) -> Callable[[], ResponseReturnValue | None]:
    """Return what every request to the desk passes first."""

    def check() -> ResponseReturnValue | None:
        token = bearer()
        found = app().machine_tokens.visitor(token) if token else app().users.visitor(desk_token())
        if found is None:
            return _sign_in_first(is_machine=bool(token))
        # set before anything is refused, for the page that says so
        g.visitor = found
        known_as(found.name)
        needed = right_for(str(request.endpoint))
        if needed is None or not found.may(needed):
            raise Forbidden
        view = current_app.view_functions[str(request.endpoint)]
        _widen(getattr(view, "bytes_most", 0))
        if not found.is_machine:
            # a machine sends its token on purpose; a browser sends its cookie with anything
            csrf.protect()
            return _own_password_first(found) or ask_who_it_is()
        return None

    return check


def _own_password_first(found: Visitor) -> ResponseReturnValue | None:
    """Return the way to another password for who has one that somebody else chose."""
    if not found.must_change_password or request.endpoint in CHANGING_PASSWORD:
        return None
    if wants_json():
        return problem(403, "Forbidden", detail="Choose a password of your own first.")
    return redirect(url_for("account.password", next=_asked_page()), 303)


def _widen(bytes_most: int) -> None:
    if bytes_most:
        request.max_content_length = bytes_most
        # what a piece of the body leaves over for the next counts too, so it must be as large
        request.max_form_memory_size = bytes_most


def notice_lost_visitor() -> None:
    """Remember who asked for an address of the desk that is none, for the page that says so."""
    if request.routing_exception is not None and at_desk():
        g.visitor = app().users.visitor(desk_token())


def _sign_in_first(*, is_machine: bool) -> ResponseReturnValue:
    if is_machine or request.path.endswith(".json"):
        response = problem(401, "Unauthorized", detail="Sign in, or send the token of a machine.")
        response.headers["WWW-Authenticate"] = "Bearer"
        return response
    return redirect(url_for("sign_in.sign_in", next=_asked_page()), 303)


def _asked_page() -> str | None:
    # only where a GET can be asked again is it worth coming back to
    return request.full_path.rstrip("?") if request.method == "GET" else None


@bp.get("/sign-in")
def sign_in() -> str:
    """Show the form to sign in with."""
    return sign_in_page()


@bp.post("/sign-in")
def enter() -> ResponseReturnValue:
    """Let somebody in with name and password."""
    name = request.form.get("name", "").strip().lower()
    password = request.form.get("password", "")
    shown = shown_here(name, password)
    try:
        user, token = app().users.sign_in(
            name, password, shown.address, shown.device, browser_family()
        )
    except (TooManyError, BusyError) as error:
        words, status, headers = turned_away(error)
        return sign_in_page(name, words), status, headers
    except AccessError as error:
        return sign_in_page(name, _(str(error))), 422
    response = let_in(token, request.form.get("next", ""))
    remember_device(response, user.name)
    return response


@bp.post("/sign-out")
def leave() -> ResponseReturnValue:
    """End the sign-in, also for a copy of its cookie."""
    app().users.sign_out(desk_token())
    response = make_response(redirect(url_for("sign_in.sign_in"), 303))
    return drop_token(response)


def let_in(token: str, target: str) -> Response:
    """Return the way to a page of the desk, with the cookie of a new sign-in."""
    # nothing that was set before somebody signed in is trusted after
    session.pop("csrf_token", None)
    if desk_token():
        app().users.sign_out(desk_token())
    response = make_response(redirect(own_page(target), 303))
    return hold_token(response, token)


def own_page(target: str) -> str:
    """Return the page that was asked for, if it is one of the desk; else the desk itself."""
    is_own = target.startswith(f"{DESK_PREFIX}/") and "\\" not in target and target.isprintable()
    return target if is_own else url_for("cases.first")


def sign_in_page(name: str = "", error: str = "", target: str = "") -> str:
    """Return the sign-in page; it leads to the target, or to what the request names as next."""
    target = target or request.values.get("next", "")
    has_oidc = app().settings.oidc is not None
    return render_template(
        "desk/sign_in.html",
        name=name,
        error=error,
        target=target,
        has_oidc=has_oidc,
        has_passwords=app().settings.has_passwords,
        has_own_name=bool(app().settings.desk_host),
    )
