"""What the routes of the API share: where they are, how they answer, whom they answer."""

from collections.abc import Callable

from flask import Response, request
from flask_smorest import Blueprint

from recommender.domain.canonical import JsonObject, canonical_json
from recommender.web.problems import MEDIA_TYPE
from recommender.web.schemas import ProblemSchema

API_PREFIX = "/api/v1"


def bearer() -> str:
    """Return the token of the request's Authorization header, or nothing."""
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else ""


def answered(data: JsonObject) -> Response:
    """Return data as canonical JSON."""
    return json_answer(canonical_json(data))


def json_answer(text: bytes) -> Response:
    """Return JSON that is written already."""
    return Response(text, mimetype="application/json")


def documented_errors(blueprint: Blueprint, *statuses: int) -> Callable[[object], object]:
    """Return what adds these errors to the document of a view."""

    def decorate(view: object) -> object:
        for status in statuses:
            view = blueprint.alt_response(status, schema=ProblemSchema, content_type=MEDIA_TYPE)(
                view
            )
        return view

    return decorate
