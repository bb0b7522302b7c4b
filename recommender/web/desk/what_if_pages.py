"""A case decided otherwise: for other answers, and anew under its own content and today's."""

from flask import Blueprint, request

from recommender.domain.errors import AnswersError
from recommender.service.case_inspector import OpenCase, WhatIf
from recommender.web.context import app
from recommender.web.desk.replay_view import replay_view
from recommender.web.desk.sign_in import visitor
from recommender.web.desk.twins import Shown, twin
from recommender.web.desk.what_if_form import WhatIfForm, read_asked
from recommender.web.desk.what_if_view import what_if_view

bp = Blueprint("what_if", __name__, url_prefix="/audit")


@twin(bp, "/cases/<case_id>/replay", "desk/replay.html")
def replay(case_id: str) -> Shown:
    """Show what the case is when it is decided anew, under its own content and today's.

    With `?content=DIGEST` also under that one, as from a page of impact.
    """
    opened = app().inspector.open(case_id, visitor(), "replay")
    return Shown.of(replay_view(opened, request.args.get("content", "")))


@twin(bp, "/cases/<case_id>/what-if", "desk/what_if.html", "GET", "POST")
def what_if(case_id: str) -> Shown:
    """Show the decision for other answers beside the old one; keep it only when asked."""
    opened = app().inspector.open(case_id, visitor(), "what if")
    asked = read_asked(opened)
    tried, errors = _try(opened, asked)
    if tried and asked.keeps:
        app().inspector.keep_what_if(opened, tried, visitor())
    view = what_if_view(opened, asked, tried, errors)
    return Shown.of(view, 422 if errors else 200)


def _try(opened: OpenCase, asked: WhatIfForm) -> tuple[WhatIf | None, dict[str, str]]:
    if asked.faults or not asked.is_sent:
        return None, asked.faults
    try:
        return app().inspector.what_if(opened, asked.changed), {}
    except AnswersError as error:
        return None, dict(error.messages)
