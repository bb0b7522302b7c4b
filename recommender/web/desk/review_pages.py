"""Reviews, the queue and agreement; rules and their history."""

from dataclasses import asdict

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from recommender.domain.rules import Rule
from recommender.exchange.catalogue import rule_data
from recommender.service.charts import Bar, draw_bars
from recommender.service.signatures import text_digest
from recommender.service.words import tell
from recommender.web.context import app
from recommender.web.desk.addresses import todays_rule
from recommender.web.desk.case_head import head_of
from recommender.web.desk.case_words import messages, rule_words, titles
from recommender.web.desk.filters import as_signed
from recommender.web.desk.notices import AT_REVIEWS, done
from recommender.web.desk.review_form import fired_rules, read_review
from recommender.web.desk.sign_in import people_only, visitor
from recommender.web.desk.twins import Shown, is_data, sent_words, twin
from recommender.web.words import _

bp = Blueprint("reviews", __name__, url_prefix="/audit")
# a share of fewer reviews says little
REVIEWS_LEAST = 5


@twin(bp, "/cases/<case_id>/reviews", "desk/review.html", "POST")
@people_only
def review(case_id: str) -> Shown | ResponseReturnValue:
    """Keep a review beside its case, or say what is missing."""
    sent = sent_words()
    rules = {*app().content.rules_by_id, *app().inspector.entry(case_id).fired}
    said, faults = read_review(sent, rules)
    if said is None:
        page = {} if is_data() else _repeated(case_id, sent)
        return Shown({"errors": faults}, page, 422)
    kept = app().reviews.add(case_id, said, visitor())
    if is_data():
        return Shown({"review": kept}, status=201)
    done(_("Your review is saved."), AT_REVIEWS)
    return redirect(url_for("cases.case", case_id=case_id, _anchor="notice"), 303)


@twin(bp, "/queue", "desk/queue.html")
def queue() -> Shown:
    """Show the cases to review next."""
    app().log.write_list("queue", visitor())
    return Shown({"queue": app().reviews.queue(visitor())}, {"titles": titles(app().content)})


@bp.get("/queue/next")
def next_in_queue() -> ResponseReturnValue:
    """Lead to the first case of the queue, or to the queue where it is empty."""
    waiting = app().reviews.queue(visitor())
    if not waiting:
        return redirect(url_for("reviews.queue"), 303)
    return redirect(url_for("cases.case", case_id=waiting[0].entry.id), 303)


@twin(bp, "/agreement", "desk/agreement.html")
def agreement() -> Shown:
    """Show how far reviewers agree with the rules and with each other."""
    found = app().reviews.agreement()
    rates = {entry.rule: round(entry.rate, 4) for entry in found.rules}
    known = [entry for entry in found.rules if entry.reviews >= REVIEWS_LEAST]
    few = [entry for entry in found.rules if entry.reviews < REVIEWS_LEAST]
    page = {"groups": (known, few), "least": REVIEWS_LEAST, "rule_address": todays_rule}
    return Shown({"agreement": found, "rates": rates}, page)


@twin(bp, "/rules", "desk/rules.html")
def rules() -> Shown:
    """List today's rules, by kind, with who has signed them; on demand those not yet signed."""
    signed = app().signatures.signed_rules()
    found = [
        {
            "id": rule.id,
            "kind": rule.kind,
            "title": rule.title,
            "evidence": rule.evidence,
            "is_signed": rule.id in signed,
            "signature": signed.get(rule.id),
        }
        for rule in app().content.rules
    ]
    return Shown({"rules": as_signed(found), "signed": len(signed)}, {"all": len(found)})


@twin(bp, "/rules/<rule_id>", "desk/rule.html")
def rule(rule_id: str) -> Shown:
    """Show a rule: what it asks, why, who signed it, how often it fired, and its history."""
    found = app().rules.find(rule_id)
    weeks = app().rules.fired_by_week(rule_id)
    agreement = {entry.rule: entry for entry in app().reviews.agreement().rules}
    judged = agreement.get(rule_id)
    return Shown(
        data={
            "rule": rule_data(found),
            "text_digest": text_digest(found),
            "plainly": tell(app().content, found.when),
            "signatures": app().signatures.signatures(found),
            "fired_by_week": [{"week": week, "cases": cases} for week, cases in weeks],
            "agreement": judged and {**asdict(judged), "rate": round(judged.rate, 4)},
            "history": app().rules.history(rule_id),
        },
        view={**rule_page(found), "chart": _chart(found, weeks)},
    )


def rule_page(found: Rule) -> dict[str, object]:
    """Return what the text of a rule takes on a page."""
    return {"sources": app().content.sources, **rule_words(app().content, found)}


def _repeated(case_id: str, sent: dict[str, str]) -> dict[str, object]:
    opened = app().inspector.open(case_id, visitor(), "review")
    grave, _milder = messages(opened)
    fired = fired_rules(opened)
    return {"case": head_of(opened), "grave": grave, "fired_rules": fired, "said": sent}


def _chart(found: Rule, weeks: tuple[tuple[str, int], ...]) -> str:
    drawn: str = draw_bars(
        [Bar(week, cases, _("week of %(week)s", week=week)) for week, cases in weeks],
        name="fired",
        title=_("Cases a week in which “%(title)s” fired", title=found.title),
        description=_("The table below has the same numbers."),
    )
    return drawn
