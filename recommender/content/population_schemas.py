"""The shape of the file that states a population."""

from typing import Any

from marshmallow import ValidationError, fields, post_load, validate

from recommender.content.fields import Text, claim, ids, kebab, snake, words
from recommender.content.knowledge_schemas import Loaded, tupled
from recommender.content.rule_schemas import CitationSchema
from recommender.content.shapes import ChoiceField, Shape, ValueField, in_our_words
from recommender.domain.chances import CERTAIN, Chance, Given
from recommender.domain.population import (
    AgeBand,
    Doubters,
    Kind,
    Population,
    RedLine,
    Strength,
    Supposition,
)
from recommender.domain.rules import Triage


class ChanceField(ValueField[Chance]):
    """Per cent: a number, or one for each age band, or one for each strength of pain."""

    def read(self, value: object) -> Chance:
        """Return the value; raises ValidationError."""
        match value:
            case {"by_age": list(numbers), **rest} if not rest:
                return Chance(by_age=_numbers(numbers))
            case {"by_pain": list(numbers), **rest} if not rest:
                return Chance(by_pain=_numbers(numbers))
            case str():
                return Chance(always=_numbers([value])[0])
        raise ValidationError("write a number, by_age: [...] or by_pain: [...]")


def _numbers(given: list[object]) -> tuple[float, ...]:
    return tuple(float(_share().deserialize(entry) or 0) for entry in given)


def _share() -> fields.Float:
    share = fields.Float(validate=validate.Range(0, 100))
    in_our_words(share)
    return share


def _shares() -> fields.List[float]:
    return fields.List(_share(), required=True)


def _by_option(value: fields.Field[Any]) -> fields.Dict:
    inner = fields.Dict(keys=fields.String(), values=value)
    return fields.Dict(keys=fields.String(), values=inner, load_default=dict)


class AgeBandField(ValueField[AgeBand]):
    """Two ages with a hyphen between."""

    def read(self, value: object) -> AgeBand:
        """Return the value; raises ValidationError."""
        youngest, hyphen, oldest = str(value).partition("-")
        if not (hyphen and youngest.isdecimal() and oldest.isdecimal()):
            raise ValidationError("write two ages, such as 18-29")
        return AgeBand(int(youngest), int(oldest))


class StrengthSchema(Shape):
    """One strength of pain: weights of the numbers of each question about it."""

    class Meta:
        """Every further key is a question."""

        unknown = "include"

    id = kebab()

    @post_load
    def build(self, data: Loaded, **_: object) -> Strength:
        """Build the strength."""
        weights = fields.Dict(keys=fields.Integer(), values=_share(), required=True)
        in_our_words(weights)
        name = data.pop("id")
        numbers = {question: weights.deserialize(given) or {} for question, given in data.items()}
        return Strength(name, numbers)


class DoubtersSchema(Shape):
    """People who say “not sure” often."""

    share = _shares()
    not_sure = fields.Float(required=True)
    others_not_sure = fields.Float(required=True)
    times_in_choices = fields.Float(required=True)
    cannot_say = fields.Float(load_default=CERTAIN, validate=validate.Range(0, 100))

    @post_load
    def build(self, data: Loaded, **_: object) -> Doubters:
        """Build the doubters."""
        return Doubters(**{**data, "share": tuple(data["share"])})


class GivenSchema(Shape):
    """Chances among those for whom a condition holds."""

    when_text = Text(required=True, data_key="when")
    options = _by_option(ChanceField())
    choices = _by_option(ChanceField())

    @post_load
    def build(self, data: Loaded, **_: object) -> Given:
        """Build it; the condition is read when the questionnaire is known."""
        return Given(**data)


def _given() -> fields.List[Given]:
    return fields.List(fields.Nested(GivenSchema), load_default=list)


class KindSchema(Shape):
    """One kind of person."""

    id = kebab()
    name = words()
    share = fields.Float(required=True)
    ages = _shares()
    strengths = _shares()
    serious = claim(default=False)
    choices = _by_option(ChanceField())
    options = _by_option(ChanceField())
    times = _by_option(fields.Float())
    given = _given()

    @post_load
    def build(self, data: Loaded, **_: object) -> Kind:
        """Build the kind."""
        return Kind(is_serious=data.pop("serious"), **tupled(data))


def _factor() -> fields.Float:
    return fields.Float(load_default=1.0, validate=validate.Range(0, 100))


class SuppositionSchema(Shape):
    """How far off the guesses about ticks may be."""

    name = words()
    false_signs = _factor()
    not_sure = _factor()

    @post_load
    def build(self, data: Loaded, **_: object) -> Supposition:
        """Build the supposition."""
        return Supposition(**data)


class RedLineSchema(Shape):
    """A share that must not be passed."""

    name = words()
    triages = fields.List(ChoiceField(Triage), required=True)
    kinds = ids()
    at_least = fields.Float(load_default=0.0, validate=validate.Range(0, 100))
    at_most = fields.Float(load_default=CERTAIN, validate=validate.Range(0, 100))

    @post_load
    def build(self, data: Loaded, **_: object) -> RedLine:
        """Build the red line."""
        return RedLine(**tupled(data))


class PopulationSchema(Shape):
    """The whole file."""

    about = words()
    sources = fields.List(fields.Nested(CitationSchema), required=True)
    age_question = snake()
    ages = fields.List(AgeBandField(), required=True)
    never_below = fields.Dict(keys=fields.String(), values=ids(), load_default=dict)
    doubters = fields.Nested(DoubtersSchema, required=True)
    strengths = fields.List(fields.Nested(StrengthSchema), required=True)
    options = _by_option(ChanceField())
    choices = _by_option(ChanceField())
    stronger = _by_option(fields.List(fields.Float()))
    given = _given()
    kinds = fields.List(fields.Nested(KindSchema), required=True)
    suppositions = fields.List(fields.Nested(SuppositionSchema), load_default=list)
    red_lines = fields.List(fields.Nested(RedLineSchema), load_default=list)

    @post_load
    def build(self, data: Loaded, **_: object) -> Population:
        """Build the population."""
        below = {name: tuple(others) for name, others in data.pop("never_below").items()}
        return Population(never_below=below, **tupled(data))
