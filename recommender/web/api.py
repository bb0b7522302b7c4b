"""The API: the same use cases as the pages, for programs. Each plan is kept as a case."""

import hashlib
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, cast

from flask import Flask, Response, current_app, request
from flask_smorest import Api, Blueprint
from werkzeug.exceptions import HTTPException, NotFound, TooManyRequests

from recommender import __version__
from recommender.domain.canonical import JsonObject, canonical_json
from recommender.domain.conditions import Answers
from recommender.domain.errors import AnswersError, ConflictError, EngineError
from recommender.domain.plan import Plan
from recommender.exchange.interview import interview_data
from recommender.exchange.plan_json import dump_plan
from recommender.service.app import App
from recommender.service.cases import NotKeptError
from recommender.service.explanations import explanation_data
from recommender.service.figures import Skin
from recommender.service.rates import Limited
from recommender.service.recommender import Recommender
from recommender.web import context, rate_limiting
from recommender.web.examples import examples
from recommender.web.figure_pages import FIGURE_MEDIA_TYPE, drawn_figure, figure_response
from recommender.web.problems import MEDIA_TYPE, answer_error, problem, too_many
from recommender.web.questionnaire_schema import answers_body
from recommender.web.schemas import (
    FigureQuerySchema,
    InterviewSchema,
    OwnCaseSchema,
    ProblemSchema,
    ToldPlanSchema,
)

_PREFIX = "/api/v1"
# At least one letter beside those of a written time, so that neither a count nor a time is a key.
_KEY = re.compile(r"(?=.*[A-SU-Ya-su-y])[!-~]{22,255}")
IDEMPOTENCY_KEY = {
    "in": "header",
    "name": "Idempotency-Key",
    "description": "22 to 255 characters made by chance for this case, such as a UUID of "
    "version 4. The same key with the same answers is the same case, so whoever has the key has "
    "the case.",
    "schema": {"type": "string", "pattern": "^[!-~]{22,255}$"},
}
WRONG_KEY = (
    "An Idempotency-Key has 22 to 255 characters made by chance, such as a UUID of version 4: "
    "whoever has the key has the case. No plan was made."
)
BEARER = {
    "in": "header",
    "name": "Authorization",
    "required": True,
    "description": "Bearer and the Case-Token of the plan",
    "schema": {"type": "string"},
}
CASE_HEADERS = {
    "Case-Id": {"description": "The case's name for clinicians", "schema": {"type": "string"}},
    "Case-Token": {
        "description": "Opens and deletes this case: for its person alone",
        "schema": {"type": "string"},
    },
}
_CATALOGUES = (
    *("rules", "exercises", "programmes", "sources"),
    *("demands", "needs", "places", "equipment"),
)


class ProblemApi(Api):  # type: ignore[misc]  # flask-smorest is not typed here
    """An API whose every error is a problem document."""

    ERROR_SCHEMA = ProblemSchema
    DEFAULT_ERROR_RESPONSE_NAME = None

    def handle_http_exception(self, error: HTTPException) -> object:
        """Leave the shape of errors to the whole application's handler."""
        return answer_error(error)


def register_api(app: Flask, services: App) -> tuple[Blueprint, ...]:
    """Add the API and its document to the application; return what needs no form token."""
    app.config.update(
        API_TITLE="Back and neck week",
        API_VERSION=__version__,
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX="/api",
        OPENAPI_JSON_PATH="openapi.json",
    )
    api = ProblemApi(
        app,
        spec_kwargs={
            "info": {
                "description": "Safe seven-day exercise weeks for back and neck pain. "
                "This is not a medical device, and no clinician has signed the rules that come "
                "with it.",
                "license": {"name": "MIT", "identifier": "MIT"},
            },
            "servers": [{"url": "/"}],
        },
    )
    blueprints = _blueprints(services.recommender)
    for blueprint in blueprints:
        api.register_blueprint(blueprint)
    return blueprints


@lru_cache(maxsize=4)
def _blueprints(recommender: Recommender) -> tuple[Blueprint, ...]:
    """Return what every application with this service registers."""
    shown = examples(recommender)
    return _deciding(recommender, shown), _own(shown), _reading(recommender)


def _deciding(recommender: Recommender, shown: dict[str, Any]) -> Blueprint:
    blueprint = Blueprint("decide", __name__, url_prefix=_PREFIX, description="Ask and decide")
    body = answers_body(recommender.content.questionnaire, shown["answers"])

    @blueprint.post("/interview")
    @blueprint.doc(requestBody=body)
    @blueprint.response(200, InterviewSchema, example=shown["interview"])
    @_documented_errors(blueprint, 400, 413, 415, 422, 429, 500)
    def interview() -> object:
        """Return the next page for the answers so far, or the end; nothing is kept."""
        return _decided(_interview)

    @blueprint.post("/plans")
    @blueprint.doc(requestBody=body, parameters=[IDEMPOTENCY_KEY])
    @blueprint.response(200, ToldPlanSchema, example=shown["told"], headers=CASE_HEADERS)
    @_documented_errors(blueprint, 400, 409, 413, 415, 422, 429, 500, 503)
    def plan() -> object:
        """Decide, keep the case, and return the decision and the week.

        An open safety question is 422 and no plan. The same Idempotency-Key with the same answers
        gives the same case again for a day, with the same token. A 503 says that nothing could be
        kept, and a 429 that too much came from one address; where the answers are a reason to see a
        doctor, both say so in `triage` and `outcome`.
        """
        return _decided(_keep_plan)

    return blueprint


def _keep_plan(answers: Answers) -> Response:
    key = request.headers.get("Idempotency-Key", "")
    if key and not _KEY.fullmatch(key):
        return problem(400, "Bad Request", detail=WRONG_KEY)
    try:
        rate_limiting.take(Limited.PLANS)
        kept = context.app().cases.decide(answers, key)
    except TooManyRequests as error:
        return too_many(error, **_told_of(context.app().cases.stop(answers)))
    except ConflictError as error:
        return problem(409, "Conflict", detail=str(error))
    except NotKeptError as error:
        detail = "The decision could not be kept. No plan was made."
        return problem(503, "Service Unavailable", detail=detail, **_told_of(error.plan))
    # beside the plan and not in what is kept, so that a kept plan replays to the byte
    explained = context.app().explanations.for_person(
        context.app().content, answers, kept.case.triage
    )
    response = _answered({**dump_plan(kept.case.plan), "explanation": explanation_data(explained)})
    response.headers["Case-Id"] = kept.case.id
    response.headers["Case-Token"] = kept.token
    return response


def _told_of(stop: Plan | None) -> dict[str, object]:
    """Return what goes out of a stop that is not kept."""
    said = dump_plan(stop) if stop else {}
    return {name: said[name] for name in ("triage", "outcome") if name in said}


def _answered(data: JsonObject) -> Response:
    return _json(canonical_json(data))


def _json(text: bytes) -> Response:
    return Response(text, mimetype="application/json")


def _own(shown: dict[str, Any]) -> Blueprint:
    blueprint = Blueprint("own", __name__, url_prefix=_PREFIX, description="A person's own case")
    example: dict[str, object] = {"case": "0" * 24, "at": "2026-11-21T09:00:00.000000Z"}
    example |= {"history": [], "diary": [], "calendar": None, "earlier": []}
    example |= {"files_that_may_hold_it": []}
    example |= {name: shown[name] for name in ("answers", "plan")}

    @blueprint.get("/case")
    @blueprint.doc(parameters=[BEARER])
    @blueprint.response(200, OwnCaseSchema, example=example)
    @_documented_errors(blueprint, 401, 429)
    def own() -> object:
        """Return all that is kept of the person whose Case-Token stands in Authorization."""
        rate_limiting.refuse_spent(Limited.CODES)
        found = context.app().cases.own_data(bearer())
        return _no_such_case() if found is None else _answered(found)

    @blueprint.delete("/case")
    @blueprint.doc(parameters=[BEARER])
    @blueprint.response(204)
    @_documented_errors(blueprint, 401, 429)
    def forget() -> object:
        """Delete the case for good; that it was there stays in the chain, what it said does not."""
        rate_limiting.refuse_spent(Limited.CODES)
        return Response(status=204) if context.app().cases.delete_own(bearer()) else _no_such_case()

    return blueprint


def bearer() -> str:
    """Return the token of the request's Authorization header, or nothing."""
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else ""


def _no_such_case() -> Response:
    rate_limiting.count_one(Limited.CODES)
    response = problem(401, "Unauthorized", detail="No case has this token.")
    response.headers["WWW-Authenticate"] = "Bearer"
    return response


def _decided(use: Callable[[Answers], Response]) -> Response:
    if request.mimetype != "application/json":
        return problem(415, "Unsupported Media Type", detail="Send application/json.")
    try:
        return use(context.app().recommender.read(request.get_data().decode("utf-8")))
    except UnicodeDecodeError:
        return problem(400, "Bad Request", detail="The body is not UTF-8 text.")
    except AnswersError as error:
        title = "The answers cannot be used"
        return problem(422, title, detail="No plan was made.", errors=error.messages)
    except EngineError as error:
        current_app.logger.exception("the engine failed", exc_info=error)
        return problem(500, "Internal Server Error", detail="The engine failed. No plan was made.")


def _interview(answers: Answers) -> Response:
    return _answered(interview_data(context.app().recommender.interview(answers)))


def _reading(recommender: Recommender) -> Blueprint:
    blueprint = Blueprint("read", __name__, url_prefix=_PREFIX, description="Read the content")
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
    @_documented_errors(blueprint, 400, 404, 422)
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
    route = _documented_errors(blueprint, 404)(_read_only(blueprint, {"type": "object"})(one))
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
    response = _json(text)
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


def _documented_errors(blueprint: Blueprint, *statuses: int) -> Callable[[object], object]:
    def decorate(view: object) -> object:
        for status in statuses:
            view = blueprint.alt_response(status, schema=ProblemSchema, content_type=MEDIA_TYPE)(
                view
            )
        return view

    return decorate
