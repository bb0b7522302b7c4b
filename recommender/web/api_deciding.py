"""The routes of the API that ask and decide; each plan is kept as a case."""

import re
from collections.abc import Callable
from typing import Any

from flask import Response, current_app, request
from flask_smorest import Blueprint
from werkzeug.exceptions import TooManyRequests

from recommender.domain.conditions import Answers
from recommender.domain.errors import AnswersError, ConflictError, EngineError
from recommender.domain.plan import Plan
from recommender.exchange.interview import interview_data
from recommender.exchange.plan_json import dump_plan
from recommender.service.cases import NotKeptError
from recommender.service.explanations import explanation_data
from recommender.service.rates import Limited
from recommender.service.recommender import Recommender
from recommender.web import context, rate_limiting
from recommender.web.api_parts import API_PREFIX, answered, documented_errors
from recommender.web.problems import problem, too_many
from recommender.web.questionnaire_schema import answers_body
from recommender.web.schemas import InterviewSchema, ToldPlanSchema

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
CASE_HEADERS = {
    "Case-Id": {"description": "The case's name for clinicians", "schema": {"type": "string"}},
    "Case-Token": {
        "description": "Opens and deletes this case: for its person alone",
        "schema": {"type": "string"},
    },
}


def deciding_routes(recommender: Recommender, shown: dict[str, Any]) -> Blueprint:
    """Return the routes that ask and decide, with examples of what they take and give."""
    blueprint = Blueprint("decide", __name__, url_prefix=API_PREFIX, description="Ask and decide")
    body = answers_body(recommender.content.questionnaire, shown["answers"])

    @blueprint.post("/interview")
    @blueprint.doc(requestBody=body)
    @blueprint.response(200, InterviewSchema, example=shown["interview"])
    @documented_errors(blueprint, 400, 413, 415, 422, 429, 500)
    def interview() -> object:
        """Return the next page for the answers so far, or the end; nothing is kept."""
        return _decided(_interview)

    @blueprint.post("/plans")
    @blueprint.doc(requestBody=body, parameters=[IDEMPOTENCY_KEY])
    @blueprint.response(200, ToldPlanSchema, example=shown["told"], headers=CASE_HEADERS)
    @documented_errors(blueprint, 400, 409, 413, 415, 422, 429, 500, 503)
    def plan() -> object:
        """Decide, keep the case, and return the decision and the week.

        An open safety question is 422 and no plan. The same Idempotency-Key with the same answers
        gives the same case again for a day, with the same token. A 503 says that nothing could be
        kept, and a 429 that too much came from one address; where the answers are a reason to see a
        doctor, both say so in `triage` and `outcome`.
        """
        return _decided(_keep_plan)

    return blueprint


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
    return answered(interview_data(context.app().recommender.interview(answers)))


def _keep_plan(answers: Answers) -> Response:
    key = request.headers.get("Idempotency-Key")
    if key is not None and not _KEY.fullmatch(key):
        return problem(400, "Bad Request", detail=WRONG_KEY)
    try:
        rate_limiting.take(Limited.PLANS)
        kept = context.app().cases.decide(answers, key or "")
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
    response = answered({**dump_plan(kept.case.plan), "explanation": explanation_data(explained)})
    response.headers["Case-Id"] = kept.case.id
    response.headers["Case-Token"] = kept.token
    return response


def _told_of(stop: Plan | None) -> dict[str, object]:
    """Return what goes out of a stop that is not kept."""
    said = dump_plan(stop) if stop else {}
    return {name: said[name] for name in ("triage", "outcome") if name in said}
