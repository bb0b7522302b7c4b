"""For those who run the server: is the process up, and can it decide and keep."""

from flask import Blueprint, current_app
from flask.typing import ResponseReturnValue

from recommender.service.readiness import Readiness
from recommender.service.recommending import Service
from recommender.web.problems import problem

bp = Blueprint("health", __name__)


@bp.get("/healthz")
def alive() -> dict[str, str]:
    """Say that the process answers."""
    return {"status": "ok"}


@bp.get("/readyz")
def ready() -> ResponseReturnValue:
    """Say whether a decision can be made and kept, as both were tried in the last seconds."""
    service: Service = current_app.extensions["recommender"]
    readiness: Readiness = current_app.extensions["readiness"]
    if fault := readiness.fault():
        return problem(503, "Not ready", detail=fault)
    return {"status": "ready", "content_digest": service.content.digest}
