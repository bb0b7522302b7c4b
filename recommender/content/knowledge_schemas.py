"""The shapes of the files under knowledge/, and the domain objects they become."""

from typing import Any

from marshmallow import ValidationError, fields, post_load, validate, validates_schema

from recommender.content.fields import (
    PhaseField,
    PrescriptionSchema,
    Text,
    claim,
    ids,
    kebab,
    snake,
    texts,
    words,
)
from recommender.content.phrases import LETTERS_MOST, Phrase
from recommender.content.safety_nets import safety_net
from recommender.content.shapes import ChoiceField, OneOf, Shape
from recommender.domain.calling import CallNumber, Country
from recommender.domain.content import Outcome, Source, Tip
from recommender.domain.exercises import (
    Alias,
    Disabled,
    Equipment,
    Exercise,
    ExerciseKind,
    Named,
    Need,
    Prescription,
)

Loaded = dict[str, Any]
# the shortest and the longest that a telephone dials
_DIGITS = validate.Regexp(r"^[0-9]{2,15}$", error="write a number to call in digits only")


# the heading of a day is read at a glance
_THEME_WORDS_MOST = 5


def tupled(data: Loaded) -> Loaded:
    """Return the same with tuples for lists, as frozen values want them."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}


class NamedSchema(Shape):
    """One entry of demands.yaml or places.yaml."""

    id = snake()
    name = words()
    about = words(required=False)

    @post_load
    def build(self, data: Loaded, **_: object) -> Named:
        """Build the entry; nothing else builds one from a file."""
        return Named(**data)


def _at_most(theme: str) -> None:
    if len(theme.split()) > _THEME_WORDS_MOST:
        raise ValidationError(f"write at most {_THEME_WORDS_MOST} words")


class NeedSchema(Shape):
    """One entry of needs.yaml; a kept content may lack `theme` and `goal`."""

    id = snake()
    name = words()
    about = words(required=False)
    theme = Text(required=True, validate=_at_most)
    goal = words()
    kinds = fields.List(ChoiceField(ExerciseKind), load_default=list)
    one_is_enough = claim(default=False)
    places = ids()

    @validates_schema
    def says_kinds(self, data: Loaded, **_: object) -> None:
        """Refuse places without the kinds of exercise that serve the need there."""
        if data.get("places") and not data.get("kinds"):
            raise ValidationError(
                "name the kinds of exercise that serve it at these places", "kinds"
            )

    @post_load
    def build(self, data: Loaded, **_: object) -> Need:
        """Build the need."""
        return Need(**tupled(data))


class EquipmentSchema(Shape):
    """One entry of equipment.yaml; `household` says that everybody has it."""

    id = snake()
    name = words()
    about = words(required=False)
    household = claim(default=False)

    @post_load
    def build(self, data: Loaded, **_: object) -> Equipment:
        """Build the piece of equipment."""
        return Equipment(is_household=data.pop("household"), **data)


class PhraseSchema(Shape):
    """One entry of phrases.yaml."""

    id = snake()
    text = Text(
        required=True,
        validate=validate.Length(max=LETTERS_MOST, error=f"write at most {LETTERS_MOST} letters"),
    )

    @post_load
    def build(self, data: Loaded, **_: object) -> Phrase:
        """Build the phrase."""
        return Phrase(**data)


class SourceSchema(Shape):
    """One entry of sources.yaml."""

    id = kebab()
    grade = fields.String(required=True, validate=OneOf(["A", "B", "C", "seed", "judgement"]))
    title = words()
    url = fields.URL(load_default="", schemes={"https", "http"})

    @post_load
    def build(self, data: Loaded, **_: object) -> Source:
        """Build the source."""
        return Source(**data)


class TipSchema(Shape):
    """One entry of tips.yaml."""

    id = kebab()
    title = words()
    text = words()
    sources = ids(least=1)
    only_with = ids()
    unless_avoided = ids()

    @post_load
    def build(self, data: Loaded, **_: object) -> Tip:
        """Build the tip."""
        return Tip(**tupled(data))


class CallNumberSchema(Shape):
    """The number to call in a country."""

    country = ChoiceField(Country, required=True)
    number = fields.String(required=True, validate=_DIGITS)
    say = words()

    @validates_schema
    def names_the_number(self, data: Loaded, **_: object) -> None:
        """Refuse words that name another number than the one that is called."""
        if data["number"] not in data["say"]:
            raise ValidationError(f"does not name {data['number']}", "say")

    @post_load
    def build(self, data: Loaded, **_: object) -> CallNumber:
        """Build the number."""
        return CallNumber(**data)


class OutcomeEntrySchema(Shape):
    """One entry of outcomes.yaml: what a person reads for one triage."""

    id = snake()
    title = words()
    do_now = safety_net(least=1)
    call = texts(least=0)
    tell_them = texts(least=0)
    watch_for = safety_net(least=1)
    early_signs = texts(least=0)
    early_call = words(required=False)
    call_numbers = fields.List(fields.Nested(CallNumberSchema), load_default=list)

    @validates_schema
    def has_one_number_a_country(self, data: Loaded, **_: object) -> None:
        """Refuse two numbers for one country: nobody could say which is called."""
        countries = [one.country for one in data["call_numbers"]]
        if len({*countries}) < len(countries):
            raise ValidationError("has two numbers for one country", "call_numbers")

    @post_load
    def build(self, data: Loaded, **_: object) -> Outcome:
        """Build the outcome; the conditions of its lines are resolved later."""
        return Outcome(**tupled(data))


class AliasSchema(Shape):
    """A source's own name for an exercise."""

    source = kebab()
    name = words()

    @post_load
    def build(self, data: Loaded, **_: object) -> Alias:
        """Build the alias."""
        return Alias(**data)


class DisabledSchema(Shape):
    """Why an exercise is never scheduled."""

    because = words()
    source = kebab()

    @post_load
    def build(self, data: Loaded, **_: object) -> Disabled:
        """Build the reason."""
        return Disabled(**data)


class OwnDoseSchema(PrescriptionSchema):
    """The dose that we give where no programme prescribes one."""

    source = kebab()

    @post_load
    def build(self, data: Loaded, **_: object) -> Prescription:
        """Build the dose."""
        return Prescription(**data)


class ExerciseSchema(Shape):
    """One entry of a file under exercises/."""

    id = kebab()
    name = words()
    also_called = fields.List(fields.Nested(AliasSchema), required=True)
    trains = words()
    kind = ChoiceField(ExerciseKind, required=True)
    needs = ids(least=1)
    places = fields.List(fields.String(), required=True)
    demands = ids()
    equipment = ids()
    position = snake()
    level = fields.Integer(required=True, validate=validate.Range(1, 3))
    earliest = PhaseField(required=True)
    fallback = claim(default=False)
    sides = fields.Integer(required=True, validate=validate.Range(1, 2))
    seconds_a_repetition = fields.Integer(required=True, validate=validate.Range(1, 30))
    dose = fields.Nested(OwnDoseSchema, required=True)
    steps = texts(least=2)
    stop_signs = texts()
    sources = ids(least=1)
    disabled = fields.Nested(DisabledSchema, load_default=None)

    @post_load
    def build(self, data: Loaded, **_: object) -> Exercise:
        """Build the exercise."""
        return Exercise(is_fallback=data.pop("fallback"), **tupled(data))


class KeptExerciseSchema(ExerciseSchema):
    """An exercise of a kept content, which may be older than places and ladders."""

    places = fields.List(fields.String(), load_default=list)
    easier = fields.String()
    harder = fields.String()

    @post_load
    def build(self, data: Loaded, **_: object) -> Exercise:
        """Build the exercise; ladder_loading reads whom it names as easier."""
        links = ("easier", "harder")
        kept = {key: value for key, value in data.items() if key not in links}
        exercise: Exercise = super().build(kept)
        return exercise
