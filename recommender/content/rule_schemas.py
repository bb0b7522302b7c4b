"""The shape of a rule file: the folder is the kind, the kind is what `then` may say."""

from marshmallow import Schema, ValidationError, fields, post_load, validate

from recommender.content.fields import CapsField, ids, kebab, snake, words
from recommender.content.knowledge_schemas import Loaded, tupled
from recommender.content.language import ALWAYS_WORD
from recommender.content.safety_nets import safety_net
from recommender.content.shapes import ChoiceField, OneOf, Shape
from recommender.domain.rules import (
    EVIDENCE,
    Avoids,
    Citation,
    Favours,
    Finds,
    Limits,
    RuleKind,
    Sends,
    Tells,
    Triage,
)
from recommender.domain.severity import Severity
from recommender.domain.truth import Truth

POINTS = "write 1 to 10 points"


class FindsSchema(Shape):
    """`then` of a finding."""

    finding = snake()

    @post_load
    def build(self, data: Loaded, **_: object) -> Finds:
        """Build the conclusion."""
        return Finds(**data)


class SendsSchema(Shape):
    """`then` of a triage rule; a plan is what is left when none fires."""

    triage = ChoiceField(
        Triage,
        required=True,
        validate=validate.NoneOf([Triage.PLAN], error="plan is what is left when no rule fires"),
    )
    say = words()
    say_if = safety_net()

    @post_load
    def build(self, data: Loaded, **_: object) -> Sends:
        """Build the conclusion; the conditions of its safety net are resolved later."""
        return Sends(**tupled(data))


class AvoidsSchema(Shape):
    """`then` of a contraindication: ids of demands, or of exercises where no demand will do.

    A line of `say_with` may join several names with `and`, and say `not` before one. `unless_said`
    are ids of contraindications whose words stand for these.
    """

    avoid = ids(least=1)
    say = words()
    say_with = ids()
    severity = ChoiceField(Severity, load_default=Severity.MINOR)
    unless_said = ids()

    @post_load
    def build(self, data: Loaded, **_: object) -> Avoids:
        """Build the conclusion."""
        return Avoids(
            tuple(data["avoid"]),
            data["say"],
            tuple(data["say_with"]),
            data["severity"],
            tuple(data["unless_said"]),
        )


class FavoursSchema(Shape):
    """`then` of an emphasis rule: points for programmes and needs."""

    favour = fields.Dict(
        keys=fields.String(),
        values=fields.Integer(validate=validate.Range(1, 10, error=POINTS)),
        required=True,
        validate=validate.Length(min=1),
    )

    @post_load
    def build(self, data: Loaded, **_: object) -> Favours:
        """Build the conclusion."""
        return Favours(tuple(data["favour"].items()))


class LimitsSchema(Shape):
    """`then` of a dose rule: caps."""

    limit = CapsField(required=True, validate=validate.Length(min=1))

    @post_load
    def build(self, data: Loaded, **_: object) -> Limits:
        """Build the conclusion."""
        return Limits(data["limit"])


class TellsSchema(Shape):
    """`then` of an advice rule."""

    tell = kebab()

    @post_load
    def build(self, data: Loaded, **_: object) -> Tells:
        """Build the conclusion."""
        return Tells(data["tell"])


THEN: dict[RuleKind, type[Schema]] = {
    RuleKind.FINDINGS: FindsSchema,
    RuleKind.TRIAGE: SendsSchema,
    RuleKind.CONTRAINDICATIONS: AvoidsSchema,
    RuleKind.EMPHASIS: FavoursSchema,
    RuleKind.DOSES: LimitsSchema,
    RuleKind.ADVICE: TellsSchema,
}


# The key of `then` by which each kind of rule is known.
CONCLUDES: dict[RuleKind, str] = {
    RuleKind.FINDINGS: "finding",
    RuleKind.TRIAGE: "triage",
    RuleKind.CONTRAINDICATIONS: "avoid",
    RuleKind.EMPHASIS: "favour",
    RuleKind.DOSES: "limit",
    RuleKind.ADVICE: "tell",
}


class CitationSchema(Shape):
    """A source and where in it the claim stands."""

    id = kebab()
    where = words(required=False)

    @post_load
    def build(self, data: Loaded, **_: object) -> Citation:
        """Build the citation."""
        return Citation(data["id"], data["where"])


class ExampleSchema(Shape):
    """A named example; its answers get their types from the questionnaire later."""

    name = words()
    answers = fields.Dict(keys=fields.String(), values=fields.Raw(), required=True)
    fires = ChoiceField(Truth, required=True)


SIGNED_ELSEWHERE = "take this line out; clinicians sign a rule at the desk, no file can say so"


class RuleSchema(Shape):
    """One entry of a file under rules/; `when` and the examples are resolved later."""

    id = kebab()
    title = words()
    when = words()
    then = fields.Dict(required=True)
    because = words()
    sources = fields.List(
        fields.Nested(CitationSchema), required=True, validate=validate.Length(min=1)
    )
    evidence = fields.String(required=True, validate=OneOf(EVIDENCE))
    # retired: every rule once said `reviewed: none`; who has signed a rule stands in the store
    reviewed = fields.Raw(validate=validate.Equal("none", error=SIGNED_ELSEWHERE))
    status = fields.String(load_default="active", validate=OneOf(["active", "retired"]))
    examples = fields.List(fields.Nested(ExampleSchema), load_default=list)

    @post_load
    def needs_both_sides(self, data: Loaded, **_: object) -> Loaded:
        """Refuse a rule whose examples do not stand on both sides of its edge, if it has one."""
        truths = {example["fires"] for example in data["examples"]}
        if data["when"] != ALWAYS_WORD and not {Truth.YES, Truth.NO} <= truths:
            raise ValidationError("give an example that fires and one that does not", "examples")
        return data


class KeptRuleSchema(RuleSchema):
    """One entry of a kept content: `reviewed` took any words once, and decided nothing."""

    reviewed = fields.Raw()
