"""The shapes of the parts of knowledge/planning.yaml."""

from marshmallow import ValidationError, fields, post_load, validate

from recommender.content.fields import (
    PhaseField,
    claim,
    ids,
    snake,
    words,
)
from recommender.content.knowledge_schemas import Loaded, tupled
from recommender.content.shapes import ChoiceField, Shape, ValueField
from recommender.domain.compose_settings import ComposeSettings, Heading
from recommender.domain.dose_steps import Steps
from recommender.domain.exercises import ExerciseKind
from recommender.domain.rules import Phase
from recommender.domain.week_settings import (
    CoreGroup,
    IdeaSettings,
    LeadSettings,
    Must,
    SessionSettings,
)

# the days of a must that belongs to each session
EVERY_DAY = "every"


def whole_number() -> fields.Integer:
    """Return a field for a whole number that has to be there."""
    return fields.Integer(required=True)


class StepField(ValueField[tuple[int, int]]):
    """A step of doses: sets, and repetitions or seconds, such as `[2, 10]`."""

    def read(self, value: object) -> tuple[int, int]:
        """Return the two numbers."""
        match value:
            case [str(sets), str(amount)] if sets.isdigit() and amount.isdigit():
                return int(sets), int(amount)
        raise ValidationError("write two whole numbers, such as [2, 10]")


class TimeSchema(Shape):
    """Seconds beside the exercises."""

    rest_seconds = whole_number()
    changeover_seconds = whole_number()


class ScoringSchema(Shape):
    """Points for an exercise on a day."""

    arc = whole_number()
    focus = whole_number()
    need = whole_number()
    need_most = whole_number()
    liked = whole_number()
    repeated = whole_number()
    harder_than_easy = whole_number()
    place = fields.Integer(load_default=0)
    elsewhere = fields.Integer(load_default=0)
    below = fields.Integer(load_default=0)
    harder_for_trained = fields.Integer(load_default=0)
    programme = fields.Integer(load_default=0)
    kit = fields.Integer(load_default=0)
    sore_position = fields.Integer(load_default=0)
    work_returns = fields.Integer(load_default=0, validate=validate.Range(0, 7))


class StepsSchema(Shape):
    """Doses in small steps."""

    repetitions = fields.List(StepField(), required=True)
    holds = fields.List(StepField(), required=True)
    walk_minutes = fields.List(fields.Integer(), required=True)
    rise_most = fields.Float(required=True, validate=validate.Range(0, 1))
    below_from = fields.Integer(required=True, validate=validate.Range(1))
    climb_from = fields.Integer(required=True, validate=validate.Range(0))
    climb_seeds_from = fields.Integer(load_default=0, validate=validate.Range(0))
    may_fall = claim(default=True)
    outgrown = ids()
    rises = claim(default=False)
    careful_to = fields.Integer(load_default=0, validate=validate.Range(0))
    careful_demands = ids()
    moving_to = fields.Integer(load_default=0, validate=validate.Range(0))

    @post_load
    def build(self, data: Loaded, **_: object) -> Steps:
        """Build the steps."""
        return Steps(**tupled(data))


class SessionSchema(Shape):
    """How a session is built up."""

    seconds_least = whole_number()
    time_share_wanted = fields.Float(required=True, validate=validate.Range(0, 1))
    time_share_filled = fields.Float(load_default=0.0, validate=validate.Range(0, 1))
    time_share_least = fields.Float(required=True, validate=validate.Range(0, 1))
    order = fields.List(fields.List(ChoiceField(ExerciseKind)), required=True)
    positions = ids(least=1)
    upright = ids(least=1)
    ending = fields.List(ChoiceField(ExerciseKind), required=True)
    warm_up = fields.List(ChoiceField(ExerciseKind), required=True)
    uncounted = fields.List(ChoiceField(ExerciseKind), load_default=list)
    lead_kinds = fields.List(ChoiceField(ExerciseKind), load_default=list)
    lead_needs = ids()
    lead_points = whole_number()
    walk_share = fields.Float(load_default=0.0, validate=validate.Range(0, 1))
    walk_kept = claim(default=False)
    walk_grows = claim(default=False)
    brisk_walks = claim(default=False)
    down_once = claim(default=False)
    rounds_share = fields.Float(load_default=0.0, validate=validate.Range(0, 1))

    @post_load
    def build(self, data: Loaded, **_: object) -> SessionSettings:
        """Build the settings."""
        order = tuple(tuple(stage) for stage in data.pop("order"))
        return SessionSettings(order=order, **tupled(data))


class IdeaSchema(Shape):
    """How much of a session serves the idea for which it is named."""

    least = fields.Integer(required=True, validate=validate.Range(0))
    few = fields.Integer(required=True, validate=validate.Range(0))
    work = snake()
    work_least = fields.Integer(required=True, validate=validate.Range(0))
    mixed = fields.List(ids(least=1), load_default=list)

    @post_load
    def build(self, data: Loaded, **_: object) -> IdeaSettings:
        """Build the settings."""
        mixed = tuple(tuple(group) for group in data.pop("mixed"))
        return IdeaSettings(mixed=mixed, **data)


class LeadSchema(Shape):
    """On how many days the need with the most points stands."""

    points = fields.Integer(required=True, validate=validate.Range(1))
    days = fields.List(
        fields.Integer(validate=validate.Range(0, 7)),
        required=True,
        validate=validate.Length(equal=7),
    )
    never = ids()
    alone_points = fields.Integer(required=True, validate=validate.Range(1))

    @post_load
    def build(self, data: Loaded, **_: object) -> LeadSettings:
        """Build the settings."""
        return LeadSettings(**tupled(data))


class HeadingSchema(Shape):
    """The heading of a day and its goal."""

    theme = words()
    goal = words()

    @post_load
    def build(self, data: Loaded, **_: object) -> Heading:
        """Build the heading."""
        return Heading(**data)


def headings() -> "fields.List[Heading]":
    """Return a field for headings, of which there is one at least."""
    return fields.List(fields.Nested(HeadingSchema), required=True, validate=validate.Length(min=1))


class ComposeSchema(Shape):
    """How a week is put together from needs."""

    points_least = whole_number()
    safe_share = fields.Float(required=True, validate=validate.Range(0, 1))
    work_kinds = fields.List(ChoiceField(ExerciseKind), required=True)
    ease_kinds = fields.List(ChoiceField(ExerciseKind), required=True)
    ease_needs = ids()
    turning = whole_number()
    turning_share = fields.Float(load_default=0.0, validate=validate.Range(0, 1))
    fixed_least = whole_number()
    still_share = fields.Float(required=True, validate=validate.Range(0, 1))
    still_share_alone = fields.Float(required=True, validate=validate.Range(0, 1))
    ease_share = fields.Float(required=True, validate=validate.Range(0, 1))
    days_most = fields.Integer(required=True, validate=validate.Range(1, 7))
    work_most = fields.Integer(required=True, validate=validate.Range(1, 7))
    release_days = fields.Integer(required=True, validate=validate.Range(0, 7))
    cover_share = fields.Float(required=True, validate=validate.Range(0, 1))
    sore_work = whole_number()
    sore_ease = fields.Integer(load_default=0)
    work_place = fields.Integer(load_default=0)
    again_share = fields.Float(load_default=0.0, validate=validate.Range(0, 1))
    ease_repeated = fields.Integer(load_default=0)
    turns_by_days = claim(default=False)
    growth_share = fields.Float(required=True, validate=validate.Range(0, 1))
    turns = fields.Integer(required=True, validate=validate.Range(1))
    low_to = fields.Integer(required=True, validate=validate.Range(0))
    steady_need = snake()
    trained_need = snake()
    calm_need = snake()
    calm_points = whole_number()
    ease_headings = headings()
    work_headings = headings()

    @post_load
    def build(self, data: Loaded, **_: object) -> ComposeSettings:
        """Build the settings."""
        return ComposeSettings(**tupled(data))


class CoreGroupSchema(Shape):
    """Exercises of which every week must be able to hold one."""

    name = words()
    kinds = fields.List(ChoiceField(ExerciseKind), load_default=list)
    exercises = ids()
    from_phase = PhaseField(load_default=Phase.FIRST_DAYS)

    @post_load
    def build(self, data: Loaded, **_: object) -> CoreGroup:
        """Build the group."""
        return CoreGroup(**tupled(data))


class DaysField(ValueField[int]):
    """A number of days from 1 to 7, or the word `every`."""

    def read(self, value: object) -> int:
        """Return the number, 7 for every day."""
        if value == EVERY_DAY:
            return 7
        if value not in list("1234567"):
            raise ValidationError(f"write 1 to 7, or {EVERY_DAY}")
        return int(str(value))


class MustSchema(Shape):
    """A need that stands on so many days once it has so many points."""

    need = snake()
    points = fields.Integer(required=True, validate=validate.Range(1))
    days = DaysField(required=True)

    @post_load
    def build(self, data: Loaded, **_: object) -> Must:
        """Build the must."""
        return Must(**data)
