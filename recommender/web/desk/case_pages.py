"""The list of cases and one case: found, explained, tried otherwise, replayed, judged."""

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask import Blueprint, Response, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest, NotFound

from recommender.audit.explaining import failing
from recommender.audit.plain_words import answer_words
from recommender.domain.cases import CaseOrder
from recommender.domain.content import Content
from recommender.domain.errors import AnswersError
from recommender.domain.records import RecordKind
from recommender.domain.reviewing import Verdict
from recommender.domain.rules import Triage
from recommender.exchange.plan import value_data
from recommender.service.desk import (
    OpenCase,
    decided,
    explained,
    not_chosen,
    not_fired,
    picture,
    steps_to,
)
from recommender.service.exporting import (
    ExportFormat,
    rows,
    write_csv,
    write_ndjson,
    write_parquet,
)
from recommender.web.desk.entrance import visitor
from recommender.web.desk.filters import filter_words, read_filter
from recommender.web.desk.room import bench, desk
from recommender.web.desk.trying import read_changes
from recommender.web.desk.twins import Shown, twin

bp = Blueprint("desk", __name__, url_prefix="/audit")
MEDIA = {
    ExportFormat.CSV: "text/csv",
    ExportFormat.NDJSON: "application/x-ndjson",
    ExportFormat.PARQUET: "application/vnd.apache.parquet",
}


@twin(bp, "/cases", "desk/cases.html")
def cases() -> Shown:
    """List the cases that the address asks for."""
    wanted, order, faults = read_filter(request.args)
    cursor = "" if faults else request.args.get("cursor", "")
    page = desk().cases(wanted, order, cursor)
    kept = filter_words(request.args)
    following: dict[str, Any] = {**kept, "cursor": page.next_cursor}
    return Shown(
        data={
            "total": page.total,
            "cases": page.entries,
            "next": url_for("desk.cases", **following) if page.next_cursor else None,
            "errors": faults,
        },
        page={
            "kept": kept,
            "is_first": not cursor,
            "orders": tuple(CaseOrder),
            "triages": tuple(Triage),
            "verdicts": tuple(Verdict),
            "formats": tuple(ExportFormat),
            "content": desk().content,
            "contents": desk().keeper.stores.contents.every(),
        },
        status=422 if faults else 200,
    )


@bp.get("/cases/export")
def export() -> ResponseReturnValue:
    """Send the cases that the address asks for as a file, and write down who took them."""
    wanted, _order, faults = read_filter(request.args)
    try:
        kind = ExportFormat(request.args.get("format", ""))
    except ValueError:
        raise BadRequest from None
    if faults:
        raise BadRequest
    said = {"format": kind.value, "filter": filter_words(request.args)}
    desk().record(RecordKind.EXPORT, "cases", visitor(), said)
    found = rows(desk().keeper.stores.cases.every(wanted))
    lines: Iterator[str] | Iterator[bytes]
    if kind is ExportFormat.PARQUET:
        lines = _parquet(found)
    else:
        lines = (write_csv if kind is ExportFormat.CSV else write_ndjson)(found)
    response = Response(lines, mimetype=MEDIA[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="cases.{kind.value}"'
    return response


def _parquet(found: Iterator[dict[str, object]]) -> Iterator[bytes]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "cases.parquet"
        write_parquet(found, file)
        yield file.read_bytes()


@twin(bp, "/cases/<case_id>", "desk/case.html")
def case(case_id: str) -> Shown:
    """Show a case: its outcome, how it came to it, its week, and what was said of it."""
    opened = desk().open(case_id, visitor(), "case")
    made = decided(opened)
    shown = request.args.get("show", "triage")
    chosen = tuple(entry for entry in made if entry.name == shown) or made[:1]
    reviews, withheld = bench().reviews(case_id, visitor())
    data = {
        "case": _summary(opened),
        "plan": opened.case.plan,
        "answers": _answers(opened),
        "decided": made,
        "not_chosen": not_chosen(opened),
        "reviews": reviews,
        "reviews_withheld": withheld,
        "what_ifs": [
            {"at": event.at, "by": event.actor, "said": json.loads(event.body)}
            for event in desk().kept_what_ifs(case_id)
        ],
        "looks": [{"at": look.at, "by": look.actor} for look in desk().looks(case_id)],
    }
    page = {
        "graph": picture(opened, chosen, lambda kind, name: _link(case_id, kind, name)),
        "chosen": chosen[0],
        "explained": [
            entry for rule in _rules(chosen) if (entry := explained(opened, rule)) is not None
        ],
        "said": {},
        "faults": {},
    }
    return Shown(data, page)


@twin(bp, "/cases/<case_id>/rules/<rule_id>", "desk/case_rule.html")
def case_rule(case_id: str, rule_id: str) -> Shown:
    """Show why a rule did or did not fire in a case, and what would have made it fire."""
    opened = desk().open(case_id, visitor(), f"rule {rule_id}")
    found = explained(opened, rule_id)
    if found is None:
        raise NotFound
    questions = opened.content.questionnaire.questions
    steps = {
        name: [answer_words(questions[name], value) for value in values]
        for name, values in steps_to(opened, rule_id).items()
    }
    return Shown(
        data={
            "case": _summary(opened),
            "rule": found.rule.id,
            "title": found.rule.title,
            "when": found.rule.when_text,
            "fired": rule_id in opened.case.fired,
            "judged": found.judged,
            "steps": steps,
        },
        page={
            "questions": questions,
            "because": found.rule.because,
            "is_there": rule_id in desk().content.rules_by_id,
        },
    )


@twin(bp, "/cases/<case_id>/not-fired", "desk/not_fired.html")
def silent(case_id: str) -> Shown:
    """Show every rule that did not fire, with the parts of its condition that failed."""
    opened = desk().open(case_id, visitor(), "rules that did not fire")
    entry = desk().keeper.stores.cases.marks_of({case_id})[case_id]
    near = frozenset(entry.near)
    found = [
        {
            "rule": explanation.rule.id,
            "title": explanation.rule.title,
            "kind": explanation.rule.kind,
            "truth": explanation.judged.truth,
            "is_near": explanation.rule.id in near,
            "failed": [
                {"words": part.told.words, "truth": part.truth}
                for part in failing(explanation.judged)
            ],
        }
        for explanation in not_fired(opened)
    ]
    found.sort(key=lambda one: not one["is_near"])
    return Shown({"case": _summary(opened), "rules": found})


@twin(bp, "/cases/<case_id>/replay", "desk/replay.html")
def replay(case_id: str) -> Shown:
    """Show what the case is when it is decided anew, under its own content and today's."""
    opened = desk().open(case_id, visitor(), "replay")
    own, today = desk().replay(opened.case)
    return Shown({"case": _summary(opened), "own": own, "today": today})


@twin(bp, "/cases/<case_id>/what-if", "desk/what_if.html", "GET", "POST")
def what_if(case_id: str) -> Shown:
    """Show the decision for other answers beside the old one; keep it only when asked."""
    opened = desk().open(case_id, visitor(), "what if")
    typed = {name: value_data(value) for name, value in opened.case.answers.items()}
    tried, keeps = None, False
    faults: dict[str, str] = {}
    if request.method == "POST":
        changed, faults, keeps = read_changes(opened)
        typed = {name: value for name, value in {**typed, **changed}.items() if value is not None}
        try:
            tried = None if faults else desk().what_if(opened, changed)
        except AnswersError as error:
            faults = error.messages
    if tried and keeps:
        desk().keep_what_if(opened, tried, visitor())
    return Shown(
        data={
            "case": _summary(opened),
            "tried": tried,
            "kept": bool(tried and keeps),
            "errors": faults,
        },
        page={"content": opened.content, "typed": typed},
        status=422 if faults else 200,
    )


def _summary(opened: OpenCase) -> dict[str, Any]:
    found = opened.case
    return {
        "id": found.id,
        "at": found.at,
        "triage": found.triage,
        "title": found.plan["outcome"]["title"],
        "content_digest": found.content_digest,
        "software_version": found.software_version,
        "problem": opened.problem,
    }


def _answers(opened: OpenCase) -> list[dict[str, Any]]:
    return [_answer(opened.content, name, value) for name, value in opened.case.answers.items()]


def _answer(content: Content, name: str, value: Any) -> dict[str, Any]:
    question = content.questionnaire.questions.get(name)
    text = question.text if question else name
    words = answer_words(question, value) if question else str(value_data(value))
    return {"question": name, "text": text, "answer": value_data(value), "words": words}


def _rules(chosen: tuple[Any, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rule for entry in chosen for rule in entry.rules))


def _link(case_id: str, kind: str, name: str) -> str:
    if kind == "answer":
        return f"#answer-{name}"
    return url_for("desk.case_rule", case_id=case_id, rule_id=name)
