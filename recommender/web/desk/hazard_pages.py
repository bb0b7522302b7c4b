"""The hazards at the desk: each serious cause with its signs, rules and cases, and who signed."""

from collections.abc import Mapping

from flask import Blueprint

from recommender.domain.content import Content
from recommender.domain.errors import NotFoundError
from recommender.domain.hazards import Hazard
from recommender.domain.reviews import Signature
from recommender.exchange.hazards import hazard_data, sign_data, untraced_rules, untraced_signs
from recommender.exchange.plan import Data
from recommender.service.results import DecidedCase
from recommender.service.words import answer_words
from recommender.web.context import app
from recommender.web.desk.case_words import titles
from recommender.web.desk.twins import Shown, twin

bp = Blueprint("hazards", __name__, url_prefix="/audit")

_Signatures = Mapping[str, Signature]


@twin(bp, "/hazards", "desk/hazards.html")
def hazards() -> Shown:
    """List the causes by group: how far each is sent, what tells it, how many rules are signed."""
    content = app().content
    signed = app().signatures.signed_rules()
    found = [_row(hazard, signed) for hazard in content.hazards.values()]
    rules = [rule.id for rule in untraced_rules(content)]
    signs = [sign_data(content, sign) for sign in untraced_signs(content)]
    traced = {rule for hazard in content.hazards.values() for rule in hazard.rules}
    return Shown(
        data={"hazards": found, "untraced_rules": rules, "untraced_signs": signs},
        view={
            "titles": titles(content),
            "traced": len(traced),
            "signed": len(traced & signed.keys()),
        },
    )


@twin(bp, "/hazards/<hazard_id>", "desk/hazard.html")
def hazard(hazard_id: str) -> Shown:
    """Show a cause: its signs, who signed each rule, and what is decided of each case."""
    content = app().content
    found = content.hazards.get(hazard_id)
    if found is None:
        raise NotFoundError(f"no hazard {hazard_id!r} in today's content")
    signed = app().signatures.signed_rules()
    decided = app().recommender.decided_cases(found)
    return Shown(
        data={
            "hazard": hazard_data(content, found),
            "rules": [{"id": rule, "signature": signed.get(rule)} for rule in found.rules],
            "decided": [_decided(one) for one in decided],
        },
        view={
            "titles": titles(content),
            "promises": {promise.id: promise.title for promise in content.promises},
            "sources": content.sources,
            "answers": [_differing(content, one) for one in decided],
        },
    )


def _row(hazard: Hazard, signed: _Signatures) -> Data:
    near = sum(case.is_near_miss for case in hazard.cases)
    return {
        "id": hazard.id,
        "name": hazard.name,
        "group": hazard.group,
        "severity": hazard.severity.value,
        "likelihood": {"before": hazard.before.value, "after": hazard.after.value},
        "levels": list(dict.fromkeys(level.triage.value for level in hazard.levels)),
        "signs": len(hazard.signs),
        "rules": len(hazard.rules),
        "rules_signed": len(signed.keys() & set(hazard.rules)),
        "promises": len(hazard.promises),
        "cases": len(hazard.cases) - near,
        "near_misses": near,
    }


def _decided(one: DecidedCase) -> Data:
    is_right = one.triage is one.case.triage and bool(one.acting) is not one.case.is_near_miss
    return {"triage": one.triage.value, "acting": list(one.acting), "as_said": is_right}


def _differing(content: Content, one: DecidedCase) -> list[dict[str, object]]:
    """Return the answers of a case that differ from the ordinary person's, in words."""
    questions = content.questionnaire.questions
    return [
        {"question": questions[name].called, "answer": answer_words(questions[name], value)}
        for name, value in one.case.answers.items()
    ]
