"""The pictures of exercises: files of their own, which pages show and browsers keep."""

from typing import NamedTuple, cast

from flask import Blueprint, Response, make_response, request, url_for
from werkzeug.exceptions import NotFound

from recommender.service.figures import (
    FigureFile,
    FigureWords,
    Skin,
    figure_file,
    has_figure,
    has_movement,
)
from recommender.web import context
from recommender.web.words import _

bp = Blueprint("figures", __name__)
FIGURE_MEDIA_TYPE = "image/svg+xml"
# a year: the address of a page names the version of the picture
_FOREVER = "public, max-age=31536000, immutable"
_DIGITS = 12


class FigureLinks(NamedTuple):
    """Where the picture of an exercise is, and where it moves, if it does."""

    still: str
    moving: str


@bp.get("/exercises/<exercise_id>/figure.svg")
def one(exercise_id: str) -> Response:
    """Return the picture of an exercise; an address that asks for what there is not is forgiven."""
    asked = request.args.get("skin", "")
    skin = Skin(asked) if asked in list(Skin) else None
    is_moving, is_other = request.args.get("moving") == "yes", request.args.get("side") == "other"
    file = drawn_figure(exercise_id, is_moving=is_moving, is_mirrored=is_other, skin=skin)
    return figure_response(file, is_versioned=request.args.get("v") == _version())


def drawn_figure(
    exercise_id: str,
    *,
    is_moving: bool = False,
    is_mirrored: bool = False,
    skin: Skin | None = None,
) -> FigureFile:
    """Return the picture of an exercise in the reader's language; raises NotFound."""
    content = context.app().content
    if exercise_id not in content.figures or exercise_id not in content.exercises:
        raise NotFound
    exercise = content.exercises[exercise_id]
    words = FigureWords(
        title=_(exercise.name),
        description=" ".join(_(step) for step in exercise.steps),
        # the letter that marks the right side of the body in a picture
        right=_("R"),
        # the letter that marks the left side of the body in a picture
        left=_("L"),
    )
    return figure_file(
        content.figures[exercise_id],
        words,
        is_moving=is_moving,
        is_mirrored=is_mirrored,
        skin=skin,
    )


def figure_response(file: FigureFile, *, is_versioned: bool) -> Response:
    """Return a picture with what caches need; where it is opened by itself, its own style holds."""
    response = make_response(file.svg)
    response.mimetype = FIGURE_MEDIA_TYPE
    response.set_etag(file.etag)
    response.headers["Cache-Control"] = _FOREVER if is_versioned else "no-cache"
    response.headers["Vary"] = "Accept-Language"
    response.headers["Content-Security-Policy"] = (
        f"default-src 'none'; style-src '{file.style_hash}'; frame-ancestors 'none'"
    )
    return cast(Response, response.make_conditional(request))


def figure_links(exercise_id: str, *, other_side: bool = False) -> FigureLinks | None:
    """Return where a picture is, for templates; None where an exercise has none."""
    content = context.app().content
    if not has_figure(content, exercise_id):
        return None
    still, moving = (
        url_for(
            "figures.one",
            exercise_id=exercise_id,
            v=_version(),
            moving="yes" if is_moving else None,
            side="other" if other_side else None,
        )
        for is_moving in (False, True)
    )
    return FigureLinks(still, moving if has_movement(content, exercise_id) else "")


def _version() -> str:
    return context.app().content.digest[:_DIGITS]
