"""The hazards as JSON-ready data, and what of the content no hazard traces."""

from typing import TypedDict

from recommender.domain.content import Content
from recommender.domain.hazards import Hazard, Sign
from recommender.domain.rules import Rule, RuleKind
from recommender.exchange.plan import Data, value_data


class SignData(TypedDict):
    """A sign in the words of the form; of a number there is no option."""

    id: str
    question: str
    option: str | None


def hazards_data(content: Content) -> list[Data]:
    """Return every hazard in the order of the files."""
    return [hazard_data(content, hazard) for hazard in content.hazards.values()]


def hazard_data(content: Content, hazard: Hazard) -> Data:
    """Return one hazard, its signs in the words of the questionnaire."""
    return {
        "id": hazard.id,
        "name": hazard.name,
        "group": hazard.group,
        "what": hazard.what,
        "signs": [sign_data(content, sign) for sign in hazard.signs],
        "risks": [sign_data(content, sign) for sign in hazard.risks],
        "levels": [
            {
                "triage": level.triage.value,
                "when": level.when,
                "certainty": level.certainty.value,
                "sources": [{"id": one.source, "where": one.where} for one in level.sources],
            }
            for level in hazard.levels
        ],
        "guards": list(hazard.guards),
        "rules": list(hazard.rules),
        "promises": list(hazard.promises),
        "harm": hazard.harm,
        "severity": hazard.severity.value,
        "likelihood": {"before": hazard.before.value, "after": hazard.after.value},
        "cases": [
            {
                "name": case.name,
                "near_miss": case.is_near_miss,
                "answers": {name: value_data(value) for name, value in case.answers.items()},
                "triage": case.triage.value,
            }
            for case in hazard.cases
        ],
        "file": hazard.file,
    }


def sign_data(content: Content, sign: Sign) -> SignData:
    """Return a sign with the words of its question and option."""
    question = content.questionnaire.questions[sign.question]
    texts = {option.id: option.text for option in question.options}
    option = texts.get(sign.option, sign.option) if sign.option else None
    return {"id": str(sign), "question": question.called, "option": option}


def traced_rules(content: Content) -> frozenset[str]:
    """Return the ids of the rules that act for some hazard."""
    return frozenset(rule for hazard in content.hazards.values() for rule in hazard.rules)


def untraced_rules(content: Content) -> tuple[Rule, ...]:
    """Return the triage rules that act for no hazard, in the order of the rules."""
    traced = traced_rules(content)
    return tuple(
        rule for rule in content.rules if rule.kind is RuleKind.TRIAGE and rule.id not in traced
    )


def untraced_signs(content: Content) -> tuple[Sign, ...]:
    """Return the signs of danger that tell no hazard and lift none, in the order of the form."""
    traced = {
        sign for hazard in content.hazards.values() for sign in (*hazard.signs, *hazard.risks)
    }
    every = (
        Sign(question.id, option.id)
        for question in content.questionnaire
        for option in question.choices
        if option.sign is not None and not option.is_plan_only and not question.which_of
    )
    return tuple(sign for sign in every if sign not in traced)
