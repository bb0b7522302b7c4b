"""Put the desk into the application, behind its guard."""

from datetime import date

from flask import Flask, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFProtect
from werkzeug.exceptions import NotFound

from recommender.domain.errors import ContentError, NotFoundError, SettingsError
from recommender.domain.kept_content import KeptContent
from recommender.domain.rules import Cap
from recommender.service.extras import lacking
from recommender.service.settings import OidcSettings, Settings
from recommender.service.words import limit_words
from recommender.web import context
from recommender.web.desk import (
    account_pages,
    as_seen_pages,
    case_pages,
    content_pages,
    hazard_pages,
    proof_pages,
    review_pages,
    sign_in,
    signing_pages,
    user_pages,
    what_if_pages,
)
from recommender.web.desk.came_from import kept_order
from recommender.web.desk.labels import LABELS
from recommender.web.problems import answer_error, problem, wants_json
from recommender.web.rate_limiting import refuse_too_much_work
from recommender.web.words import _, counted, written_date

BEHIND_THE_GUARD = (
    account_pages.bp,
    case_pages.bp,
    as_seen_pages.bp,
    what_if_pages.bp,
    review_pages.bp,
    content_pages.bp,
    proof_pages.bp,
    signing_pages.bp,
    hazard_pages.bp,
    user_pages.bp,
)


def add_desk(app: Flask, csrf: CSRFProtect, settings: Settings) -> None:
    """Register the desk's pages and their twins."""
    check = sign_in.guard(csrf)
    for blueprint in BEHIND_THE_GUARD:
        # the guard asks for the form token itself, except of machines
        csrf.exempt(blueprint)
        app.register_blueprint(blueprint)
        passed = app.before_request_funcs.setdefault(blueprint.name, [])
        passed += [check, refuse_too_much_work]
    app.register_blueprint(sign_in.bp)
    app.before_request(sign_in.notice_lost_visitor)
    if settings.oidc:
        _add_oidc(app, settings.oidc)
    app.register_error_handler(NotFoundError, _answer_not_found)
    app.register_error_handler(ContentError, _answer_content_error)
    app.add_template_filter(_content_option, "content_option")
    app.context_processor(_desk_words)


def _add_oidc(app: Flask, settings: OidcSettings) -> None:
    try:
        from recommender.web.desk.oidc import add_oidc  # noqa: PLC0415 - an extra, for few
    except ModuleNotFoundError as error:
        raise SettingsError(
            f"Sign-in by OpenID Connect is set, but {lacking(error.name, 'oidc')}"
        ) from error
    add_oidc(app, settings)


def _desk_words() -> dict[str, object]:
    if not request.path.startswith(sign_in.DESK_PREFIX):
        return {}
    return {
        "labels": LABELS,
        "visitor": g.get("visitor"),
        "cases_order": kept_order(),
        "limit_words": _limit_words,
        "content_words": content_words,
    }


def _answer_not_found(_error: NotFoundError) -> ResponseReturnValue:
    return answer_error(NotFound())


def _answer_content_error(error: ContentError) -> ResponseReturnValue:
    lines = [str(entry) for entry in error.problems]
    if wants_json():
        return problem(422, "The content cannot be used", problems=lines)
    return render_template("desk/content_error.html", problems=lines), 422


def _limit_words(cap: str, value: int | str | None) -> str:
    return _("no limit") if value is None else limit_words(Cap(cap), value)


def _content_option(kept: KeptContent) -> tuple[str, str]:
    return kept.digest, f"{kept.digest[:12]}, {content_words(kept)}"


def content_words(kept: KeptContent) -> str:
    """Return what tells a content from others: its day, who brought it or its cases, its part."""
    cases = counted("%(num)s case", "%(num)s cases", kept.cases)
    by = _("proposed by %(name)s", name=kept.by) if kept.by else cases
    words = f"{written_date(date.fromisoformat(kept.at[:10]))}, {by}"
    is_today = kept.digest == context.app().content.digest
    return f"{words}, {_('decides today')}" if is_today else words
