"""Promises, what is proved of them, and what a change of content does to everybody."""

from flask import Blueprint, request

from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.errors import NotFoundError
from recommender.domain.rules import Cap
from recommender.exchange.plan import value_data
from recommender.service.edit_effects import EditEffects
from recommender.service.results import Effect, RuleChange
from recommender.service.words import avoided_words
from recommender.web.context import app
from recommender.web.desk.labels import LABELS
from recommender.web.desk.promise_view import promise_list, promise_view
from recommender.web.desk.sign_in import visitor
from recommender.web.desk.twins import Shown, is_data, twin
from recommender.web.viewing import in_words
from recommender.web.words import _

bp = Blueprint("proofs", __name__, url_prefix="/audit")


@twin(bp, "/promises", "desk/promises.html")
def promises() -> Shown:
    """Show each promise and each claim about all rules, for whom it fails, and who signed it.

    The page never waits for the proofs; their data does.
    """
    proofs = app().proofs.begun(app().content)
    view = promise_list(proofs.result() if is_data() or proofs.done() else None)
    return Shown(view.data, view)


@twin(bp, "/promises/<promise_id>", "desk/promise.html")
def promise(promise_id: str) -> Shown:
    """Show a promise: of whom it speaks, what it assures, whether that holds, who signed it."""
    view = promise_view(app().signatures.promise(promise_id))
    return Shown(view.data, view)


@twin(bp, "/effects", "desk/effects.html")
def effects() -> Shown:
    """Show exactly what a change from one content version to another does to everybody."""
    chosen = {name: request.args.get(name, "").strip() for name in ("before", "after")}
    errors: dict[str, str] = {}
    contents: dict[str, Content] = {}
    for name, digest in chosen.items():
        try:
            contents[name] = app().content_cache.recommender(digest).content
        except NotFoundError:
            errors[name] = _("Choose a content version.")
    if errors:
        return Shown({**chosen, "errors": errors, "is_done": False}, status=422)
    app().log.write_list("effects", visitor(), **chosen)
    found = app().proofs.effects(contents["before"], contents["after"])
    return Shown({**chosen, "errors": {}, "is_done": True, **_effects(contents["after"], found)})


def _effects(content: Content, found: EditEffects) -> dict[str, object]:
    return {
        "moved": found.moved,
        "population": content.population.about if content.population else "",
        "rules": [_rule(content, entry) for entry in found.rules],
        "gone": list(found.form.gone),
        "new": list(found.form.new),
        "effects": [_effect(content, entry) for entry in found.effects],
    }


def _rule(content: Content, change: RuleChange) -> dict[str, object]:
    known = content.rules_by_id.get(change.rule)
    return {
        "id": change.rule,
        "title": known.title if known else change.rule,
        "before": change.before,
        "after": change.after,
        "fires_otherwise": change.fires_otherwise,
    }


def _effect(content: Content, effect: Effect) -> dict[str, object]:
    return {
        "what": effect.what,
        "called": _called(content, effect.what),
        "step": "graver" if effect.is_graver else "milder",
        "example": _unusual(content, effect.example),
        "answers": {name: value_data(value) for name, value in effect.example.items()},
    }


def _called(content: Content, what: str) -> str:
    """Return what an effect is about in words: triage, a limit, or what is left out."""
    if what == "triage":
        return str(_("Triage"))
    if what in set(Cap):
        return str(LABELS.cap[what])
    return avoided_words(content, what)


def _unusual(content: Content, answers: Answers) -> list[dict[str, str]]:
    """Return the answers that differ from an ordinary person's, in words."""
    questions = content.questionnaire.questions
    return [
        {
            "question": _(questions[name].called),
            "answer": ", ".join(in_words(questions[name], value)),
        }
        for name, value in answers.items()
        if content.ordinary.get(name) != value
    ]
