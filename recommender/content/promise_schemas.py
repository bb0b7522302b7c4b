"""The shape of a file below rules/promises/."""

from typing import Any

from marshmallow import ValidationError, fields, post_load, validate

from recommender.content.fields import CapsField, claim, ids, kebab, words
from recommender.content.knowledge_schemas import Loaded
from recommender.content.rule_schemas import CitationSchema
from recommender.content.shapes import ChoiceField, Shape
from recommender.domain.promises import (
    Assurance,
    Exemption,
    Family,
    NeverHolds,
    TriageWithin,
    WeekAvoids,
    WeekCapped,
)
from recommender.domain.rules import Triage


def _triage() -> ChoiceField[Triage]:
    return ChoiceField(Triage)


class AssuranceSchema(Shape):
    """`then` of a promise: exactly one of these."""

    triage_at_least = _triage()
    triage_at_most = _triage()
    triage = _triage()
    no_week = claim(default=False)
    never = claim(default=False)
    avoid = ids()
    limit = CapsField(load_default=())

    @post_load
    def build(self, data: Loaded, **_: object) -> Assurance:
        """Build what is promised."""
        given = {name: value for name, value in data.items() if value}
        if len(given) != 1:
            raise ValidationError(f"promise exactly one of: {', '.join(self.fields)}")
        ((name, value),) = given.items()
        return _assurance(name, value)


def _assurance(name: str, value: Any) -> Assurance:
    match name:
        case "avoid":
            return WeekAvoids(tuple(value))
        case "limit":
            return WeekCapped(value)
        case "never":
            return NeverHolds()
    mildest, gravest = {
        "triage_at_least": (value, Triage.EMERGENCY),
        "triage_at_most": (Triage.PLAN, value),
        "triage": (value, value),
        "no_week": (Triage.CLINICIAN_FIRST, Triage.EMERGENCY),
    }[name]
    return TriageWithin(mildest, gravest)


class PromiseSchema(Shape):
    """One entry of a file below rules/promises/; the condition is resolved later."""

    id = kebab()
    title = words()
    when = fields.String(data_key="if", required=True)
    then = fields.Nested(AssuranceSchema, required=True)
    because = words()
    sources = fields.List(
        fields.Nested(CitationSchema), required=True, validate=validate.Length(min=1)
    )


class ExemptionSchema(Shape):
    """One entry of exemptions.yaml: what a family may find, and why that is right."""

    family = ChoiceField(Family, required=True)
    what = words()
    because = words()

    @post_load
    def build(self, data: Loaded, **_: object) -> Exemption:
        """Build the exemption."""
        return Exemption(**data)
