"""A case decided otherwise: for other answers, and anew under its own content and today's."""

from flask import Blueprint, request

from recommender.domain.errors import AnswersError
from recommender.domain.rules import Cap
from recommender.service.case_inspector import OpenCase, WhatIf
from recommender.service.results import answers_behind_triage
from recommender.service.words import limit_words
from recommender.web.context import app
from recommender.web.desk.addresses import rule_address
from recommender.web.desk.case_pages import summary
from recommender.web.desk.sign_in import visitor
from recommender.web.desk.twins import Shown, twin
from recommender.web.desk.what_if_form import (
    WhatIfForm,
    changed_words,
    groups,
    named_faults,
    read_asked,
)
from recommender.web.words import _

bp = Blueprint("what_if", __name__, url_prefix="/audit")


@twin(bp, "/cases/<case_id>/replay", "desk/replay.html")
def replay(case_id: str) -> Shown:
    """Show what the case is when it is decided anew, under its own content and today's.

    With `?content=DIGEST` also under that one, as from a page of impact.
    """
    opened = app().inspector.open(case_id, visitor(), "replay")
    own, today = app().inspector.replay(opened.case)
    digest = request.args.get("content", "")
    is_third = digest not in ("", own.content_digest, today.content_digest)
    other = app().inspector.replay_under(opened.case, digest) if is_third else None
    replays = {"own": own, "today": today, "other": other}
    return Shown({"case": summary(opened), **replays}, _words(opened))


@twin(bp, "/cases/<case_id>/what-if", "desk/what_if.html", "GET", "POST")
def what_if(case_id: str) -> Shown:
    """Show the decision for other answers beside the old one; keep it only when asked."""
    opened = app().inspector.open(case_id, visitor(), "what if")
    asked = read_asked(opened)
    tried, faults = _try(opened, asked)
    if tried and asked.keeps:
        app().inspector.keep_what_if(opened, tried, visitor())
    questions = answers_behind_triage(opened.evaluation, opened.case)
    return Shown(
        data={
            "case": summary(opened),
            "tried": tried,
            "kept": bool(tried and asked.keeps),
            "errors": faults,
        },
        page={
            **_words(opened),
            "changed": changed_words(opened, tried.changed if tried else {}),
            "typed": asked.typed,
            "keeps": asked.keeps,
            "groups": groups(opened, asked, questions | set(faults) | _following(tried)),
            "named_faults": named_faults(opened, faults),
        },
        status=422 if faults else 200,
    )


def _try(opened: OpenCase, asked: WhatIfForm) -> tuple[WhatIf | None, dict[str, str]]:
    if asked.faults or not asked.is_sent:
        return None, asked.faults
    try:
        return app().inspector.what_if(opened, asked.changed), {}
    except AnswersError as error:
        return None, dict(error.messages)


def _following(tried: WhatIf | None) -> frozenset[str]:
    return tried.following.question_ids if tried and tried.following else frozenset()


def _words(opened: OpenCase) -> dict[str, object]:
    return {
        "rule_address": rule_address(opened),
        "limit_words": _limit_words,
    }


def _limit_words(cap: str, value: int | str | None) -> str:
    return _("no limit") if value is None else limit_words(Cap(cap), value)
