"""The service worker, at the root so that it may answer for the pages of a plan."""

from functools import cache
from pathlib import Path

from flask import Blueprint, Response

bp = Blueprint("service_worker", __name__)
_FILE = Path(__file__).parent / "static" / "service-worker.js"


@bp.get("/service-worker.js")
def script() -> Response:
    """Send the script; browsers ask each time whether it is still the same."""
    response = Response(_text(), mimetype="text/javascript")
    response.headers["Cache-Control"] = "no-cache"
    return response


@cache
def _text() -> bytes:
    return _FILE.read_bytes()
