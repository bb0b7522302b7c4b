"""The shapes of questionnaire.yaml, and the questions they become."""

from marshmallow import ValidationError, fields, post_load

from recommender.content.fields import claim, kebab, snake, texts, words
from recommender.content.knowledge_schemas import Loaded, tupled
from recommender.content.shapes import ChoiceField, OneOf, Shape, ValueField, no_such
from recommender.content.which_one import WhichWords
from recommender.domain.questions import Option, Question, QuestionKind, Safety, Show
from recommender.domain.rules import Triage

SIGNS = tuple(triage for triage in Triage if not triage.allows_week)


class SignTriageField(ValueField[Triage]):
    """The gravest triage that an option may lead to, alone or with other answers."""

    def read(self, value: object) -> Triage:
        """Return the value; raises ValidationError."""
        if not isinstance(value, str) or value not in SIGNS:
            raise ValidationError(no_such("sign", value, SIGNS))
        return Triage(value)


class OptionSchema(Shape):
    """One option of a question; a retired one is not offered, but old answers stay readable."""

    id = snake()
    text = words()
    heading = words(required=False)
    sign = SignTriageField(load_default=None)
    plan_only = claim(default=False)
    status = fields.String(load_default="active", validate=OneOf(["active", "retired"]))

    @post_load
    def build(self, data: Loaded, **_: object) -> Option:
        """Build the option."""
        return Option(
            is_retired=data.pop("status") == "retired",
            is_plan_only=data.pop("plan_only"),
            **data,
        )


class QuestionSchema(Shape):
    """One question; its `ask_when` is parsed later, when the earlier questions are known.

    A question needs a topic and an error message as well, which is checked later: contents kept
    before have none.
    """

    id = snake()
    kind = ChoiceField(QuestionKind, required=True)
    topic = words(required=False)
    text = words()
    error_message = words(required=False)
    help = words(required=False)
    safety = ChoiceField(Safety, load_default=None)
    options = fields.List(fields.Nested(OptionSchema), load_default=list)
    unsure = fields.String(load_default="", validate=OneOf(["which"]))
    unit = words(required=False)
    minimum = fields.Integer(load_default=0)
    maximum = fields.Integer(load_default=0)
    show = ChoiceField(Show, load_default=None)
    ends = texts(least=0)
    values = fields.List(fields.Integer(), load_default=list)
    required = claim(default=True)
    offered = fields.String(load_default="", validate=OneOf(["later"]))
    ask_when = words(required=False)

    @post_load
    def build(self, data: Loaded, **_: object) -> Question:
        """Build the question, still without its condition."""
        return Question(
            is_required=data.pop("required"),
            is_later=data.pop("offered") == "later",
            asks_which=data.pop("unsure") == "which",
            ask_when_text=data.pop("ask_when"),
            **tupled(data),
        )


class QuestionnairePageSchema(Shape):
    """One page of a section."""

    id = kebab()
    title = words()
    questions = fields.List(fields.Nested(QuestionSchema), required=True)


class SectionSchema(Shape):
    """One section: pages under a common title."""

    id = snake()
    title = words()
    pages = fields.List(fields.Nested(QuestionnairePageSchema), required=True)


class WhichWordsSchema(Shape):
    """How every list with `unsure: which` asks which one."""

    topic = words()
    text = words()
    cannot_say = words()
    error_message = words()

    @post_load
    def build(self, data: Loaded, **_: object) -> WhichWords:
        """Build the words."""
        return WhichWords(**data)


class QuestionnaireSchema(Shape):
    """The whole file."""

    which_one = fields.Nested(WhichWordsSchema, load_default=None)
    sections = fields.List(fields.Nested(SectionSchema), required=True)
