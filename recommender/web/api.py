"""The API: the same use cases as the pages, for programs. Each plan is kept as a case."""

from functools import lru_cache

from flask import Flask
from flask_smorest import Api, Blueprint
from werkzeug.exceptions import HTTPException

from recommender import __version__
from recommender.service.app import App
from recommender.service.recommender import Recommender
from recommender.web.api_deciding import deciding_routes
from recommender.web.api_own_case import own_case_routes
from recommender.web.api_reading import reading_routes
from recommender.web.examples import examples
from recommender.web.problems import answer_error
from recommender.web.schemas import ProblemSchema


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
    return deciding_routes(recommender, shown), own_case_routes(shown), reading_routes(recommender)
