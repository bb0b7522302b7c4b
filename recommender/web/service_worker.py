"""The service worker, at the root so that it may answer for the pages of a plan."""

from flask import Blueprint, Response, current_app

bp = Blueprint("service_worker", __name__)


@bp.get("/service-worker.js")
def script() -> Response:
    """Send the script; browsers ask each time whether it is still the same."""
    response = current_app.send_static_file("service-worker.js")
    response.headers["Cache-Control"] = "no-cache"
    return response
