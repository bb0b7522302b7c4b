"""The list of cases and one case: found, explained, tried otherwise, replayed, judged."""

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, Response, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest, NotFound

from recommender.domain.cases import CaseFilter, CaseOrder, CasePage
from recommender.domain.reviews import Verdict
from recommender.domain.rules import Triage
from recommender.service.case_inspector import (
    OpenCase,
    explained,
    path_picture,
    steps_to,
)
from recommender.service.explanations import explanation_data
from recommender.service.exports import (
    ExportFormat,
    formats,
)
from recommender.service.left_out import not_chosen, safe_among
from recommender.service.name_lookup import avoidable
from recommender.service.unfired import not_fired
from recommender.service.words import answer_words
from recommender.web.context import app
from recommender.web.desk.addresses import rule_address
from recommender.web.desk.case_words import (
    answer_pages,
    answers,
    by_reason,
    called,
    decided_words,
    messages,
    points_words,
    titles,
)
from recommender.web.desk.explanation_words import explanation_words
from recommender.web.desk.filters import filter_words, read_filter
from recommender.web.desk.review_form import fired_rules
from recommender.web.desk.sign_in import visitor
from recommender.web.desk.step_words import step_words
from recommender.web.desk.twins import Shown, twin
from recommender.web.desk.what_if_form import kept_what_ifs

bp = Blueprint("cases", __name__, url_prefix="/audit")
MEDIA = {
    ExportFormat.CSV: "text/csv",
    ExportFormat.NDJSON: "application/x-ndjson",
    ExportFormat.PARQUET: "application/vnd.apache.parquet",
}


@bp.get("")
@bp.get("/")
def first() -> ResponseReturnValue:
    """Lead from the desk's own address to the cases."""
    return redirect(url_for("cases.cases"), 303)


@twin(bp, "/cases", "desk/cases.html")
def cases() -> Shown:
    """List the cases that the address asks for."""
    wanted, order, faults = read_filter(request.args)
    cursor = "" if faults else request.args.get("cursor", "")
    # who asked for one thing must not take all for it
    page = CasePage((), 0) if faults else app().inspector.page(wanted, order, cursor)
    kept = filter_words(request.args, wanted)
    following: dict[str, Any] = {**kept, "cursor": page.next_cursor}
    app().log.write_list("cases", visitor(), filter=kept)
    return Shown(
        data={
            "total": page.total,
            "cases": page.entries,
            "next": url_for("cases.cases", **following) if page.next_cursor else None,
            "errors": faults,
        },
        page={
            "kept": kept,
            "is_first": not cursor,
            "orders": tuple(CaseOrder),
            "triages": tuple(Triage),
            "verdicts": tuple(Verdict),
            "formats": formats(),
            "content": app().content,
            "titles": titles(app().content),
            "avoidable": _avoidable(wanted),
            "has_contents": len({entry.content_digest for entry in page.entries}) > 1,
            "contents": app().content_versions.every(),
        },
        status=422 if faults else 200,
    )


def _avoidable(wanted: CaseFilter) -> dict[str, str]:
    """Return what can be chosen as left out; what only older contents know stands by its id."""
    found = avoidable(app().content)
    return found if wanted.avoided in ("", *found) else {**found, wanted.avoided: wanted.avoided}


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
    if kind not in formats():
        abort(501)
    said = filter_words(request.args, wanted)
    lines = app().exports.file(kind, wanted, visitor(), said)
    response = Response(lines, mimetype=MEDIA[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="cases.{kind.value}"'
    return response


@twin(bp, "/cases/<case_id>", "desk/case.html")
def case(case_id: str) -> Shown:
    """Show a case: its outcome, how it came to it, its week, and what was said of it."""
    opened = app().inspector.open(case_id, visitor(), "case")
    made = decided_words(opened)
    shown = request.args.get("show", "triage")
    chosen = tuple(entry for entry in made if entry.name == shown) or made[:1]
    reviews, withheld = app().reviews.of_case(case_id, visitor())
    grave, milder = messages(opened)
    left_out = not_chosen(opened, app().content)
    reasons = app().explanations.for_desk(opened.content, opened.case.answers, opened.case.triage)
    data = {
        "case": summary(opened),
        "plan": opened.case.plan,
        "answers": answers(opened),
        "decided": made,
        "stop_reason": opened.case.stop_reason,
        "explanation": explanation_data(reasons),
        "not_chosen": left_out,
        "reviews": reviews,
        "reviews_withheld": withheld,
        "what_ifs": kept_what_ifs(opened, app().log.what_ifs(case_id)),
        "looks": [{"at": look.at, "by": look.actor} for look in app().log.looks(case_id)],
    }
    page = {
        "graph": path_picture(opened, chosen, lambda kind, name: _link(case_id, kind, name)),
        "chosen": chosen[0],
        "explained": [
            entry
            for rule in _rules(entry.rules for entry in chosen)
            if (entry := explained(opened, rule)) is not None
        ],
        "reasons": explanation_words(opened.content, opened.case.answers, reasons),
        "grave": grave,
        "milder": milder,
        "pages": answer_pages(opened),
        "content": opened.content,
        "called": called(opened.content),
        "left_out": by_reason(left_out),
        "safe_exercises": safe_among(left_out, app().content),
        "rule_address": rule_address(opened),
        "titles": {**titles(app().content), **titles(opened.content)},
        "reason_words": points_words,
        "fired_rules": fired_rules(opened),
        "said": {},
        "faults": {},
    }
    return Shown(data, page)


@twin(bp, "/cases/<case_id>/rules/<rule_id>", "desk/case_rule.html")
def case_rule(case_id: str, rule_id: str) -> Shown:
    """Show why a rule did or did not fire in a case, and what would have made it fire."""
    opened = app().inspector.open(case_id, visitor(), f"rule {rule_id}")
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
            "case": summary(opened),
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
            "is_there": rule_id in app().content.rules_by_id,
        },
    )


@twin(bp, "/cases/<case_id>/not-fired", "desk/not_fired.html")
def silent(case_id: str) -> Shown:
    """Show every rule that did not fire: what nearly fired with the step to it, and why not."""
    opened = app().inspector.open(case_id, visitor(), "rules that did not fire")
    entry = app().inspector.entry(case_id)
    found = [
        {
            "rule": silent.rule.id,
            "title": silent.rule.title,
            "kind": silent.rule.kind,
            "truth": silent.truth,
            "is_near": silent.is_near,
            "near_triage": silent.graver,
            "steps": step_words(opened.content, opened.case.answers, silent.steps),
            "failed": [{"words": part.told.words, "truth": part.truth} for part in silent.failed],
        }
        for silent in not_fired(opened, entry.near)
    ]
    page = {"titles": titles(opened.content), "rule_address": rule_address(opened)}
    return Shown({"case": summary(opened), "rules": found}, page)


def summary(opened: OpenCase) -> dict[str, object]:
    """Return what stands at the head of every page of a case."""
    found = opened.case
    return {
        "id": found.id,
        "at": found.at,
        "triage": found.triage,
        "title": found.plan.outcome.title,
        "content_digest": found.content_digest,
        "software_version": found.software_version,
        "problem": opened.problem,
    }


def _rules(each: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rule for rules in each for rule in rules))


def _link(case_id: str, kind: str, name: str) -> str:
    if kind == "answer":
        return f"#answer-{name}"
    return url_for("cases.case_rule", case_id=case_id, rule_id=name)
