"""The shape of a file below knowledge/hazards/."""

from collections.abc import Mapping

from marshmallow import ValidationError, fields, post_load, validate, validates_schema

from recommender.content.fields import Text, claim, ids, kebab, texts, words
from recommender.content.knowledge_schemas import Loaded
from recommender.content.rule_schemas import CitationSchema
from recommender.content.shapes import ChoiceField, Shape
from recommender.domain.hazards import Certainty, HazardLevel, Likelihood, Sign
from recommender.domain.rules import Triage
from recommender.domain.severity import Severity

AT_LEAST_ONE = validate.Length(min=1)


class SignField(fields.Field[Sign]):
    """`question.option`, or the question alone where it asks for a number."""

    def _deserialize(
        self, value: object, attr: str | None, data: Mapping[str, object] | None, **kwargs: object
    ) -> Sign:
        question, _, option = Text().deserialize(value, attr, data, **kwargs).partition(".")
        return Sign(question, option)


class LevelSchema(Shape):
    """One level of a cause."""

    triage = ChoiceField(Triage, required=True)
    when = words()
    certainty = ChoiceField(Certainty, required=True)
    sources = fields.List(fields.Nested(CitationSchema), required=True, validate=AT_LEAST_ONE)

    @post_load
    def build(self, data: Loaded, **_: object) -> HazardLevel:
        """Build the level."""
        return HazardLevel(**{**data, "sources": tuple(data["sources"])})


class LikelihoodSchema(Shape):
    """How likely a cause goes too low, before and after."""

    before = ChoiceField(Likelihood, required=True)
    after = ChoiceField(Likelihood, required=True)

    @validates_schema
    def is_no_likelier_after(self, data: Loaded, **_: object) -> None:
        """Refuse rules that make it likelier that a cause goes too low."""
        order = list(Likelihood)
        if order.index(data["after"]) < order.index(data["before"]):
            raise ValidationError("is likelier than before", "after")


class CaseSchema(Shape):
    """One case; its answers get their types from the questionnaire later."""

    name = words()
    near_miss = claim(default=False)
    answers = fields.Dict(keys=fields.String(), values=fields.Raw(), required=True)
    triage = ChoiceField(Triage, required=True)


class HazardSchema(Shape):
    """One cause."""

    id = kebab()
    name = words()
    group = kebab()
    what = words()
    signs = fields.List(SignField(), required=True, validate=AT_LEAST_ONE)
    risks = fields.List(SignField(), required=True)
    levels = fields.List(fields.Nested(LevelSchema), required=True, validate=AT_LEAST_ONE)
    guards = texts(least=0)
    rules = ids(least=1)
    promises = ids()
    harm = words()
    severity = ChoiceField(Severity, required=True)
    likelihood = fields.Nested(LikelihoodSchema, required=True)
    cases = fields.List(fields.Nested(CaseSchema), required=True)

    @validates_schema
    def has_cases_on_both_sides(self, data: Loaded, **_: object) -> None:
        """Refuse a cause without a near miss, or with a level for which no case stands."""
        fired = {case["triage"] for case in data["cases"] if not case["near_miss"]}
        near = {case["triage"] for case in data["cases"] if case["near_miss"]}
        # a week may be what is left where no rule of the cause fires
        at = fired | {triage for triage in near if triage.allows_week}
        missing = [level.triage for level in data["levels"] if level.triage not in at]
        faults = [f"no case fires at {triage.value}" for triage in dict.fromkeys(missing)]
        if not near:
            faults.append("no case is a near miss")
        if not fired:
            faults.append("no case fires a rule")
        if faults:
            raise ValidationError(faults, "cases")
