"""Reviews, the queue and agreement; rules, their signatures and their history."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from recommender.audit.plain_words import tell
from recommender.domain.reviewing import DisagreeReason, Verdict
from recommender.domain.rules import Rule, Triage
from recommender.exchange.catalogue import rule_data
from recommender.figures.bars import Bar, draw_bars
from recommender.service.judging import Judgement
from recommender.web.desk.entrance import people_only, visitor
from recommender.web.desk.room import bench, desk
from recommender.web.desk.twins import Shown, as_data, twin
from recommender.web.words import _

bp = Blueprint("judging", __name__, url_prefix="/audit")
WORDS_MOST = 2000


@twin(bp, "/cases/<case_id>/reviews", "desk/review.html", "POST")
@people_only
def review(case_id: str) -> Shown | ResponseReturnValue:
    """Keep a review beside its case, or say what is missing."""
    sent = _sent()
    said, faults = _judgement(sent)
    if said is None:
        return Shown({"errors": faults}, {"case_id": case_id, "said": sent}, 422)
    kept = bench().review(case_id, said, visitor())
    if request.path.endswith(".json"):
        return Shown({"review": kept}, status=201)
    flash(_("Your review is kept."))
    return redirect(url_for("desk.case", case_id=case_id) + "#reviews-title", 303)


@twin(bp, "/queue", "desk/queue.html")
def queue() -> Shown:
    """Show the cases to review next."""
    return Shown({"queue": bench().queue(visitor())})


@twin(bp, "/agreement", "desk/agreement.html")
def agreement() -> Shown:
    """Show how far reviewers agree with the rules and with each other."""
    found = bench().agreement()
    rates = {entry.rule: round(entry.rate, 4) for entry in found.rules}
    return Shown({"agreement": found, "rates": rates})


@twin(bp, "/rules", "desk/rules.html")
def rules() -> Shown:
    """List today's rules, by kind, with who has signed them."""
    signed = bench().signed_rules()
    found = [
        {
            "id": rule.id,
            "kind": rule.kind,
            "title": rule.title,
            "evidence": rule.evidence,
            "is_signed": rule.id in signed,
        }
        for rule in desk().content.rules
    ]
    return Shown({"rules": found, "signed": len(signed)})


@twin(bp, "/rules/<rule_id>", "desk/rule.html")
def rule(rule_id: str) -> Shown:
    """Show a rule: what it asks, why, who signed it, how often it fired, and its history."""
    found = bench().rule(rule_id)
    weeks = bench().fired_by_week(rule_id)
    agreement = {entry.rule: entry for entry in bench().agreement().rules}
    judged = agreement.get(rule_id)
    return Shown(
        data={
            "rule": rule_data(found),
            "plainly": tell(desk().content, found.when),
            "signatures": bench().signatures(found),
            "fired_by_week": [{"week": week, "cases": cases} for week, cases in weeks],
            "agreement": judged and {**as_data(judged), "rate": round(judged.rate, 4)},
            "history": bench().history(rule_id),
        },
        page={"sources": desk().content.sources, "chart": _chart(found, weeks)},
    )


@twin(bp, "/rules/<rule_id>/signatures", "desk/signature.html", "POST")
@people_only
def sign(rule_id: str) -> Shown | ResponseReturnValue:
    """Keep a clinician's name under a rule's text of today."""
    sent = _sent()
    name, note = sent.get("name", "").strip(), sent.get("note", "").strip()
    bench().rule(rule_id)
    if not name or max(len(name), len(note)) > WORDS_MOST:
        faults = {"name": _("Write your name and profession, as you would sign a letter.")}
        return Shown({"errors": faults}, {"rule_id": rule_id, "said": sent}, 422)
    signature = bench().sign(rule_id, name, note, visitor())
    if request.path.endswith(".json"):
        return Shown({"signature": signature}, status=201)
    flash(_("Your signature stands under this text of the rule. It lapses when the text changes."))
    return redirect(url_for("judging.rule", rule_id=rule_id) + "#signatures-title", 303)


def _sent() -> dict[str, str]:
    given: Any = request.get_json() if request.mimetype == "application/json" else request.form
    if not isinstance(given, Mapping):
        raise BadRequest
    return {str(name): str(value or "") for name, value in dict(given).items()}


def _judgement(sent: dict[str, str]) -> tuple[Judgement | None, dict[str, str]]:
    faults: dict[str, str] = {}
    words = sent.get("words", "").strip()
    if sent.get("verdict") not in tuple(Verdict):
        faults["verdict"] = _("Say whether you agree.")
    elif sent["verdict"] == Verdict.DISAGREE:
        faults = _faults_of_disagreement(sent, words)
    if len(words) > WORDS_MOST:
        faults["words"] = _("Write at most %(most)s letters.", most=WORDS_MOST)
    rule_id = sent.get("rule", "").strip()
    if faults:
        return None, faults
    verdict = Verdict(sent["verdict"])
    if verdict is Verdict.AGREE:
        return Judgement(verdict, words=words), {}
    reason, right = DisagreeReason(sent["reason"]), Triage(sent["right_triage"])
    return Judgement(verdict, reason, right, rule_id, words), {}


def _faults_of_disagreement(sent: dict[str, str], words: str) -> dict[str, str]:
    faults: dict[str, str] = {}
    if sent.get("reason") not in tuple(DisagreeReason):
        faults["reason"] = _("Choose what is wrong.")
    if sent.get("right_triage") not in tuple(Triage):
        faults["right_triage"] = _("Choose what would have been right.")
    if not words:
        faults["words"] = _("Say in a few words why.")
    rule_id = sent.get("rule", "").strip()
    if rule_id and rule_id not in desk().content.rules_by_id:
        faults["rule"] = _("No rule has this name.")
    return faults


def _chart(found: Rule, weeks: tuple[tuple[str, int], ...]) -> str:
    drawn: str = draw_bars(
        [Bar(week, cases, _("week of %(week)s", week=week)) for week, cases in weeks],
        name="fired",
        title=_("Cases a week in which “%(title)s” fired", title=found.title),
        description=_("The table below has the same numbers."),
    )
    return drawn
