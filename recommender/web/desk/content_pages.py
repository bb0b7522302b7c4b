"""Content versions and what a change from one to another would do; users, for admins."""

from collections.abc import Callable, Mapping

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from recommender.domain.access import Role
from recommender.domain.errors import ConflictError, ContentError, NotFoundError
from recommender.service.impact import CASES_MOST, NO_IMPACT, impact_data
from recommender.service.results import Impact
from recommender.web.context import app
from recommender.web.desk.case_words import called, titles
from recommender.web.desk.entrance import needs, takes, visitor
from recommender.web.desk.filters import read_filter
from recommender.web.desk.impact_words import table_of, ways_of
from recommender.web.desk.notices import done, refused
from recommender.web.desk.twins import Shown, twin
from recommender.web.limits import ARCHIVE_BYTES_MOST
from recommender.web.words import _

bp = Blueprint("contents", __name__, url_prefix="/audit")


@twin(bp, "/impact", "desk/impact.html")
def impact() -> Shown:
    """Show which of the newest cases would change from one content version to another."""
    versions = app().content_versions.every()
    wanted, _order, faults = read_filter(request.args)
    chosen = {name: request.args.get(name, "").strip() for name in ("before", "after")}
    faults = {**_faults_of(chosen), **faults}
    found: Impact | None = None
    if all(chosen.values()) and not faults:
        app().log.write_list("impact", visitor(), **chosen)
        found = app().impacts.of_newest(chosen["before"], chosen["after"], wanted)
    return Shown(
        data={
            "contents": versions,
            **chosen,
            **impact_data(found or NO_IMPACT),
            "errors": faults,
        },
        page={
            "most": CASES_MOST,
            "today": app().content.digest,
            "is_done": found is not None,
            **(_impact_words(found, chosen) if found else {}),
        },
        status=422 if faults else 200,
    )


@bp.post("/contents")
@needs(Role.AUTHOR)
@takes(ARCHIVE_BYTES_MOST)
def propose_content() -> ResponseReturnValue:
    """Take a zip of rules/ and knowledge/, check it whole, and keep it to measure its impact."""
    sent = request.files.get("archive")
    digest = app().content_versions.propose(sent.stream.read() if sent else b"", visitor())
    done(_("The proposed content is sound and kept as %(digest)s.", digest=digest[:12]))
    return redirect(url_for("contents.impact", before=app().content.digest, after=digest), 303)


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
        app().access.add_user(name, role, password, visitor().name)
    except (ConflictError, ValueError) as error:
        words = str(error) if isinstance(error, ConflictError) else _("Choose a role.")
        refused(words)
        return redirect(url_for("contents.users"), 303)
    done(_("%(name)s may now sign in.", name=name))
    return redirect(url_for("contents.users"), 303)


@bp.get("/users/disable")
@needs(Role.ADMIN)
def ask_to_disable() -> str:
    """Ask whether a user is really to lose the right; raises NotFoundError."""
    name = request.args.get("name", "")
    user = app().access.known_user(name)
    if user is None:
        raise NotFoundError(f"no user {name!r} may sign in")
    return render_template("desk/disable.html", user=user)


@bp.post("/users/disable")
@needs(Role.ADMIN)
def disable_user() -> ResponseReturnValue:
    """Take a user's right away; their open sign-ins end at once."""
    gone = _("%(name)s can no longer sign in.", name=request.form.get("name", ""))
    return _change_of_user(app().access.disable_user, gone)


@bp.post("/users/enable")
@needs(Role.ADMIN)
def enable_user() -> ResponseReturnValue:
    """Give a disabled user the right back."""
    back = _("%(name)s may sign in again.", name=request.form.get("name", ""))
    return _change_of_user(app().access.enable_user, back)


def _change_of_user(change: Callable[[str, str], None], words: str) -> ResponseReturnValue:
    try:
        change(request.form.get("name", ""), visitor().name)
    except (ConflictError, NotFoundError) as error:
        refused(str(error))
    else:
        done(words)
    return redirect(url_for("contents.users"), 303)


def _faults_of(chosen: Mapping[str, str]) -> dict[str, str]:
    if not chosen.keys() & request.args.keys():
        return {}
    missing = {
        "before": _("Choose the content to begin with."),
        "after": _("Choose the content to compare it with."),
    }
    faults = {
        name: _why_not(digest) if digest else missing[name] for name, digest in chosen.items()
    }
    return {name: words for name, words in faults.items() if words}


def _why_not(digest: str) -> str:
    try:
        app().content_cache.service(digest)
    except NotFoundError:
        return _("No content with this digest is kept here.")
    except ContentError:
        return _("This software cannot use this content any more.")
    return ""


def _impact_words(found: Impact, chosen: Mapping[str, str]) -> dict[str, object]:
    before, after = (app().content_cache.service(digest).content for digest in chosen.values())
    ways = ways_of(found, {**called(before)["questions"], **called(after)["questions"]})
    return {
        "ways": ways,
        "table": table_of(ways),
        "titles": {**titles(before), **titles(after)},
    }


def _users(faults: dict[str, str]) -> Shown:
    found = [
        {"name": user.name, "role": user.role, "created": user.created, "disabled": user.disabled}
        for user in app().access.users()
    ]
    tokens = app().access.tokens()
    data = {"users": found, "tokens": tokens, "errors": faults}
    return Shown(data, {"roles": tuple(Role)})
