"""What a person notes of today: by a form without script, or by the script of the page."""

from typing import Any

from flask import Blueprint, flash, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue
from marshmallow import EXCLUDE, Schema, ValidationError, fields, post_load, validate
from werkzeug.exceptions import BadRequest

from recommender.domain.diary import Note
from recommender.domain.errors import NotFoundError
from recommender.service.diaries import NewNote, Taken
from recommender.web.case_cookie import case_token
from recommender.web.context import app
from recommender.web.problems import problem
from recommender.web.words import _

bp = Blueprint("diary", __name__, url_prefix="/case")
# how far clocks of the world are from UTC, and how long a note may wait for a network
AHEAD_LEAST, AHEAD_MOST = -12 * 60, 14 * 60
SECONDS_MOST = 30 * 24 * 3600
_NAME_MOST = 200


class NoteSchema(Schema):
    """A note as it is sent; what else the form holds is not looked at."""

    class Meta:
        """The form's token is sent beside the note."""

        unknown = EXCLUDE

    day = fields.Integer(required=True, validate=validate.Range(1, 7))
    note = fields.Enum(Note, by_value=True, required=True)
    exercise = fields.String(load_default="", validate=validate.Length(max=_NAME_MOST))
    step = fields.Integer(load_default=0, validate=validate.Range(0, 99))
    seconds_before = fields.Integer(load_default=0, validate=validate.Range(0, SECONDS_MOST))
    ahead = fields.Integer(load_default=None, validate=validate.Range(AHEAD_LEAST, AHEAD_MOST))

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> NewNote:
        """Build the note."""
        return NewNote(**data)


@bp.post("/diary")
def note() -> ResponseReturnValue:
    """Keep a note. A form is led back to today; the script is told what became of it."""
    try:
        new: NewNote = NoteSchema().load(request.form.to_dict())
    except ValidationError:
        raise BadRequest(_("This note cannot be read. Open today's page and try again.")) from None
    try:
        taken = app().diaries.note(case_token(), new)
    except NotFoundError:
        if _is_script():
            return problem(401, "Unauthorized", detail="No week has this code.")
        return redirect(url_for("case.own"), 303)
    if _is_script():
        return jsonify(taken=taken.value)
    if taken is Taken.NOT_NOW:
        flash(_("That belongs to another day, so it was not noted. This is where you are now."))
    return redirect(url_for("case.own", _anchor="now"), 303)


def _is_script() -> bool:
    return request.accept_mimetypes.best == "application/json"
