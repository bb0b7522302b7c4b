"""What a what-if asks for: from the page's form, or from JSON."""

from typing import Any

from flask import request
from werkzeug.exceptions import BadRequest

from recommender.exchange.plan import value_data
from recommender.service.desk import OpenCase
from recommender.web.forms import read_form

Changes = tuple[dict[str, Any], dict[str, str], bool]


def read_changes(opened: OpenCase) -> Changes:
    """Return the changed answers (None takes one away), what is wrong, and whether to keep it."""
    if request.mimetype == "application/json":
        return _from_json()
    questions = tuple(opened.content.questionnaire)
    filled = read_form(questions, request.form)
    # an empty field is no fault here: it takes the answer away
    faults = {name: words for name, words in filled.errors.items() if any(filled.typed[name])}
    changed: dict[str, Any] = {name: value_data(value) for name, value in filled.values.items()}
    for name in opened.case.answers:
        if name not in changed and name not in faults:
            changed[name] = None
    return changed, faults, "keep" in request.form


def _from_json() -> Changes:
    sent = request.get_json()
    changed = sent.get("changed") if isinstance(sent, dict) else None
    if not isinstance(changed, dict):
        raise BadRequest
    return changed, {}, sent.get("keep") is True
