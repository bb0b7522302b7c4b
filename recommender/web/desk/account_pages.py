"""A user's own account: their password, and where they are signed in."""

from dataclasses import dataclass

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from recommender.domain.errors import AccessError, ConflictError, NotFoundError
from recommender.domain.users import SignIn
from recommender.service.hashing import BusyError
from recommender.service.passwords import PASSWORD_LEAST
from recommender.service.throttling import TooManyError
from recommender.web.context import app
from recommender.web.desk.desk_cookie import desk_token, hold_token
from recommender.web.desk.device_cookie import remember_device
from recommender.web.desk.notices import done, refused
from recommender.web.desk.password_shown import shown_here
from recommender.web.desk.sign_in import own_page, visitor
from recommender.web.desk.twins import Shown, twin
from recommender.web.desk.waiting_words import turned_away
from recommender.web.words import _

bp = Blueprint("account", __name__, url_prefix="/audit")


@dataclass(frozen=True)
class AccountView:
    """The sign-ins of a user, newest first, of which one is this browser's."""

    sign_ins: tuple[SignIn, ...]
    current: SignIn
    has_password: bool


@twin(bp, "/account", "desk/account.html")
def account() -> Shown:
    """Show the user where they are signed in."""
    own, user = app().own_account, app().users.known_user(visitor().name)
    sign_ins, current = own.sign_ins(desk_token()), own.current(desk_token())
    view = AccountView(sign_ins, current, bool(user and user.password_hash))
    return Shown({"sign_ins": sign_ins, "current": current.id}, view)


@bp.post("/account/sign-ins/end")
def end_sign_in() -> ResponseReturnValue:
    """End one other sign-in of the user, or all others."""
    sign_in_id = request.form.get("id", "")
    try:
        if sign_in_id:
            app().own_account.end(desk_token(), sign_in_id)
            done(_("That sign-in has ended."))
        else:
            app().own_account.end_others(desk_token())
            done(_("You are signed in here alone."))
    except NotFoundError:
        refused(_("That sign-in had already ended."))
    return redirect(url_for("account.account"), 303)


@bp.get("/account/password")
def password() -> str:
    """Show the form to change the password."""
    return _password_page({})


@bp.post("/account/password")
def change_password() -> ResponseReturnValue:
    """Change the password, which ends every other sign-in of the user."""
    sent = request.form
    new = sent.get("new_password", "")
    if new != sent.get("repeated_password", ""):
        return _password_page({"repeated_password": _("The two new passwords differ.")}), 422
    old = shown_here(visitor().name, sent.get("old_password", ""))
    try:
        token = app().own_account.change_password(desk_token(), old, new)
    except ConflictError as error:
        return _password_page({"new_password": _(str(error))}), 422
    except (TooManyError, BusyError) as error:
        words, status, headers = turned_away(error)
        return _password_page({"old_password": words}), status, headers
    except AccessError:
        return _password_page({"old_password": _("This is not your password.")}), 422
    done(_("Your password is changed. You are signed in here alone."))
    target = sent.get("next", "")
    back = own_page(target) if target else url_for("account.account")
    response = make_response(redirect(back, 303))
    remember_device(response, visitor().name)
    return hold_token(response, token)


def _password_page(errors: dict[str, str]) -> str:
    target = request.values.get("next", "")
    return render_template("desk/password.html", errors=errors, target=target, least=PASSWORD_LEAST)
