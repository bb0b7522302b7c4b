"""The users of the desk and the tokens of machines, for admins."""

from collections.abc import Callable

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from recommender.domain.errors import ConflictError, NotFoundError
from recommender.domain.users import Role
from recommender.web.context import app
from recommender.web.desk.notices import done, refused
from recommender.web.desk.sign_in import needs, visitor
from recommender.web.desk.twins import Shown, twin
from recommender.web.desk.user_list import user_list
from recommender.web.words import _

bp = Blueprint("users", __name__, url_prefix="/audit")


@twin(bp, "/users", "desk/users.html")
@needs(Role.ADMIN)
def users() -> Shown:
    """List the users and the tokens of machines."""
    return Shown.of(user_list())


@bp.post("/users")
@needs(Role.ADMIN)
def add_user() -> ResponseReturnValue:
    """Add a user with a role and a first password."""
    name = request.form.get("name", "").strip().lower()
    try:
        role = Role(request.form.get("role", ""))
        password = request.form.get("password", "")
        if not password:
            raise ConflictError(_("Give a password."))
        app().users.add_user(name, role, password, visitor().name)
    except (ConflictError, ValueError) as error:
        words = _(str(error)) if isinstance(error, ConflictError) else _("Choose a role.")
        refused(words)
        return redirect(url_for("users.users"), 303)
    done(_("%(name)s may now sign in.", name=name))
    return redirect(url_for("users.users"), 303)


@bp.get("/users/disable")
@needs(Role.ADMIN)
def ask_to_disable() -> str:
    """Ask whether a user is really to lose the right; raises NotFoundError."""
    name = request.args.get("name", "")
    user = app().users.known_user(name)
    if user is None:
        raise NotFoundError(f"no user {name!r} may sign in")
    return render_template("desk/disable.html", user=user)


@bp.post("/users/disable")
@needs(Role.ADMIN)
def disable_user() -> ResponseReturnValue:
    """Take a user's right away; their open sign-ins end at once."""
    gone = _("%(name)s can no longer sign in.", name=request.form.get("name", ""))
    return _change_of_user(app().users.disable_user, gone)


@bp.post("/users/enable")
@needs(Role.ADMIN)
def enable_user() -> ResponseReturnValue:
    """Give a disabled user the right back."""
    back = _("%(name)s may sign in again.", name=request.form.get("name", ""))
    return _change_of_user(app().users.enable_user, back)


def _change_of_user(change: Callable[[str, str], None], words: str) -> ResponseReturnValue:
    try:
        change(request.form.get("name", ""), visitor().name)
    except (ConflictError, NotFoundError) as error:
        refused(str(error))
    else:
        done(words)
    return redirect(url_for("users.users"), 303)
