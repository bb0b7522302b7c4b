"""A clinician signs the text of a rule or of a promise."""

from collections.abc import Mapping

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from recommender.exchange.catalogue import rule_data
from recommender.exchange.promises import promise_data
from recommender.service.signatures import Signable, text_digest
from recommender.service.words import tell
from recommender.web.context import app
from recommender.web.desk.notices import AT_SIGNATURES, done, refused
from recommender.web.desk.proof_pages import promise_page
from recommender.web.desk.review_form import WORDS_MOST
from recommender.web.desk.review_pages import rule_page
from recommender.web.desk.sign_in import people_only, visitor
from recommender.web.desk.twins import Shown, is_data, sent_words, twin
from recommender.web.problems import problem
from recommender.web.words import _

bp = Blueprint("signing", __name__, url_prefix="/audit")


@twin(bp, "/rules/<rule_id>/signatures", "desk/signature.html", "POST")
@people_only
def sign_rule(rule_id: str) -> Shown | ResponseReturnValue:
    """Keep a clinician's name under a rule's text of today."""
    found = app().rules.find(rule_id)
    plainly = tell(app().content, found.when)
    page = {"rule": rule_data(found), "plainly": plainly, **rule_page(found)}
    words = _("You have signed this text of the rule. Your signature lapses when the text changes.")
    return _sign(found, page, url_for("reviews.rule", rule_id=rule_id, _anchor="notice"), words)


@twin(bp, "/promises/<promise_id>/signatures", "desk/signature.html", "POST")
@people_only
def sign_promise(promise_id: str) -> Shown | ResponseReturnValue:
    """Keep a clinician's name under a promise's text of today, where it holds for everybody."""
    found = app().signatures.promise(promise_id)
    page = {"promise": promise_data(found), **promise_page(found)}
    words = _(
        "Your signature stands under this text of the promise. It lapses when the text changes."
    )
    back = url_for("proofs.promise", promise_id=promise_id, _anchor="notice")
    return _sign(found, page, back, words)


def _sign(
    entry: Signable, page: Mapping[str, object], back: str, words: str
) -> Shown | ResponseReturnValue:
    if obstacle := app().signatures.obstacle(entry):
        return _refused(_(obstacle), back)
    sent = sent_words()
    name, note = sent.get("name", "").strip(), sent.get("note", "").strip()
    now = text_digest(entry)
    faults: dict[str, str] = {}
    if sent.get("text_digest") != now:
        faults["text_digest"] = _("The text has changed since you opened it. Read it again.")
    if not name or max(len(name), len(note)) > WORDS_MOST:
        faults["name"] = _("Write your name and profession, as you would sign a letter.")
    if faults:
        return Shown({"errors": faults}, {**page, "text_digest": now, "said": sent}, 422)
    signature = app().signatures.sign(entry, name, note, visitor())
    app().signed_rules.renew()
    if is_data():
        return Shown({"signature": signature}, status=201)
    done(words, AT_SIGNATURES)
    return redirect(back, 303)


def _refused(why: str, back: str) -> ResponseReturnValue:
    if is_data():
        return problem(409, "Conflict", detail=why)
    refused(why)
    return redirect(back.partition("#")[0], 303)
