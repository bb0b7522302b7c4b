"""The shapes that the API sends beside the plan, for its document."""

from marshmallow import Schema, fields, validate

from recommender.domain.rules import Triage
from recommender.exchange.plan_schema import PlanSchema
from recommender.service.figures import Skin


def _text(description: str = "", *, none: bool = False) -> fields.String:
    return fields.String(required=True, allow_none=none, metadata={"description": description})


def _texts(description: str = "") -> fields.List[str]:
    return fields.List(fields.String(), required=True, metadata={"description": description})


def _many(schema: type[Schema], description: str = "") -> fields.List[object]:
    return fields.List(fields.Nested(schema), required=True, metadata={"description": description})


class ProblemSchema(Schema):
    """A problem document (RFC 9457); `errors` has one message a question."""

    type = _text()
    status = fields.Integer(required=True)
    title = _text()
    detail = fields.String()
    errors = fields.Dict(keys=fields.String(), values=fields.String())
    triage = fields.Enum(
        Triage, by_value=True, metadata={"description": "Only where a stop is not kept"}
    )
    outcome = fields.Dict(keys=fields.String())
    emergency = fields.Dict(
        keys=fields.String(),
        metadata={"description": "Only with 429: the signs with which to call at once, and whom"},
    )


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


class ToldPlanSchema(PlanSchema):
    """The decision as it is answered: the plan, and beside it why the triage is what it is."""

    explanation = fields.Nested(
        ExplanationSchema, allow_none=True,
        metadata={
            "description": "Made with the answer and never kept. "
            "null where it could not be made, or where the planner and no answer is the reason"
        },
    )  # fmt: skip


class OwnCaseSchema(Schema):
    """All that is kept of one person."""

    case = _text()
    at = _text("UTC, ISO 8601")
    answers = fields.Dict(keys=fields.String(), required=True)
    plan = fields.Nested(PlanSchema, required=True)
    diary = fields.List(
        fields.Dict(),
        required=True,
        metadata={"description": "What the person noted while doing the week, oldest first"},
    )
    history = fields.List(
        fields.Dict(), required=True, metadata={"description": "Looks, reviews and the like"}
    )
    calendar = fields.Dict(
        required=True,
        allow_none=True,
        metadata={"description": "When the person wants to exercise; null without a calendar"},
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


class FigureQuerySchema(Schema):
    """How the picture of an exercise is wanted."""

    moving = fields.String(
        validate=validate.OneOf(["yes"]),
        metadata={"description": "A picture that moves, where the exercise does"},
    )
    side = fields.String(
        validate=validate.OneOf(["other"]),
        metadata={"description": "The mirror image: the other side of the body at work"},
    )
    skin = fields.String(
        validate=validate.OneOf([skin.value for skin in Skin]),
        metadata={"description": "The tone of skin; without it, that of the exercise"},
    )
