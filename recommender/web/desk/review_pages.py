"""Reviews, the queue and agreement; rules and their history."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from recommender.web.context import app
from recommender.web.desk.agreement_view import agreement_view
from recommender.web.desk.came_from import came_by, cases_after, is_from_list, way_back
from recommender.web.desk.case_view import CaseView, case_view, facts_of, own_review
from recommender.web.desk.notices import AT_REVIEWS, done
from recommender.web.desk.queue_view import queue_view
from recommender.web.desk.review_bar import review_bar
from recommender.web.desk.review_form import read_review
from recommender.web.desk.rule_table import rule_table
from recommender.web.desk.rule_view import rule_view
from recommender.web.desk.sign_in import visitor
from recommender.web.desk.skipped_cases import is_skipped, skip
from recommender.web.desk.twins import Shown, is_data, sent_words, twin
from recommender.web.words import _

bp = Blueprint("reviews", __name__, url_prefix="/audit")


@twin(bp, "/cases/<case_id>/reviews", "desk/case.html", "POST")
def review(case_id: str) -> Shown | ResponseReturnValue:
    """Keep a review beside its case, or say what is missing."""
    sent = sent_words()
    entry = app().inspector.entry(case_id)
    said, faults = read_review(sent, {*app().content.rules_by_id, *entry.fired}, entry.triage)
    if said is None:
        return Shown({"errors": faults}, _repeated(case_id, sent, faults), 422)
    kept = app().reviews.add(case_id, said, visitor())
    if is_data():
        return Shown({"review": kept}, status=201)
    if "then_next" in sent:
        done(_("Your review is saved."))
        return redirect(_next_after(case_id), 303)
    done(_("Your review is saved."), AT_REVIEWS)
    return redirect(url_for("cases.case", case_id=case_id, _anchor="notice"), 303)


@twin(bp, "/queue", "desk/queue.html")
def queue() -> Shown:
    """Show the cases to review next."""
    view = queue_view()
    app().log.write_list("queue", visitor(), cases=[row.queued.entry.id for row in view.rows])
    came_by(url_for("reviews.queue"))
    return Shown.of(view)


@bp.get("/cases/next")
def next_case() -> ResponseReturnValue:
    """Lead along the list of cases that was read last: to the next that is not judged yet.

    At the end of its page it leads back to the list.
    """
    seen = app().reviews.judged_by(visitor())
    for begun in cases_after(request.args.get("after", "")):
        found = app().inspector.ids_beginning(begun, 1)
        if found and found[0] not in seen:
            return redirect(url_for("cases.case", case_id=found[0]), 303)
    flash(_("You have come to the end of this page of the list."))
    return redirect(way_back().address, 303)


@bp.get("/queue/next")
def next_in_queue() -> ResponseReturnValue:
    """Lead to the first case of the queue that was not passed over; `?after=` passes over one.

    Those behind it come first, then those before it. Where there is none it leads to the queue.
    """
    waiting = [queued.entry.id for queued in app().reviews.queue(visitor())]
    after = request.args.get("after", "")
    if after in waiting:
        skip(after)
        place = waiting.index(after) + 1
        waiting = [*waiting[place:], *waiting[:place]]
    following = next((case_id for case_id in waiting if not is_skipped(case_id)), None)
    if following is None:
        return redirect(url_for("reviews.queue"), 303)
    return redirect(url_for("cases.case", case_id=following), 303)


@twin(bp, "/agreement", "desk/agreement.html")
def agreement() -> Shown:
    """Show how far reviewers agree with the rules and with each other."""
    return Shown.of(agreement_view())


@twin(bp, "/rules", "desk/rules.html")
def rules() -> Shown:
    """List the rules of today that the address asks for, with what became of each."""
    view = rule_table()
    return Shown.of(view, 422 if view.errors else 200)


@twin(bp, "/rules/<rule_id>", "desk/rule.html")
def rule(rule_id: str) -> Shown:
    """Show a rule: what it asks, why, who signed it, how often it fired, and its history."""
    return Shown.of(rule_view(app().rules.find(rule_id)))


def _next_after(case_id: str) -> str:
    if is_from_list(case_id):
        return url_for("reviews.next_case", after=case_id)
    return url_for("reviews.next_in_queue")


def _repeated(case_id: str, sent: dict[str, str], faults: dict[str, str]) -> CaseView | None:
    """Return the page of the case with the form as it was sent, and what is wrong with it."""
    # what programs send opens no case
    if is_data():
        return None
    opened = app().inspector.open(case_id, visitor(), "review")
    facts = facts_of(opened)
    return case_view(opened, facts, "triage", review_bar(opened, own_review(facts), sent, faults))
