"""The shape of knowledge/planning.yaml."""

from collections.abc import Iterator, Mapping

from marshmallow import ValidationError, fields, post_load, pre_load, validate, validates

from recommender.content.braces import Braces
from recommender.content.fields import (
    CapsField,
    Text,
    claim,
    ids,
    kebab,
    snake,
    words,
)
from recommender.content.knowledge_schemas import Loaded, tupled
from recommender.content.settings_part_schemas import (
    ComposeSchema,
    CoreGroupSchema,
    IdeaSchema,
    LeadSchema,
    MustSchema,
    ScoringSchema,
    SessionSchema,
    StepsSchema,
    TimeSchema,
    whole_number,
)
from recommender.content.shapes import ChoiceField, Shape
from recommender.domain.compose_settings import ComposeSettings
from recommender.domain.dose_steps import Steps
from recommender.domain.exercises import ExerciseKind
from recommender.domain.week_settings import (
    ExclusionReason,
    IdeaSettings,
    LeadSettings,
    Must,
    Scoring,
    SessionSettings,
    TimeModel,
    WeekSettings,
)


def _misbraced(reasons: Mapping[ExclusionReason, str]) -> Iterator[tuple[str, list[str]]]:
    """Yield each reason in which something else stands in braces, with what is wrong."""
    check = Braces("names", "name", "programme")
    for reason, text in reasons.items():
        try:
            check(text)
        except ValidationError as error:
            yield reason.value, [str(message) for message in error.messages]


def _said(*names: str) -> Text:
    """Return a field for what a person may be told, with these names in braces."""
    return Text(load_default="", validate=Braces(*names))


class SettingsSchema(Shape):
    """The whole of knowledge/planning.yaml.

    A content kept before there was one of these is loaded with its name in `partial`, and means
    what it meant when it decided: every kind may be dosed in minutes (`kinds_in_minutes`), and no
    item takes more than half of a session (`item_share_most`). It may also lack words that only
    the desk needs (`reasons.not_needed`, `reasons.too_few`).
    """

    time = fields.Nested(TimeSchema, required=True)
    scoring = fields.Nested(ScoringSchema, required=True)
    items_least = fields.Integer(required=True, validate=validate.Range(1))
    items_wanted = whole_number()
    enough_of_arc = fields.Float(required=True, validate=validate.Range(0, 1))
    item_share_most = fields.Float(
        required=True, validate=validate.Range(0, 1, min_inclusive=False)
    )
    walks_least = whole_number()
    blend_from_share = fields.Float(required=True, validate=validate.Range(0, 1))
    care_caps = CapsField(required=True)
    high_strain_level = whole_number()
    high_strain_demands = ids(least=1)
    kinds_in_minutes = fields.List(
        ChoiceField(ExerciseKind), required=True, validate=validate.Length(min=1)
    )
    likes = fields.Dict(
        keys=fields.String(),
        values=fields.List(ChoiceField(ExerciseKind)),
        required=True,
    )
    first_days_programme = kebab()
    first_days_others = ids()
    fallback_programme = kebab()
    default_programme = kebab()
    nothing_safe_reason = kebab()
    nothing_safe_say = words()
    minutes_question = snake()
    days_question = snake()
    equipment_question = snake()
    likes_question = snake()
    reasons = fields.Dict(
        keys=ChoiceField(ExclusionReason),
        values=words(),
        required=True,
    )
    core = fields.List(fields.Nested(CoreGroupSchema), load_default=list)
    steps = fields.Nested(StepsSchema, load_default=Steps())
    session = fields.Nested(SessionSchema, load_default=SessionSettings())
    musts = fields.List(fields.Nested(MustSchema), required=True)
    idea = fields.Nested(IdeaSchema, load_default=IdeaSettings())
    need_of_weight = fields.Integer(load_default=0)
    need_to_fill = fields.Integer(load_default=0)
    need_short_say = _said("name", "wanted", "days")
    need_barred_say = _said("name", "wanted", "days")
    starts_small_say = _said("minutes", "asked")
    walk_between_say = _said("minutes")
    walk_again_say = fields.String(load_default="")
    walk_again_most = fields.Integer(load_default=0, validate=validate.Range(0, 30))
    repeat_say = fields.String(load_default="")
    repeat_days_most = fields.Integer(load_default=0, validate=validate.Range(0, 7))
    walk_between_from = fields.Integer(load_default=0, validate=validate.Range(0, 7))
    walk_between_least = fields.Integer(load_default=0, validate=validate.Range(0, 30))
    walk_between_spares = claim(default=False)
    between_days_most = fields.Integer(load_default=0, validate=validate.Range(0, 7))
    between_say = _said("name")
    walk_again_from = fields.Integer(load_default=0, validate=validate.Range(0))
    kit_waits_say = _said("names")
    work_days = fields.List(
        fields.Integer(validate=validate.Range(0, 7)),
        load_default=list,
        validate=validate.Length(equal=7),
    )
    work_days_least = fields.Integer(load_default=0, validate=validate.Range(0, 7))
    only_without = fields.Dict(keys=fields.String(), values=fields.String(), load_default=dict)
    served_where_it_hurts = ids()
    gentle_needs = ids()
    alike_days_most = fields.Integer(load_default=0, validate=validate.Range(0, 7))
    climbing_needs = ids()
    cover_share = fields.Float(load_default=0.0, validate=validate.Range(0, 1))
    no_fillers = fields.List(ChoiceField(ExerciseKind), load_default=list)
    filler_days_most = fields.Integer(load_default=0, validate=validate.Range(0, 7))
    filler_share_most = fields.Float(load_default=0.0, validate=validate.Range(0, 1))
    filler_days_least = fields.Integer(load_default=0, validate=validate.Range(0, 7))
    lead = fields.Nested(LeadSchema, load_default=LeadSettings())
    compose = fields.Nested(ComposeSchema, load_default=ComposeSettings())
    theme_share_least = fields.Float(load_default=0.0, validate=validate.Range(0, 1))
    keeps_aim = claim(default=False)
    moves_elsewhere = claim(default=True)
    kit_first = claim(default=False)
    hands_over_whole = claim(default=False)
    liked_days = fields.Integer(load_default=0, validate=validate.Range(0, 7))
    places_question = fields.String(load_default="")
    places = fields.Dict(keys=fields.String(), values=ids(), load_default=dict)
    pattern_question = fields.String(load_default="")
    sore_positions = fields.Dict(keys=fields.String(), values=ids(), load_default=dict)

    @pre_load
    def rename(self, data: object, **_: object) -> object:
        """Read the reason of a stop in a kept content that still called it a rule."""
        if not isinstance(data, dict):
            return data
        names = {"nothing_safe_rule": "nothing_safe_reason"}
        return {names.get(name, name): value for name, value in data.items()}

    @validates("reasons")
    def check_reasons(self, reasons: Mapping[ExclusionReason, str], **_: object) -> None:
        """Refuse wrong words for a reason, and none unless a kept content may lack them."""
        later = self.partial if isinstance(self.partial, tuple) else ()
        missing = [
            reason.value
            for reason in ExclusionReason
            if reason not in reasons and f"reasons.{reason}" not in later
        ]
        faults = dict(_misbraced(reasons))
        if missing:
            faults["_schema"] = [f"needs words for: {', '.join(missing)}"]
        if faults:
            raise ValidationError(faults)

    @validates("musts")
    def check_musts(self, musts: list[Must], **_: object) -> None:
        """Refuse a must that another of its need makes idle: no more days for no fewer points."""
        for place, must in enumerate(musts):
            for other in musts[:place] + musts[place + 1 :]:
                is_idle = other.points <= must.points and other.days >= must.days
                if other.need == must.need and is_idle:
                    message = f"says nothing beside the must of {other.points} points"
                    raise ValidationError({place: [message]})

    @post_load
    def build(self, data: Loaded, **_: object) -> WeekSettings:
        """Build the settings."""
        data.setdefault("kinds_in_minutes", list(ExerciseKind))
        data.setdefault("item_share_most", 0.5)
        likes = {liking: tuple(kinds) for liking, kinds in data.pop("likes").items()}
        places = {option: tuple(names) for option, names in data.pop("places").items()}
        sore = {option: tuple(names) for option, names in data.pop("sore_positions").items()}
        return WeekSettings(
            time=TimeModel(**data.pop("time")),
            scoring=Scoring(**data.pop("scoring")),
            likes=likes,
            places=places,
            sore_positions=sore,
            **tupled(data),
        )
