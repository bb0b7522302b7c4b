"""The routes of the API to a person's own case, for whoever has its token."""

from typing import Any

from flask import Response
from flask_smorest import Blueprint

from recommender.service.rates import Limited
from recommender.web import context, rate_limiting
from recommender.web.api_parts import API_PREFIX, answered, bearer, documented_errors
from recommender.web.problems import problem
from recommender.web.schemas import OwnCaseSchema

BEARER = {
    "in": "header",
    "name": "Authorization",
    "required": True,
    "description": "Bearer and the Case-Token of the plan",
    "schema": {"type": "string"},
}


def own_case_routes(shown: dict[str, Any]) -> Blueprint:
    """Return the routes to one's own case, with an example of it."""
    blueprint = Blueprint("own", __name__, url_prefix=API_PREFIX, description="A person's own case")
    example: dict[str, object] = {"case": "0" * 24, "at": "2026-11-21T09:00:00.000000Z"}
    example |= {"history": [], "diary": [], "calendar": None, "earlier": []}
    example |= {"files_that_may_hold_it": []}
    example |= {name: shown[name] for name in ("answers", "plan")}

    @blueprint.get("/case")
    @blueprint.doc(parameters=[BEARER])
    @blueprint.response(200, OwnCaseSchema, example=example)
    @documented_errors(blueprint, 401, 429)
    def own() -> object:
        """Return all that is kept of the person whose Case-Token stands in Authorization."""
        rate_limiting.refuse_spent(Limited.CODES)
        found = context.app().cases.own_data(bearer())
        return _no_such_case() if found is None else answered(found)

    @blueprint.delete("/case")
    @blueprint.doc(parameters=[BEARER])
    @blueprint.response(204)
    @documented_errors(blueprint, 401, 429)
    def forget() -> object:
        """Delete the case for good; that it was there stays in the chain, what it said does not."""
        rate_limiting.refuse_spent(Limited.CODES)
        return Response(status=204) if context.app().cases.delete_own(bearer()) else _no_such_case()

    return blueprint


def _no_such_case() -> Response:
    rate_limiting.count_one(Limited.CODES)
    response = problem(401, "Unauthorized", detail="No case has this token.")
    response.headers["WWW-Authenticate"] = "Bearer"
    return response
