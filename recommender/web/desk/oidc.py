"""Sign-in by OpenID Connect: away to the provider, and back with a name that an admin has added."""

from datetime import UTC, datetime
from typing import cast

from flask import Blueprint, Flask, current_app, request, session, url_for
from flask.typing import ResponseReturnValue

from recommender.domain.errors import AccessError
from recommender.domain.users import Arrival
from recommender.service.events import EventName, EventOutcome, SecurityEvent, log_event
from recommender.service.provider_users import NotAddedError, OtherAccountError
from recommender.service.settings import OidcSettings
from recommender.service.system import iso
from recommender.web.context import app
from recommender.web.desk.browser_family import browser_family
from recommender.web.desk.provider import (
    Provider,
    RefusedError,
    UnreachableError,
    WeakSignInError,
    forget_attempts,
    open_provider,
)
from recommender.web.desk.sign_in import DESK_PREFIX, let_in, own_page, sign_in_page
from recommender.web.words import _

_EXTENSION = "oidc"
TARGET = "oidc_next"
# A longer address could burst the cookie.
TARGET_MOST = 1000
bp = Blueprint("oidc", __name__, url_prefix=f"{DESK_PREFIX}/oidc")


def add_oidc(app: Flask, settings: OidcSettings) -> None:
    """Register the way to the provider and back."""
    app.extensions[_EXTENSION] = open_provider(app, settings)
    app.register_blueprint(bp)


@bp.get("/begin")
def begin() -> ResponseReturnValue:
    """Send the browser to the provider; the page that was asked for waits in the session."""
    target = request.args.get("next", "")
    session[TARGET] = own_page(target if len(target) <= TARGET_MOST else "")
    is_https = current_app.config["SESSION_COOKIE_SECURE"]
    # behind a proxy that ends TLS, the request itself has come over http
    back = url_for("oidc.finish", _external=True, _scheme="https" if is_https else None)
    return _provider().send(back, is_again="again" in request.args)


@bp.get("/return")
def finish() -> ResponseReturnValue:
    """Let in whom the provider vouches for, if an admin has added them."""
    who = _provider().vouched()
    user = app().provider_users.user_of(who.name, who.issuer, who.subject)
    how = Arrival(browser_family(), _proved(who.shown))
    return let_in(app().users.open_sign_in(user, how), _forget())


def _proved(shown: float) -> str:
    """Return when somebody showed the provider who they are; where that is not told, long ago."""
    now = app().system.now()
    try:
        return iso(min(now, datetime.fromtimestamp(shown, UTC)))
    except (OverflowError, ValueError):
        return iso(datetime.fromtimestamp(0, UTC))


@bp.errorhandler(UnreachableError)
def _answer_unreachable(error: UnreachableError) -> ResponseReturnValue:
    words = _("Your organisation's sign-in cannot be reached. Please try again in a few minutes.")
    return _stay_out(error, words), 502


@bp.errorhandler(RefusedError)
def _answer_refused(error: RefusedError) -> ResponseReturnValue:
    words = _("Signing in with your organisation did not work. Please try again.")
    return _stay_out(error, words), 422


@bp.errorhandler(NotAddedError)
def _answer_not_added(error: NotAddedError) -> ResponseReturnValue:
    words = _(
        "Your organisation knows you, but you do not have access to the desk. Please ask an admin."
    )
    return _stay_out(error, words), 422


@bp.errorhandler(OtherAccountError)
def _answer_other_account(error: OtherAccountError) -> ResponseReturnValue:
    words = _(
        "Your organisation has given this name to another account than the one that first signed "
        "in here with it, so nobody was signed in. If your account was replaced, please ask an "
        "admin to release the old one."
    )
    return _stay_out(error, words, error.user), 422


@bp.errorhandler(WeakSignInError)
def _answer_weak(error: WeakSignInError) -> ResponseReturnValue:
    words = _(
        "Your organisation has signed you in, but not as safely as this desk asks for, such as "
        "with a second step after the password. Please sign in there again, that way."
    )
    return _stay_out(error, words), 422


def _stay_out(error: AccessError, words: str, user: str = "") -> str:
    current_app.logger.warning("nobody was signed in by the provider: %s", error)
    log_event(SecurityEvent(EventName.LOGIN_FAIL, EventOutcome.REFUSED, target=user))
    return sign_in_page(error=words, target=_forget())


def _forget() -> str:
    """Return the page that was asked for; the session keeps nothing of the attempt."""
    forget_attempts()
    return str(session.pop(TARGET, ""))


def _provider() -> Provider:
    return cast(Provider, current_app.extensions[_EXTENSION])
