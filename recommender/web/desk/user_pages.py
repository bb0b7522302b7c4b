"""The users of the desk and the tokens of machines, for admins."""

from collections.abc import Callable

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from recommender.domain.errors import ConflictError, NotFoundError
from recommender.domain.users import Role, User
from recommender.web.context import app
from recommender.web.desk.notices import done, refused
from recommender.web.desk.sign_in import visitor
from recommender.web.desk.twins import Shown, twin
from recommender.web.desk.user_list import user_list
from recommender.web.words import _

bp = Blueprint("users", __name__, url_prefix="/audit")


@twin(bp, "/users", "desk/users.html")
def users() -> Shown:
    """List the users and the tokens of machines."""
    return Shown.of(user_list())


@bp.post("/users")
def add_user() -> ResponseReturnValue:
    """Add a user with roles and a first password."""
    name = request.form.get("name", "").strip().lower()
    try:
        roles = _roles_sent()
        password = request.form.get("password", "")
        if not password and app().settings.has_passwords:
            raise ConflictError(_("Give a password."))
        app().users.add_user(name, roles, password, visitor().name)
        if signing_name := request.form.get("signing_name", ""):
            app().users.set_signing_name(name, signing_name, visitor().name)
    except ConflictError as error:
        refused(_(str(error)))
        return redirect(url_for("users.users"), 303)
    done(_("%(name)s may now sign in.", name=name))
    return redirect(url_for("users.users"), 303)


@bp.get("/users/change")
def ask_to_change() -> str:
    """Show what a user may do, to be changed; raises NotFoundError."""
    return render_template("desk/change_user.html", user=_user_named())


@bp.post("/users/change")
def change_user() -> ResponseReturnValue:
    """Give a user other roles and another name for signatures; they count from the next click."""
    name = request.form.get("name", "")

    def change(name: str, by: str) -> None:
        app().users.set_roles(name, _roles_sent(), by)
        app().users.set_signing_name(name, request.form.get("signing_name", ""), by)

    return _change_of_user(change, _("%(name)s is changed.", name=name))


@bp.post("/users/release")
def release_account() -> ResponseReturnValue:
    """Let another account at the provider be a user's; their open sign-ins end."""
    name = request.form.get("name", "")
    words = _("The next account that comes as %(name)s is taken as theirs.", name=name)
    return _change_of_user(app().provider_users.release, words)


@bp.get("/users/disable")
def ask_to_disable() -> str:
    """Ask whether a user is really to lose the right; raises NotFoundError."""
    return render_template("desk/disable.html", user=_user_named())


@bp.post("/users/disable")
def disable_user() -> ResponseReturnValue:
    """Take a user's right away; their open sign-ins end at once."""
    gone = _("%(name)s can no longer sign in.", name=request.form.get("name", ""))
    return _change_of_user(app().users.disable_user, gone)


@bp.post("/users/enable")
def enable_user() -> ResponseReturnValue:
    """Give a disabled user the right back."""
    back = _("%(name)s may sign in again.", name=request.form.get("name", ""))
    return _change_of_user(app().users.enable_user, back)


def _user_named() -> User:
    name = request.args.get("name", "")
    user = app().users.known_user(name)
    if user is None:
        raise NotFoundError(f"no user {name!r} may sign in")
    return user


def _roles_sent() -> tuple[Role, ...]:
    """Return the roles that were ticked; raises ConflictError for one that there is not."""
    try:
        return tuple(map(Role, request.form.getlist("role")))
    except ValueError:
        raise ConflictError(_("Choose a role.")) from None


def _change_of_user(change: Callable[[str, str], None], words: str) -> ResponseReturnValue:
    try:
        change(request.form.get("name", ""), visitor().name)
    except (ConflictError, NotFoundError) as error:
        refused(str(error))
    else:
        done(words)
    return redirect(url_for("users.users"), 303)
