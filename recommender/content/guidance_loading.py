"""Read what is told during the week: every question, position, demand and source must exist."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from marshmallow import ValidationError, fields, post_load, validate, validates, validates_schema

from recommender.content.braces import Braces
from recommender.content.conditions import read_condition
from recommender.content.fields import Text, ids, kebab, snake, texts, words
from recommender.content.gathering import Gatherer
from recommender.content.knowledge_schemas import Loaded, tupled
from recommender.content.language import Names
from recommender.content.shapes import ChoiceField, Shape
from recommender.domain.content import Content
from recommender.domain.diary import Pace
from recommender.domain.errors import Problem, did_you_mean
from recommender.domain.guidance import (
    Ambulance,
    Floor,
    Guidance,
    PainBand,
    StopRule,
    StrongFor,
    WhenItHurts,
)
from recommender.domain.questions import QuestionKind
from recommender.domain.rules import Triage

_FILE = "knowledge/guidance.yaml"
WEEKS = tuple(triage for triage in Triage if triage.allows_week)


def _of(least: int, most: int | None = None) -> fields.Integer:
    return fields.Integer(required=True, validate=validate.Range(least, most))


def _said(*names: str) -> Text:
    return Text(required=True, validate=Braces(*names))


class PainBandSchema(Shape):
    """One line of the stop rule."""

    up_to = _of(0, 10)
    above_usual = _of(0, 10)
    say = _said("most")

    @post_load
    def build(self, data: Loaded, **_: object) -> PainBand:
        """Build the band."""
        return PainBand(**data)


class StopRuleSchema(Shape):
    """The stop rule."""

    question = snake()
    stop_from = _of(1, 10)
    carry_on = fields.Nested(PainBandSchema, required=True)
    go_easier = fields.Nested(PainBandSchema, required=True)
    stop_say = _said("most")
    usual_say = _said("usual")
    in_general = Text(load_default="")
    moving = fields.String(load_default="")
    moving_say = Text(load_default="", validate=Braces("moving", "most"))
    sources = ids(least=1)

    @validates_schema
    def check_order(self, data: Loaded, **_: object) -> None:
        """Refuse bands that do not rise, or that reach to where it is always stop."""
        carry_on, go_easier = data["carry_on"], data["go_easier"]
        rises = carry_on.up_to < go_easier.up_to < data["stop_from"]
        if not rises or carry_on.above_usual >= go_easier.above_usual:
            raise ValidationError("must be more than carry_on and less than stop_from", "go_easier")

    @post_load
    def build(self, data: Loaded, **_: object) -> StopRule:
        """Build the rule."""
        return StopRule(**tupled(data))


class PaceSchema(Shape):
    """How days follow each other."""

    over_after_days = _of(7)
    hours_least = _of(1, 24)
    hours_of_a_night = _of(1, 24)
    stops_most = _of(1)

    @post_load
    def build(self, data: Loaded, **_: object) -> Pace:
        """Build the pace."""
        return Pace(**data)


class FloorSchema(Shape):
    """How to get down and up."""

    positions = ids(least=1)
    unless_avoided = ids()
    get_down = texts()
    get_up = texts()

    @post_load
    def build(self, data: Loaded, **_: object) -> Floor:
        """Build it."""
        return Floor(**tupled(data))


class StrongForSchema(Shape):
    """What strong pain means to some; its condition is resolved later."""

    id = kebab()
    when_text = Text(data_key="when", required=True)
    say = texts()
    because = words()
    sources = ids(least=1)

    @post_load
    def build(self, data: Loaded, **_: object) -> StrongFor:
        """Build it."""
        return StrongFor(**tupled(data))


class WhenItHurtsSchema(Shape):
    """What is said when something hurts."""

    at_once = texts()
    ask = words()
    has_eased = words()
    was_strong = words()
    day_ends = texts()
    week_ends = texts()
    not_settled = Text(load_default="")
    rest_more = fields.List(Text(), load_default=list)
    still_there = Text(load_default="")
    by_mistake = Text(load_default="")
    for_some = fields.List(fields.Nested(StrongForSchema), load_default=list)
    if_gone = fields.List(Text(), load_default=list)

    @post_load
    def build(self, data: Loaded, **_: object) -> WhenItHurts:
        """Build it."""
        return WhenItHurts(**tupled(data))


class AmbulanceSchema(Shape):
    """How the lines that say to call an ambulance are put under one heading."""

    each = Text(required=True, validate=Braces("sign"))
    heading_says = words()

    @validates("each")
    def check_sign(self, value: str, **_: object) -> None:
        """Refuse a line without its one sign."""
        if value.count("{sign}") != 1:
            raise ValidationError("must have {sign} once")

    @post_load
    def build(self, data: Loaded, **_: object) -> Ambulance:
        """Build it."""
        return Ambulance(**data)


def _says_every_week(given: Mapping[Triage, object]) -> None:
    missing = [triage.value for triage in WEEKS if triage not in given]
    if missing:
        raise ValidationError(f"says nothing for {', '.join(missing)}")


class GuidanceSchema(Shape):
    """The whole file."""

    stop_rule = fields.Nested(StopRuleSchema, required=True)
    pace = fields.Nested(PaceSchema, required=True)
    held_for = words()
    floor = fields.Nested(FloorSchema, required=True)
    when_it_hurts = fields.Nested(WhenItHurtsSchema, required=True)
    nothing_easier = words()
    ambulance = fields.Nested(AmbulanceSchema, load_default=None)
    week_is_over = fields.Dict(
        keys=ChoiceField(Triage), values=texts(), required=True, validate=_says_every_week
    )

    @post_load
    def build(self, data: Loaded, **_: object) -> Guidance:
        """Build the file."""
        over = {triage: tuple(lines) for triage, lines in data.pop("week_is_over").items()}
        return Guidance(week_is_over=over, **data)


def load_guidance(gatherer: Gatherer, names: Names, *, is_kept: bool) -> Guidance | None:
    """Return what is told during the week; None in a kept content that is older than the file."""
    if is_kept and _FILE not in gatherer.files("knowledge"):
        return None
    found: Guidance | None = gatherer.whole(_FILE, GuidanceSchema())
    if found is None or not names.questions:
        return found
    hurts = found.when_it_hurts
    some = tuple(
        replace(one, when=read_condition(gatherer, names, (_FILE, one.id), one.when_text))
        for one in hurts.for_some
    )
    return replace(found, when_it_hurts=replace(hurts, for_some=some))


def check_guidance(content: Content) -> Iterator[Problem]:
    """Yield a problem for each question, position, demand and source that nothing else has."""
    guidance = content.guidance
    if guidance is None:
        return
    numbers = [
        question.id
        for question in content.questionnaire.questions.values()
        if question.kind is QuestionKind.NUMBER
    ]
    read = (guidance.stop_rule.question, guidance.stop_rule.moving)
    some = guidance.when_it_hurts.for_some
    cited = (*guidance.stop_rule.sources, *(name for one in some for name in one.sources))
    positions = [exercise.position for exercise in content.exercises.values()]
    named: tuple[tuple[str, Collection[str], Collection[str]], ...] = (
        ("question of a number", tuple(filter(None, read)), numbers),
        ("source", cited, content.sources),
        ("position", guidance.floor.positions, positions),
        ("demand", guidance.floor.unless_avoided, content.demands),
    )
    for what, names, known in named:
        for name in names:
            if name not in known:
                hint = did_you_mean(name, tuple(known))
                yield Problem(_FILE, "", f"{what} {name!r} does not exist{hint}", about=name)
