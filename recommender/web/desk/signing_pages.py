"""A clinician signs the text of a rule or of a promise."""

from dataclasses import dataclass

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from recommender.service.signatures import obstacle_of
from recommender.web.context import app
from recommender.web.desk.notices import AT_SIGNATURES, done, refused
from recommender.web.desk.promise_view import PromiseText, promise_text
from recommender.web.desk.rule_view import RuleText, rule_text
from recommender.web.desk.sign_in import visitor
from recommender.web.desk.signing_form import SigningForm, signing_form
from recommender.web.desk.twins import Shown, is_data, sent_words, twin
from recommender.web.problems import problem
from recommender.web.words import _

bp = Blueprint("signing", __name__, url_prefix="/audit")


@dataclass(frozen=True)
class SigningView:
    """A text to sign, and the form as it was sent with what is wrong with it."""

    text: RuleText | PromiseText
    form: SigningForm


@twin(bp, "/rules/<rule_id>/signatures", "desk/rule_to_sign.html", "POST")
def sign_rule(rule_id: str) -> Shown | ResponseReturnValue:
    """Keep a clinician's name under a rule's text of today."""
    words = _("You have signed this text of the rule. Your signature lapses when the text changes.")
    back = url_for("reviews.rule", rule_id=rule_id, _anchor="notice")
    return _sign(rule_text(app().rules.find(rule_id)), back, words)


@twin(bp, "/promises/<promise_id>/signatures", "desk/promise_to_sign.html", "POST")
def sign_promise(promise_id: str) -> Shown | ResponseReturnValue:
    """Keep a clinician's name under a promise's text of today, where it holds for everybody."""
    words = _(
        "Your signature stands under this text of the promise. It lapses when the text changes."
    )
    back = url_for("proofs.promise", promise_id=promise_id, _anchor="notice")
    return _sign(promise_text(app().signatures.promise(promise_id)), back, words)


def _sign(text: RuleText | PromiseText, back: str, words: str) -> Shown | ResponseReturnValue:
    if obstacle := app().signatures.obstacle(text.entry) or obstacle_of(visitor()):
        return _refused(_(obstacle), back)
    sent = sent_words()
    form = signing_form(text.entry, sent)
    if form.errors:
        return Shown({"errors": form.errors}, SigningView(text, form), 422)
    note = sent.get("note", "").strip()
    signature = app().signatures.sign(text.entry, note, visitor())
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
