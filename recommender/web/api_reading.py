"""The routes of the API that read the content: lists, entries and pictures."""

import hashlib
from collections.abc import Callable
from functools import lru_cache
from typing import cast

from flask import Response, request
from flask_smorest import Blueprint
from werkzeug.exceptions import NotFound

from recommender.domain.canonical import canonical_json
from recommender.service.figures import Skin
from recommender.service.recommender import Recommender
from recommender.web.api_parts import API_PREFIX, documented_errors, json_answer
from recommender.web.figure_pages import FIGURE_MEDIA_TYPE, drawn_figure, figure_response
from recommender.web.schemas import FigureQuerySchema

_CATALOGUES = (
    *("rules", "exercises", "programmes", "sources"),
    *("demands", "needs", "places", "equipment"),
)


def reading_routes(recommender: Recommender) -> Blueprint:
    """Return the routes that read a content."""
    blueprint = Blueprint("read", __name__, url_prefix=API_PREFIX, description="Read the content")
    _list_route(blueprint, "questionnaire", "questions", recommender)
    for what in _CATALOGUES:
        _list_route(blueprint, what, what, recommender)
    for what in ("rules", "exercises"):
        _entry_route(blueprint, what, recommender)
    _figure_route(blueprint, recommender)
    return blueprint


def _figure_route(blueprint: Blueprint, recommender: Recommender) -> None:
    some_id = next(iter(recommender.content.figures), "")
    etag = {"ETag": {"schema": {"type": "string"}}}
    svg = {FIGURE_MEDIA_TYPE: {"schema": {"type": "string"}}}

    @blueprint.route(
        "/exercises/<string:entry_id>/figure.svg",
        methods=["GET"],
        endpoint="figure",
        parameters=[{"in": "path", "name": "entry_id", "required": True,
                     "schema": {"type": "string"}, "example": some_id}],
    )  # fmt: skip
    @blueprint.doc(
        responses={
            "200": {"description": "OK", "headers": etag, "content": svg},
            "304": {"description": "Not Modified", "headers": etag},
        }
    )
    @blueprint.arguments(FigureQuerySchema, location="query")
    @documented_errors(blueprint, 400, 404, 422)
    def figure(query: dict[str, str], entry_id: str) -> Response:
        """Return the picture of an exercise as SVG, still or moving, with an ETag.

        Its name, steps and letters for right and left are in the language that the request asks
        for.
        """
        file = drawn_figure(
            entry_id,
            is_moving="moving" in query,
            is_mirrored="side" in query,
            skin=Skin(query["skin"]) if "skin" in query else None,
        )
        return figure_response(file, is_versioned=False)


def _list_route(blueprint: Blueprint, path: str, what: str, recommender: Recommender) -> None:
    def every() -> Response:
        return _cached(_list_text(recommender, what))

    every.__doc__ = f"Return the whole list of {what}, with an ETag."
    route = _read_only(blueprint, {"type": "array", "items": {"type": "object"}})(every)
    blueprint.route(f"/{path}", methods=["GET"], endpoint=f"all-{path}")(route)


def _entry_route(blueprint: Blueprint, what: str, recommender: Recommender) -> None:
    some_id = next(iter(_entry_texts(recommender, what)))

    def one(entry_id: str) -> Response:
        texts = _entry_texts(recommender, what)
        if entry_id not in texts:
            raise NotFound
        return _cached(texts[entry_id])

    one.__doc__ = f"Return one entry of {what}, with an ETag."
    route = documented_errors(blueprint, 404)(_read_only(blueprint, {"type": "object"})(one))
    blueprint.route(
        f"/{what}/<string:entry_id>",
        methods=["GET"],
        endpoint=f"one-{what}",
        parameters=[{"in": "path", "name": "entry_id", "required": True,
                     "schema": {"type": "string"}, "example": some_id}],
    )(route)  # fmt: skip


@lru_cache(maxsize=16)
def _list_text(recommender: Recommender, what: str) -> bytes:
    return canonical_json(recommender.catalogue(what))


@lru_cache(maxsize=8)
def _entry_texts(recommender: Recommender, what: str) -> dict[str, bytes]:
    return {entry["id"]: canonical_json(entry) for entry in recommender.catalogue(what)}


def _cached(text: bytes) -> Response:
    response = json_answer(text)
    response.set_etag(hashlib.sha256(text).hexdigest()[:32])
    response.headers["Cache-Control"] = "no-cache"
    return cast(Response, response.make_conditional(request))


def _read_only(blueprint: Blueprint, schema: dict[str, object]) -> Callable[[object], object]:
    etag = {"ETag": {"schema": {"type": "string"}}}
    responses = {
        "200": {
            "description": "OK",
            "headers": etag,
            "content": {"application/json": {"schema": schema}},
        },
        "304": {"description": "Not Modified", "headers": etag},
    }
    return cast(Callable[[object], object], blueprint.doc(responses=responses))
