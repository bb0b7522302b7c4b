"""Build the promises: safety claims about the rules, in the language of the rules."""

from collections.abc import Iterator

from recommender.content.conditions import read_condition
from recommender.content.gathering import Gatherer
from recommender.content.language import Names
from recommender.content.promise_schemas import ExemptionSchema, PromiseSchema
from recommender.content.rule_loading import PROMISES
from recommender.domain.promises import Exemption, Promise

_FOLDER = f"rules/{PROMISES}"
EXEMPTIONS = f"{_FOLDER}/exemptions.yaml"


def load_exemptions(gatherer: Gatherer) -> tuple[Exemption, ...]:
    """Return what the families may find, in the order of the file; none without the file."""
    if EXEMPTIONS not in gatherer.files(_FOLDER):
        return ()
    return tuple(gatherer.entries(EXEMPTIONS, ExemptionSchema()))


def load_promises(gatherer: Gatherer, names: Names) -> tuple[Promise, ...]:
    """Return the promises by file and place in it; problems stay in the gatherer."""
    found: dict[str, Promise] = {}
    for promise in _read(gatherer, names):
        if promise.id in found:
            message = f"this id is taken (in {found[promise.id].file}); ids are never reused"
            gatherer.say(promise.file, promise.id, message)
        found.setdefault(promise.id, promise)
    return tuple(found.values())


def _read(gatherer: Gatherer, names: Names) -> Iterator[Promise]:
    files = (file for file in gatherer.files(_FOLDER) if file != EXEMPTIONS)
    for file in files:
        for raw in gatherer.entries(file, PromiseSchema()):
            if not names.questions:
                # every name would only repeat what is wrong with the questionnaire
                continue
            text = raw.pop("when")
            when = read_condition(gatherer, names, (file, raw["id"]), text, said="if: {error}")
            if when is None:
                continue
            yield Promise(
                when=when, when_text=text, file=file, **{**raw, "sources": tuple(raw["sources"])}
            )
