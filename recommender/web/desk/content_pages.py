"""Content versions and what a change from one to another would do; users, for admins."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from recommender.analysis.impact import measure
from recommender.domain.access import Role
from recommender.domain.errors import ConflictError, NotFoundError
from recommender.service.impact import CASES_MOST, impact_data, impact_of_newest
from recommender.service.proposing import propose
from recommender.web.desk.entrance import access, needs, takes, visitor
from recommender.web.desk.filters import read_filter
from recommender.web.desk.room import desk
from recommender.web.desk.twins import Shown, twin
from recommender.web.words import _

bp = Blueprint("contents", __name__, url_prefix="/audit")
ARCHIVE_BYTES_MOST = 4 * 1024 * 1024


@twin(bp, "/impact", "desk/impact.html")
def impact() -> Shown:
    """Show which of the newest cases would change from one content version to another."""
    versions = desk().keeper.stores.contents.every()
    wanted, _order, faults = read_filter(request.args)
    before, after = request.args.get("before", ""), request.args.get("after", "")
    found = None
    if before and after and not faults:
        found = impact_of_newest(desk(), before, after, wanted)
    said = impact_data(found or measure(()))
    return Shown(
        data={"contents": versions, "before": before, "after": after, **said, "errors": faults},
        page={"most": CASES_MOST, "today": desk().content.digest, "is_done": found is not None},
        status=422 if faults else 200,
    )


@bp.post("/contents")
@needs(Role.AUTHOR)
@takes(ARCHIVE_BYTES_MOST)
def propose_content() -> ResponseReturnValue:
    """Take a zip of rules/ and knowledge/, check it whole, and keep it to measure its impact."""
    sent = request.files.get("archive")
    digest = propose(desk(), sent.stream.read() if sent else b"", visitor())
    flash(_("The proposed content is sound and kept as %(digest)s.", digest=digest[:12]))
    return redirect(url_for("contents.impact", before=desk().content.digest, after=digest), 303)


@twin(bp, "/users", "desk/users.html")
@needs(Role.ADMIN)
def users() -> Shown:
    """List the users and the tokens of machines."""
    return _users({})


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
        access().add_user(name, role, password, visitor().name)
    except (ConflictError, ValueError) as error:
        words = str(error) if isinstance(error, ConflictError) else _("Choose a role.")
        flash(words)
        return redirect(url_for("contents.users"), 303)
    flash(_("%(name)s may now sign in.", name=name))
    return redirect(url_for("contents.users"), 303)


@bp.post("/users/disable")
@needs(Role.ADMIN)
def disable_user() -> ResponseReturnValue:
    """Take a user's right away; their open sign-ins end at once."""
    name = request.form.get("name", "")
    try:
        access().disable_user(name, visitor().name)
    except NotFoundError as error:
        flash(str(error))
    else:
        flash(_("%(name)s can no longer sign in.", name=name))
    return redirect(url_for("contents.users"), 303)


def _users(faults: dict[str, str]) -> Shown:
    found = [
        {"name": user.name, "role": user.role, "created": user.created, "disabled": user.disabled}
        for user in access().people.every()
    ]
    tokens = access().people.tokens()
    data = {"users": found, "tokens": tokens, "errors": faults}
    return Shown(data, {"roles": tuple(Role)})
