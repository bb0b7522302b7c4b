"""Ask again who somebody is, before what must not be done by whoever sits down at an open desk."""

from collections.abc import Mapping

from flask import g, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from recommender.domain.errors import AccessError
from recommender.service.hashing import BusyError
from recommender.service.throttling import TooManyError
from recommender.web.context import app
from recommender.web.desk.desk_cookie import desk_token, renew_token
from recommender.web.desk.password_shown import shown_here
from recommender.web.desk.waiting_words import turned_away
from recommender.web.problems import problem, wants_json
from recommender.web.words import _

# by the endpoint of what is sent: the page that its form stands on
ASKED: Mapping[str, str] = {
    "signing.sign_rule": "reviews.rule",
    "signing.sign_promise": "proofs.promise",
    "users.add_user": "users.users",
    "users.change_user": "users.users",
    "users.release_account": "users.users",
    "users.disable_user": "users.users",
    "users.enable_user": "users.users",
    "account.end_sign_in": "account.account",
}
PASSWORD_AGAIN = "password_again"  # noqa: S105 - the name of a field
_NOT_SENT_AGAIN = frozenset((PASSWORD_AGAIN, "csrf_token"))


def ask_who_it_is() -> ResponseReturnValue | None:
    """Return the page that asks, or None where it was shown in the last minutes or is now.

    Only behind the guard, and of people alone.
    """
    endpoint = str(request.endpoint).removesuffix("_json")
    if endpoint not in ASKED or app().own_account.is_fresh(desk_token()):
        return None
    if PASSWORD_AGAIN in request.form:
        return _prove()
    return _question()


def _prove() -> ResponseReturnValue | None:
    shown = shown_here(g.visitor.name, request.form[PASSWORD_AGAIN])
    try:
        token = app().own_account.prove(desk_token(), shown)
    except (TooManyError, BusyError) as error:
        words, status, headers = turned_away(error)
        return _question(words, status, headers)
    except AccessError:
        return _question(_("This is not your password."), 422)
    renew_token(token)
    return None


def _question(
    error: str = "", status: int = 403, headers: Mapping[str, str] | None = None
) -> ResponseReturnValue:
    if wants_json():
        words = "Show again who you are: sign in again, or send your password as password_again."
        return problem(401, "Unauthorized", detail=words)
    fields = [
        (name, value)
        for name, value in request.form.items(multi=True)
        if name not in _NOT_SENT_AGAIN
    ]
    user = app().users.known_user(g.visitor.name)
    page = render_template(
        "desk/again.html",
        error=error,
        fields=fields,
        has_password=bool(user and user.password_hash),
        has_provider=app().settings.oidc is not None,
        back=url_for(ASKED[str(request.endpoint)], **(request.view_args or {})),
    )
    response = make_response(page, status)
    response.headers.extend(headers or {})
    return response
