"""The page of the API, from files that we serve ourselves; for those who set it up to be seen."""

from importlib.resources import files
from pathlib import Path

from flask import Blueprint, Flask, render_template, request, send_from_directory
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

bp = Blueprint("docs", __name__, url_prefix="/api/docs")
DOCUMENT = "/api/openapi.json"
FILES = ("swagger-ui.css", "swagger-ui-bundle.js")


def hide_docs(app: Flask) -> None:
    """Let nothing be found of the document of the API, nor of its page."""

    @app.before_request
    def check() -> None:
        if request.path == DOCUMENT or f"{request.path}/".startswith(f"{bp.url_prefix}/"):
            raise NotFound


@bp.get("/")
def page() -> str:
    """Show the API with a way to try it."""
    return render_template("docs.html")


@bp.get("/files/<path:name>")
def file(name: str) -> ResponseReturnValue:
    """Send one file of the page's toolkit."""
    folder = Path(str(files("flask_swagger_ui"))) / "dist"
    response = send_from_directory(folder, name if name in FILES else "missing")
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response
