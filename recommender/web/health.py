"""For those who run the server: is the process up, and can it decide."""

from flask import Blueprint, current_app
from flask.typing import ResponseReturnValue

from recommender.service.recommending import Service
from recommender.web.problems import problem

bp = Blueprint("health", __name__)


@bp.get("/healthz")
def alive() -> dict[str, str]:
    """Say that the process answers."""
    return {"status": "ok"}


@bp.get("/readyz")
def ready() -> ResponseReturnValue:
    """Say whether a decision can be made, by making the first of every interview."""
    service: Service = current_app.extensions["recommender"]
    if service.interview({}).page is None:
        return problem(503, "Not ready", detail="The content asks nothing.")
    return {"status": "ready", "content_digest": service.content.digest}
