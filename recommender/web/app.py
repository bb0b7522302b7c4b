"""Make the Flask application: its pages, its API, its security."""

from flask import Flask, current_app, request
from flask_babel import Babel
from flask_wtf.csrf import CSRFError, CSRFProtect
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.proxy_fix import ProxyFix

from recommender.domain.errors import StorageError
from recommender.service.app import App
from recommender.web import (
    calendar_pages,
    code_pages,
    context,
    copy_pages,
    countries,
    diary_pages,
    figure_pages,
    installing,
    library_pages,
    pages,
    paper_pages,
    person_pages,
    question_pages,
    service_worker,
    viewing,
    week_pages,
)
from recommender.web.api import register_api
from recommender.web.case_cookie import kept_on_phone, kept_until
from recommender.web.desk.setup import add_desk
from recommender.web.docs import bp as docs_bp
from recommender.web.docs import hide_docs
from recommender.web.expired import answer_expired
from recommender.web.failures import keep_values_out
from recommender.web.health import bp as health_bp
from recommender.web.hosts import refuse_strange_names
from recommender.web.incoming import refuse_nul
from recommender.web.logging_requests import log_requests
from recommender.web.metrics_page import add_metrics
from recommender.web.packing import pack_public_files
from recommender.web.problems import answer_error, answer_storage_error
from recommender.web.rate_limiting import refuse_floods
from recommender.web.security import secure
from recommender.web.steps import name_steps
from recommender.web.words import (
    SOURCE_LANGUAGE,
    _,
    counted,
    direction,
    language_tag,
    written_date,
    written_time,
)


def create_app(services: App) -> Flask:
    """Return the application; threads may share it, each decides with an engine of its own."""
    settings = services.settings
    app = Flask(__name__)
    context.hold(app, services)
    if settings.proxies:
        # who knocks is told apart by address; behind a proxy that is in what it passes on
        # the nearest one says how the browser came, where TLS is expected
        app.wsgi_app = ProxyFix(app.wsgi_app, settings.proxies, settings.is_https, 0, 0)  # type: ignore[method-assign]  # as Flask says to
    log_requests(app)
    add_metrics(app, services)
    secure(app, settings)
    refuse_strange_names(app, settings)
    refuse_floods(app)
    refuse_nul(app)
    pack_public_files(app)
    keep_values_out(app.logger)
    services.explanations.warm(services.content)
    Babel(
        app,
        default_locale=SOURCE_LANGUAGE,
        default_translation_directories=settings.translations,
        locale_selector=best_language,
    )
    csrf = CSRFProtect(app)
    name_steps(app)
    app.register_blueprint(pages.bp)
    app.register_blueprint(question_pages.bp)
    app.register_blueprint(person_pages.bp)
    app.register_blueprint(week_pages.bp)
    app.register_blueprint(diary_pages.bp)
    app.register_blueprint(service_worker.bp)
    app.register_blueprint(paper_pages.bp)
    app.register_blueprint(copy_pages.bp)
    app.register_blueprint(calendar_pages.bp)
    app.register_blueprint(code_pages.bp)
    app.register_blueprint(countries.bp)
    app.register_blueprint(installing.bp)
    app.register_blueprint(figure_pages.bp)
    # looking something up changes nothing
    csrf.exempt(library_pages.bp)
    app.register_blueprint(library_pages.bp)
    app.register_blueprint(docs_bp)
    if not settings.shows_api_docs:
        hide_docs(app)
    app.register_blueprint(health_bp)
    add_desk(app, csrf, settings)
    for blueprint in register_api(app, services):
        csrf.exempt(blueprint)
    app.register_error_handler(HTTPException, answer_error)
    app.register_error_handler(CSRFError, answer_expired)
    app.register_error_handler(StorageError, answer_storage_error)
    app.context_processor(_words)
    app.add_template_filter(_, "content")
    app.add_template_filter(countries.number_here)
    app.add_template_filter(written_date)
    app.add_template_filter(written_time)
    return app


def best_language() -> str:
    """Return the language that the reader likes best of those that have a translation.

    The source language needs none: its words stand in the source. Where nobody translated into the
    reader's own country's way of writing, that of another country does.
    """
    known = [str(locale) for locale in current_app.extensions["babel"].instance.list_translations()]
    for asked, quality in request.accept_languages:
        tag = asked.replace("-", "_").lower()
        alike = [one for one in known if _language(one) == _language(tag)]
        if alike and quality > 0:
            return min(alike, key=lambda one: one.lower() != tag)
    return SOURCE_LANGUAGE


def _language(locale: str) -> str:
    return locale.partition("_")[0].lower()


def _words() -> dict[str, object]:
    return {
        "_": _,
        "language": language_tag(),
        "direction": direction(),
        "dose_words": viewing.dose_words,
        "topic_words": viewing.topic_words,
        "told_of": viewing.told_of,
        "counted": counted,
        "kept_on_phone": kept_on_phone(),
        "figure_links": figure_pages.figure_links,
        "kept_until": kept_until(),
        "signed_now": context.app().signed_rules.now,
    }
