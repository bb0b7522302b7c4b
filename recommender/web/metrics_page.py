"""The figures for Prometheus, at an address that only the holder of the token gets."""

import hmac
import time

from flask import Blueprint, Flask, Response, current_app, g
from flask.typing import ResponseReturnValue

from recommender.domain.errors import SettingsError
from recommender.service.app import App
from recommender.service.extras import lacking
from recommender.web.api_parts import bearer
from recommender.web.context import app
from recommender.web.logging_requests import method_of, route_of
from recommender.web.problems import problem

_EXTENSION = "metrics"
_PROMETHEUS_TEXT = "text/plain; version=1.0.0; charset=utf-8"
bp = Blueprint("metrics", __name__)


def add_metrics(flask_app: Flask, services: App) -> None:
    """Count requests from now on and give the figures out, where the settings ask for it.

    Call right after what logs requests, so that answers are seen as they go out.
    """
    settings = services.settings
    if not settings.metrics_token:
        return
    try:
        from recommender.service.metrics import Handled, Metrics  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        raise SettingsError(
            f"Figures are asked for, but {lacking(error.name, 'metrics')}"
        ) from error
    metrics = Metrics(services.stores.database, services.readiness, settings.data)
    flask_app.extensions[_EXTENSION] = metrics

    def note(response: Response) -> Response:
        seconds = time.perf_counter() - g.get("began", time.perf_counter())
        metrics.note(Handled(method_of(), route_of(), response.status_code, seconds))
        return response

    flask_app.after_request(note)
    flask_app.register_blueprint(bp)


@bp.get("/metrics")
def figures() -> ResponseReturnValue:
    """Give out the figures, to whom has the token."""
    if not hmac.compare_digest(bearer().encode(), app().settings.metrics_token.encode()):
        response = problem(401, "Unauthorized", detail="Send the token for figures.")
        response.headers["WWW-Authenticate"] = "Bearer"
        return response
    return Response(current_app.extensions[_EXTENSION].told(), content_type=_PROMETHEUS_TEXT)
