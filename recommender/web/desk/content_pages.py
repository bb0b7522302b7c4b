"""Content versions, and what a change from one to another would do."""

from collections.abc import Mapping

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from recommender.domain.cases import CaseFilter
from recommender.domain.errors import ContentError, NotFoundError
from recommender.service.rates import Limited
from recommender.service.results import Impact
from recommender.web import rate_limiting
from recommender.web.context import app
from recommender.web.desk.answer_filter import KEY
from recommender.web.desk.filters import read_filter
from recommender.web.desk.impact_view import impact_view
from recommender.web.desk.notices import done
from recommender.web.desk.sign_in import max_body, visitor
from recommender.web.desk.twins import Shown, twin
from recommender.web.limits import ARCHIVE_BYTES_MOST
from recommender.web.words import _

bp = Blueprint("contents", __name__, url_prefix="/audit")
# how soon it is worth asking again while somebody else measures
SECONDS_AN_IMPACT = 10


@twin(bp, "/impact", "desk/impact.html")
def impact() -> Shown:
    """Show which of the newest cases would change from one content version to another."""
    wanted, _order, faults = read_filter(request.args)
    chosen = {name: request.args.get(name, "").strip() for name in ("before", "after")}
    faults = {**_faults_of(chosen), **_faults_of_filter(), **faults}
    found: Impact | None = None
    if all(chosen.values()) and not faults:
        rate_limiting.take(Limited.EXPORTS, visitor().name)
        found = _measured(chosen, wanted)
    view = impact_view(chosen, faults, found)
    return Shown.of(view, 422 if faults else 200)


@bp.post("/contents")
@max_body(ARCHIVE_BYTES_MOST)
def propose_content() -> ResponseReturnValue:
    """Take a zip of rules/ and knowledge/, check it whole, and keep it to measure its impact."""
    sent = request.files.get("archive")
    digest = app().content_versions.propose(sent.stream.read() if sent else b"", visitor())
    done(_("The uploaded content version is sound and kept as %(digest)s.", digest=digest[:12]))
    return redirect(url_for("contents.impact", before=app().content.digest, after=digest), 303)


def _measured(chosen: Mapping[str, str], wanted: CaseFilter) -> Impact:
    with app().impacts.alone() as is_alone:
        if not is_alone:
            rate_limiting.refuse(SECONDS_AN_IMPACT)
        app().log.write_list("impact", visitor(), **chosen)
        return app().impacts.of_newest(chosen["before"], chosen["after"], wanted)


def _faults_of(chosen: Mapping[str, str]) -> dict[str, str]:
    if not chosen.keys() & request.args.keys():
        return {}
    missing = {
        "before": _("Choose the content to start from."),
        "after": _("Choose the content to compare it with."),
    }
    faults = {
        name: _why_not(digest) if digest else missing[name] for name, digest in chosen.items()
    }
    return {name: words for name, words in faults.items() if words}


def _faults_of_filter() -> dict[str, str]:
    """Refuse what only reading every case's answers could tell."""
    words = _("This page cannot be filtered by it.")
    return {name: words for name in ("near_triage", KEY) if request.args.get(name)}


def _why_not(digest: str) -> str:
    try:
        app().content_cache.recommender(digest)
    except NotFoundError:
        return _("No content with this digest is kept here.")
    except ContentError:
        return _("This software can no longer use this content.")
    return ""
