"""The form of a plan in JSON: the one description by which it is documented, written and read.

Kept cases are digested by the bytes of their plan, so the order of the fields counts. What an older
software did not write yet stays away when its plan is written again: such a field is not required,
and has a default that stands for nothing. What a newer software wrote besides is passed over.
"""

from marshmallow import Schema, fields

from recommender.domain.assessment import AnswerRead, Because, FindingRead
from recommender.domain.exercises import Dose
from recommender.domain.plan import (
    Plan,
    PlanAvoid,
    PlanDay,
    PlanEmphasis,
    PlanFiring,
    PlanItem,
    PlanLeftOut,
    PlanLimit,
    PlanMessage,
    PlanNeed,
    PlanOutcome,
    PlanTip,
    PlanWeek,
)
from recommender.domain.rules import Cap, RuleKind, Triage
from recommender.domain.truth import Truth
from recommender.exchange.parts import PartSchema
from recommender.exchange.plan_fields import (
    answer_field,
    answer_state_field,
    concluded_field,
    minutes_field,
    text_field,
    texts_field,
)


def _many(schema: type[Schema], description: str = "") -> fields.List[object]:
    return fields.List(fields.Nested(schema), required=True, metadata={"description": description})


class MessageSchema(PartSchema):
    """What a rule tells the person, or the planner where too little is safe for a week."""

    part = PlanMessage
    rule = text_field("The rule; where the planner stops, its reason, which is not a rule's id")
    say = text_field()
    say_if = fields.List(
        fields.String(),
        metadata={
            "description": "What to do if more is so, or comes later, without what has been "
            "answered already; left out where there is nothing"
        },
    )


class OutcomeSchema(PartSchema):
    """What to do about the triage, in plain words."""

    part = PlanOutcome
    title = text_field()
    do_now = texts_field()
    call = texts_field("Whom to call")
    tell_them = texts_field("What to say to them")
    watch_for = texts_field("When to call an ambulance")


class FindingSchema(PartSchema):
    """A named conclusion and its rules."""

    part = Because
    finding = text_field(attribute="what")
    because = texts_field("Rule ids", attribute="rules")


class AvoidSchema(PartSchema):
    """A demand or an exercise that is out, and the rules behind it."""

    part = PlanAvoid
    demand = fields.String()
    exercise = fields.String()
    because = texts_field("Rule ids")


class EmphasisSchema(PartSchema):
    """A programme or a need that is wanted, its points and the rules that gave them."""

    part = PlanEmphasis
    programme = fields.String()
    need = fields.String()
    points = fields.Integer(required=True)
    because = texts_field("Rule ids")


class LimitSchema(PartSchema):
    """The lowest value that a rule set for a cap; the phase by its name."""

    part = PlanLimit
    value = fields.Raw(required=True, metadata={"type": ["integer", "string"]})
    because = texts_field("Rule ids")


class DoseSchema(PartSchema):
    """How much: one of repetitions (held or not), a hold, or minutes a side."""

    part = Dose
    sets = fields.Integer(required=True)
    repetitions = fields.Integer(required=True, allow_none=True)
    hold_seconds = fields.Integer(required=True, allow_none=True)
    minutes = minutes_field()
    sides = fields.Integer(required=True)


class ItemSchema(PartSchema):
    """One exercise of a session, why it is there and how to do it."""

    part = PlanItem
    exercise = text_field()
    name = text_field()
    demands = texts_field()
    dose = fields.Nested(DoseSchema, required=True)
    seconds = fields.Integer(required=True)
    because = texts_field("Rule ids")
    programme = text_field("The programme whose arc it is from; empty when a need put it there")
    instead_of = text_field("The exercise it stands in for", none=True)
    score = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    sources = texts_field("Source ids")
    steps = texts_field()
    stop_signs = texts_field()
    take_care = fields.List(
        fields.String(),
        metadata={
            "description": "Those of the precautions that speak of this exercise, to be shown with "
            "it; left out where there is none"
        },
    )


class DaySchema(PartSchema):
    """One day: a session with one idea, or rest."""

    part = PlanDay
    day = fields.Integer(required=True)
    theme = text_field()
    goal = text_field()
    programme = text_field()
    minutes = fields.Integer(required=True)
    rest = fields.Boolean(required=True)
    items = _many(ItemSchema)


class PlanNeedSchema(PartSchema):
    """A need of weight and the days that serve it."""

    part = PlanNeed
    need = text_field()
    name = text_field()
    points = fields.Integer(required=True)
    days = fields.List(fields.Integer(), required=True)
    wanted = fields.Integer(
        required=True, metadata={"description": "On how many days it should stand"}
    )
    because = texts_field("Rule ids")
    say = fields.String(
        metadata={"description": "What the person is told where it stands on fewer days"}
    )


class WeekSchema(PartSchema):
    """Seven days, and how they serve what the person needs."""

    part = PlanWeek
    days = _many(DaySchema)
    says = fields.List(
        fields.String(), metadata={"description": "What is told of the week as a whole"}
    )
    needs = fields.List(
        fields.Nested(PlanNeedSchema),
        metadata={"description": "The needs of weight, the strongest first"},
    )


class LeftOutSchema(PartSchema):
    """What is not in the week, and why."""

    part = PlanLeftOut
    exercise = fields.String()
    programme = fields.String()
    name = text_field()
    day = fields.Integer(required=True)
    why = text_field()
    because = texts_field("Rule ids")


class AdviceSchema(PartSchema):
    """A tip and the rules that give it."""

    part = PlanTip
    tip = text_field()
    title = text_field()
    text = text_field()
    because = texts_field("Rule ids")
    sources = texts_field("Source ids")


class AnswerReadSchema(PartSchema):
    """An answer that a rule read; `state` says why there may be none."""

    part = AnswerRead
    question = text_field()
    state = answer_state_field()
    answer = answer_field()


class FindingReadSchema(PartSchema):
    """A finding that a rule read."""

    part = FindingRead
    finding = text_field()
    truth = fields.Enum(Truth, by_value=True, required=True)


class FiringSchema(PartSchema):
    """One rule that fired: what it read and what it concluded."""

    part = PlanFiring
    order = fields.Integer(required=True)
    rule = text_field()
    kind = fields.Enum(RuleKind, by_value=True, required=True)
    title = text_field()
    when = text_field()
    answers = _many(AnswerReadSchema)
    findings = _many(FindingReadSchema)
    concluded = concluded_field()


class PlanSchema(PartSchema):
    """The decision and, where the triage allows one, the week."""

    part = Plan
    triage = fields.Enum(Triage, by_value=True, required=True)
    outcome = fields.Nested(OutcomeSchema, required=True)
    messages = _many(MessageSchema, "Gravest first")
    precautions = fields.List(
        fields.Nested(MessageSchema),
        metadata={
            "description": "What to take care of, gravest first, with the contraindications that "
            "say so: what is about the whole life, and what stands with an exercise of the week in "
            "its `take_care`; empty without a week. Plans kept before it was written do not have it"
        },
    )
    findings = _many(FindingSchema)
    avoid = _many(AvoidSchema)
    limits = fields.Dict(
        keys=fields.Enum(Cap, by_value=True), values=fields.Nested(LimitSchema), required=True
    )
    emphasis = _many(EmphasisSchema, "Strongest first")
    week = fields.Nested(
        WeekSchema, required=True, allow_none=True,
        metadata={"description": "null unless the triage is plan or plan_with_care"},
    )  # fmt: skip
    left_out = _many(LeftOutSchema)
    advice = _many(AdviceSchema)
    trace = _many(FiringSchema, "In the order of firing")
    content_digest = text_field("SHA-256 of the content that decided")
    software_version = text_field()
