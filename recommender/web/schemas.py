"""The shapes that the API sends, for its document and for sending them."""

from marshmallow import Schema, fields

from recommender.domain.rules import Triage


def _text(description: str = "", *, none: bool = False) -> fields.String:
    return fields.String(required=True, allow_none=none, metadata={"description": description})


def _texts(description: str = "") -> fields.List[str]:
    return fields.List(fields.String(), required=True, metadata={"description": description})


def _many(schema: type[Schema], description: str = "") -> fields.List[object]:
    return fields.List(fields.Nested(schema), required=True, metadata={"description": description})


class Problem(Schema):
    """A problem document (RFC 9457); `errors` has one message a question."""

    type = _text()
    status = fields.Integer(required=True)
    title = _text()
    detail = fields.String()
    errors = fields.Dict(keys=fields.String(), values=fields.String())
    triage = fields.Enum(
        Triage, by_value=True, metadata={"description": "Only where a stop could not be kept"}
    )
    outcome = fields.Dict(keys=fields.String())


class MessageSchema(Schema):
    """What a rule tells the person, or the planner where too little is safe for a week."""

    rule = _text("The rule; where the planner stops, its reason, which is no rule's id")
    say = _text()
    say_if = fields.List(
        fields.String(),
        metadata={
            "description": "What to do if more is so, or comes later, without what has been "
            "answered already; left out where there is nothing"
        },
    )


class OutcomeSchema(Schema):
    """What to do about the triage, in plain words."""

    title = _text()
    do_now = _texts()
    call = _texts("Whom to call")
    tell_them = _texts("What to say to them")
    watch_for = _texts("When to call an ambulance")


class FindingSchema(Schema):
    """A named conclusion and its rules."""

    finding = _text()
    because = _texts("Rule ids")


class AvoidSchema(Schema):
    """A demand or an exercise that is out, and the rules behind it."""

    demand = fields.String()
    exercise = fields.String()
    because = _texts("Rule ids")


class EmphasisSchema(Schema):
    """A programme or a need that is wanted, its points and the rules that gave them."""

    programme = fields.String()
    need = fields.String()
    points = fields.Integer(required=True)
    because = _texts("Rule ids")


class LimitSchema(Schema):
    """The lowest value that a rule set for a cap; the phase by its name."""

    value = fields.Raw(required=True, metadata={"type": ["integer", "string"]})
    because = _texts("Rule ids")


class DoseSchema(Schema):
    """How much: one of repetitions (held or not), a hold, or minutes a side."""

    sets = fields.Integer(required=True)
    repetitions = fields.Integer(required=True, allow_none=True)
    hold_seconds = fields.Integer(required=True, allow_none=True)
    minutes = fields.Float(required=True, allow_none=True)
    sides = fields.Integer(required=True)


class ItemSchema(Schema):
    """One exercise of a session, why it is there and how to do it."""

    exercise = _text()
    name = _text()
    demands = _texts()
    dose = fields.Nested(DoseSchema, required=True)
    seconds = fields.Integer(required=True)
    because = _texts("Rule ids")
    programme = _text("The programme whose arc it is from; empty when a need put it there")
    instead_of = _text("The exercise it stands in for", none=True)
    score = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    sources = _texts("Source ids")
    steps = _texts()
    stop_signs = _texts()


class DaySchema(Schema):
    """One day: a session with one idea, or rest."""

    day = fields.Integer(required=True)
    theme = _text()
    goal = _text()
    programme = _text()
    minutes = fields.Integer(required=True)
    rest = fields.Boolean(required=True)
    items = _many(ItemSchema)


class WeekSchema(Schema):
    """Seven days."""

    days = _many(DaySchema)


class LeftOutSchema(Schema):
    """What is not in the week, and why."""

    exercise = fields.String()
    programme = fields.String()
    name = _text()
    day = fields.Integer(required=True)
    why = _text()
    because = _texts("Rule ids")


class AdviceSchema(Schema):
    """A tip and the rules that give it."""

    tip = _text()
    title = _text()
    text = _text()
    because = _texts("Rule ids")
    sources = _texts("Source ids")


class AnswerReadSchema(Schema):
    """An answer that a rule read; `state` says why there may be none."""

    question = _text()
    state = _text("answered, unanswered or not_applicable")
    answer = fields.Raw(required=True, allow_none=True)


class FindingReadSchema(Schema):
    """A finding that a rule read."""

    finding = _text()
    truth = _text("yes, no or unknown")


class FiringSchema(Schema):
    """One rule that fired: what it read and what it concluded."""

    order = fields.Integer(required=True)
    rule = _text()
    kind = _text()
    title = _text()
    when = _text()
    answers = _many(AnswerReadSchema)
    findings = _many(FindingReadSchema)
    concluded = fields.Dict(keys=fields.String(), required=True)


class ForcedSchema(Schema):
    """An answer that the triage rests on; of several ticked options those that are needed."""

    question = _text()
    answer = fields.Raw(required=True)
    and_no_other = fields.Boolean(
        required=True, metadata={"description": "It counts too that nothing else is ticked"}
    )


class ChangedSchema(Schema):
    """Another answer than the one that was given."""

    question = _text()
    answer = fields.Raw(required=True)


class ChangeSchema(Schema):
    """The fewest answers that would have to differ, and the triage then."""

    answers = _many(ChangedSchema)
    triage = fields.Enum(Triage, by_value=True, required=True)
    asks_on = fields.Boolean(
        required=True,
        metadata={"description": "More would be asked then; the triage is what is certain"},
    )


class ExplanationSchema(Schema):
    """Why the triage is what it is, over every possible answer set."""

    forced_by = _many(
        ForcedSchema,
        "They lead to this triage or a graver one, whatever the other answers are; a plan has none",
    )
    nearest_stop = fields.Nested(
        ChangeSchema, required=True, allow_none=True,
        metadata={"description": "With a week only: the nearest change that would stop it"},
    )  # fmt: skip


class PlanSchema(Schema):
    """The decision and, where the triage allows one, the week."""

    triage = fields.Enum(Triage, by_value=True, required=True)
    outcome = fields.Nested(OutcomeSchema, required=True)
    messages = _many(MessageSchema, "Gravest first")
    precautions = fields.List(
        fields.Nested(MessageSchema),
        metadata={
            "description": "What to take care of in the week, with the contraindications that say "
            "so; empty without a week. Plans kept before it was written do not have it."
        },
    )
    findings = _many(FindingSchema)
    avoid = _many(AvoidSchema)
    limits = fields.Dict(keys=fields.String(), values=fields.Nested(LimitSchema), required=True)
    emphasis = _many(EmphasisSchema, "Strongest first")
    week = fields.Nested(
        WeekSchema, required=True, allow_none=True,
        metadata={"description": "null unless the triage is plan or plan_with_care"},
    )  # fmt: skip
    left_out = _many(LeftOutSchema)
    advice = _many(AdviceSchema)
    trace = _many(FiringSchema, "In the order of firing")
    content_digest = _text("SHA-256 of the content that decided")
    software_version = _text()
    explanation = fields.Nested(
        ExplanationSchema, allow_none=True,
        metadata={
            "description": "Made with the answer and never kept: a kept plan does not have it. "
            "null where it could not be made, or where the planner and no answer is the reason"
        },
    )  # fmt: skip


class OwnCaseSchema(Schema):
    """All that is kept of one person."""

    case = _text()
    at = _text("UTC, ISO 8601")
    answers = fields.Dict(keys=fields.String(), required=True)
    plan = fields.Nested(PlanSchema, required=True)
    history = fields.List(
        fields.Dict(), required=True, metadata={"description": "Looks, reviews and the like"}
    )
    earlier = fields.List(
        fields.Dict(),
        required=True,
        metadata={"description": "The cases that this one replaced, in the same words"},
    )
    files_that_may_hold_it = fields.List(
        fields.String(),
        required=True,
        metadata={"description": "When files of cases were taken since: UTC, ISO 8601"},
    )


class PageSchema(Schema):
    """A page of questions to ask together."""

    id = _text()
    title = _text()
    section = _text()
    questions = fields.List(fields.Dict(), required=True)


class InterviewSchema(Schema):
    """How far an interview is; `page` is null at its end."""

    page = fields.Nested(PageSchema, required=True, allow_none=True)
    done = fields.Integer(required=True, metadata={"description": "Pages answered"})
    expected = fields.Integer(required=True, metadata={"description": "Pages in all, as it stands"})
    certain = fields.Enum(
        Triage, by_value=True, required=True,
        metadata={"description": "The gravest triage that no further answer can undo"},
    )  # fmt: skip
