"""Promises, what is proved of them, and what a change of content does to everybody."""

from flask import Blueprint, request

from recommender.domain.content import Content
from recommender.domain.errors import NotFoundError
from recommender.web.context import app
from recommender.web.desk.effects_view import EffectsView, told_effects
from recommender.web.desk.promise_view import promise_list, promise_view
from recommender.web.desk.sign_in import visitor
from recommender.web.desk.twins import Shown, is_data, twin
from recommender.web.words import _

bp = Blueprint("proofs", __name__, url_prefix="/audit")


@twin(bp, "/promises", "desk/promises.html")
def promises() -> Shown:
    """Show each promise and each claim about all rules, for whom it fails, and who signed it.

    The page never waits for the proofs; their data does.
    """
    proofs = app().proofs.begun(app().content)
    return Shown.of(promise_list(proofs.result() if is_data() or proofs.done() else None))


@twin(bp, "/promises/<promise_id>", "desk/promise.html")
def promise(promise_id: str) -> Shown:
    """Show a promise: of whom it speaks, what it assures, whether that holds, who signed it."""
    return Shown.of(promise_view(app().signatures.promise(promise_id)))


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
        view = EffectsView(**chosen, errors=errors, told=None)
        return Shown.of(view, 422)
    app().log.write_list("effects", visitor(), **chosen)
    found = app().proofs.effects(contents["before"], contents["after"])
    return Shown.of(EffectsView(**chosen, errors={}, told=told_effects(contents["after"], found)))
