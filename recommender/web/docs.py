"""The page of the API, from files that we serve ourselves."""

from importlib.resources import files
from pathlib import Path

from flask import Blueprint, render_template, send_from_directory
from flask.typing import ResponseReturnValue

bp = Blueprint("docs", __name__, url_prefix="/api/docs")
FILES = ("swagger-ui.css", "swagger-ui-bundle.js")


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
