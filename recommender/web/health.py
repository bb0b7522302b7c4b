"""For those who run the server: is the process up, and can it decide and keep."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from recommender.web.context import app
from recommender.web.problems import problem

bp = Blueprint("health", __name__)


@bp.get("/healthz")
def alive() -> dict[str, str]:
    """Say that the process answers."""
    return {"status": "ok"}


@bp.get("/readyz")
def ready() -> ResponseReturnValue:
    """Say whether a decision can be made and kept, as both were tried in the last seconds."""
    if fault := app().readiness.fault():
        return problem(503, "Not ready", detail=fault)
    return {"status": "ready"}
