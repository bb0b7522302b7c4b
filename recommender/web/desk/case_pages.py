"""The list of cases and one case: found, explained, tried otherwise, replayed, judged."""

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest, NotFound

from recommender.domain.users import Right
from recommender.service.case_inspector import explained
from recommender.service.exports import ExportFormat, formats
from recommender.web.context import app
from recommender.web.desk.answer_filter import (
    KEY,
    Sought,
    answers_sought,
    read_sought,
    sought_pages,
    ticked_answers,
)
from recommender.web.desk.came_from import came_by, keep_order
from recommender.web.desk.case_list import list_view, read_list
from recommender.web.desk.case_view import case_data, case_view, facts_of, own_review
from recommender.web.desk.desk_cookie import desk_token
from recommender.web.desk.review_bar import review_bar
from recommender.web.desk.rule_in_case import rule_in_case, rules_not_fired
from recommender.web.desk.sign_in import visitor
from recommender.web.desk.twins import Shown, is_data, twin

bp = Blueprint("cases", __name__, url_prefix="/audit")
MEDIA = {
    ExportFormat.CSV: "text/csv",
    ExportFormat.NDJSON: "application/x-ndjson",
    ExportFormat.PARQUET: "application/vnd.apache.parquet",
}


@bp.get("")
@bp.get("/")
def first() -> ResponseReturnValue:
    """Lead from the desk's own address to what somebody is here for.

    Reviewers come to their queue, others to the cases, and who may not see any to the users.
    """
    pages = {Right.REVIEW: "reviews.queue", Right.READ: "cases.cases"}
    page = next((page for right, page in pages.items() if visitor().may(right)), "users.users")
    return redirect(url_for(page), 303)


@twin(bp, "/cases", "desk/cases.html", "GET", "POST")
def cases() -> Shown | ResponseReturnValue:
    """List the cases that the address asks for, or lead to the one whose id it has.

    A program sends the answers that it looks for as JSON, with each page; a browser has them kept.
    """
    asked = read_list()
    if asked.case_id:
        page = "cases.case_json" if is_data() else "cases.case"
        return redirect(url_for(page, case_id=asked.case_id), 303)
    view = list_view(asked)
    shown = [row.case.id for row in view.rows]
    app().log.write_list("cases", visitor(), filter=asked.told, cases=shown)
    if not asked.errors:
        keep_order(request.args.get("order", ""))
    came_by(request.full_path.rstrip("?"), shown)
    return Shown.of(view, 422 if view.errors else 200)


@bp.get("/cases/answers")
def choose_answers() -> str:
    """Show the form for the answers that the list is to be filtered by."""
    return _answers_page(answers_sought())


@bp.post("/cases/answers")
def seek_answers() -> ResponseReturnValue:
    """Keep the answers that are looked for, and lead to the list; its address has none."""
    asked = read_sought(ticked_answers(request.form))
    if asked.faults:
        return _answers_page(asked), 422
    kept = {name: value for name, value in request.args.items() if name not in (KEY, "cursor")}
    if asked.said:
        kept[KEY] = app().sought_answers.keep(desk_token(), asked.said)
    return redirect(url_for("cases.cases", **kept), 303)  # type: ignore[arg-type]  # parts of the address among settings


def _answers_page(asked: Sought) -> str:
    kept = {name: value for name, value in request.args.items() if name != "cursor"}
    return render_template(
        "desk/answers_sought.html", asked=asked, kept=kept, pages=sought_pages(asked.said)
    )


@bp.route("/cases/export", methods=["GET", "POST"])
def export() -> ResponseReturnValue:
    """Send the cases that the address asks for as a file, and write down who took them."""
    asked = read_list()
    try:
        kind = ExportFormat(request.args.get("format", ""))
    except ValueError:
        raise BadRequest from None
    if asked.errors:
        raise BadRequest
    if kind not in formats():
        abort(501)
    lines = app().exports.file(kind, asked.wanted, visitor(), asked.told)
    response = Response(lines, mimetype=MEDIA[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="cases.{kind.value}"'
    return response


@twin(bp, "/cases/<case_id>", "desk/case.html")
def case(case_id: str) -> Shown:
    """Show a case: its outcome, how it came to it, its week, and what was said of it."""
    opened = app().inspector.open(case_id, visitor(), "case")
    facts = facts_of(opened)
    shown = request.args.get("show", "triage")
    bar = review_bar(opened, own_review(facts)) if visitor().may(Right.REVIEW) else None
    return Shown(case_data(opened, facts), case_view(opened, facts, shown, bar))


@twin(bp, "/cases/<case_id>/rules/<rule_id>", "desk/case_rule.html")
def case_rule(case_id: str, rule_id: str) -> Shown:
    """Show why a rule did or did not fire in a case, and what would have made it fire."""
    opened = app().inspector.open(case_id, visitor(), f"rule {rule_id}")
    found = explained(opened, rule_id)
    if found is None:
        raise NotFound
    return Shown.of(rule_in_case(opened, found))


@twin(bp, "/cases/<case_id>/not-fired", "desk/not_fired.html")
def silent(case_id: str) -> Shown:
    """Show every rule that did not fire: what nearly fired with the step to it, and why not."""
    opened = app().inspector.open(case_id, visitor(), "rules that did not fire")
    return Shown.of(rules_not_fired(opened))
