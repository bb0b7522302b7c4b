"""Read the stated population: every name must lead to a question and an option."""

from collections.abc import Iterator, Mapping
from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate

from recommender.content.fields import claim, ids, kebab, snake, words
from recommender.content.gathering import Gatherer
from recommender.content.knowledge_schemas import Data, tupled
from recommender.content.rule_schemas import CitationSchema
from recommender.domain.errors import did_you_mean
from recommender.domain.population import (
    AgeBand,
    Chance,
    Doubters,
    Kind,
    Population,
    Strength,
)
from recommender.domain.questions import Question, QuestionKind, Questionnaire

FILE = "knowledge/population.yaml"


class ChanceField(fields.Field[Chance]):
    """Per cent: a number, or one for each age band, or one for each strength of pain."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Chance:  # noqa: ARG002
        match value:
            case {"by_age": list(numbers), **rest} if not rest:
                return Chance(by_age=_numbers(numbers))
            case {"by_pain": list(numbers), **rest} if not rest:
                return Chance(by_pain=_numbers(numbers))
            case str():
                return Chance(always=_numbers([value])[0])
        raise ValidationError("write a number, by_age: [...] or by_pain: [...]")


def _numbers(given: list[Any]) -> tuple[float, ...]:
    return tuple(float(_share().deserialize(entry) or 0) for entry in given)


def _share() -> fields.Float:
    return fields.Float(validate=validate.Range(0, 100))


def _shares() -> fields.List[float]:
    return fields.List(_share(), required=True)


def _by_option(value: fields.Field[Any]) -> fields.Dict:
    inner = fields.Dict(keys=fields.String(), values=value)
    return fields.Dict(keys=fields.String(), values=inner, load_default=dict)


class AgeBandField(fields.Field[AgeBand]):
    """Two ages with a hyphen between."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> AgeBand:  # noqa: ARG002
        youngest, hyphen, oldest = str(value).partition("-")
        if not (hyphen and youngest.isdecimal() and oldest.isdecimal()):
            raise ValidationError("write two ages, such as 18-29")
        return AgeBand(int(youngest), int(oldest))


class StrengthSchema(Schema):
    """One strength of pain: weights of the numbers of each question about it."""

    class Meta:
        """Every further key is a question."""

        unknown = "include"

    id = kebab()

    @post_load
    def build(self, data: Data, **_: object) -> Strength:
        """Build the strength."""
        weights = fields.Dict(keys=fields.Integer(), values=_share(), required=True)
        name = data.pop("id")
        numbers = {question: weights.deserialize(given) or {} for question, given in data.items()}
        return Strength(name, numbers)


class DoubtersSchema(Schema):
    """People who say “not sure” often."""

    share = _shares()
    not_sure = fields.Float(required=True)
    others_not_sure = fields.Float(required=True)
    times_in_choices = fields.Float(required=True)

    @post_load
    def build(self, data: Data, **_: object) -> Doubters:
        """Build the doubters."""
        return Doubters(**{**data, "share": tuple(data["share"])})


class KindSchema(Schema):
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

    @post_load
    def build(self, data: Data, **_: object) -> Kind:
        """Build the kind."""
        return Kind(is_serious=data.pop("serious"), **tupled(data))


class PopulationSchema(Schema):
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
    kinds = fields.List(fields.Nested(KindSchema), required=True)

    @post_load
    def build(self, data: Data, **_: object) -> Population:
        """Build the population."""
        below = {name: tuple(others) for name, others in data.pop("never_below").items()}
        return Population(never_below=below, **tupled(data))


def load_population(gatherer: Gatherer, questionnaire: Questionnaire) -> Population | None:
    """Return the stated population; None in a content without the file."""
    if FILE not in gatherer.files("knowledge"):
        return None
    population: Population | None = gatherer.whole(FILE, PopulationSchema())
    if population is not None and questionnaire.questions:
        for entry, message in _problems(population, questionnaire):
            gatherer.say(FILE, entry, message)
    return population


def _problems(population: Population, questionnaire: Questionnaire) -> Iterator[tuple[str, str]]:
    named = [("", population.options), ("", population.choices), ("", population.stronger)]
    for kind in population.kinds:
        named += [(kind.id, kind.options), (kind.id, kind.choices), (kind.id, kind.times)]
        if (len(kind.ages), len(kind.strengths)) != _sizes(population):
            yield kind.id, "give one number for each age band and for each strength"
    for name in dict.fromkeys(_numbers_named(population)):
        question = questionnaire.questions.get(name)
        if question is None or question.kind is not QuestionKind.NUMBER:
            yield "", f"{name!r} is not a question that takes a number"
    for entry, chances in named:
        yield from _unknown(entry, chances, questionnaire)
    for question in questionnaire:
        # whoever is not sure cannot say which one, unless a chance is given
        for option in () if question.which_of else _untold(population, question):
            yield question.id, f"no chance is given for {option!r}"


def _numbers_named(population: Population) -> Iterator[str]:
    yield population.age_question
    for name, others in population.never_below.items():
        yield from (name, *others)
    for strength in population.strengths:
        yield from strength.numbers


def _sizes(population: Population) -> tuple[int, int]:
    return len(population.ages), len(population.strengths)


def _unknown(
    entry: str, chances: Mapping[str, Mapping[str, object]], questionnaire: Questionnaire
) -> Iterator[tuple[str, str]]:
    questions = questionnaire.questions
    for name, options in chances.items():
        if name not in questions:
            yield entry, f"question {name!r} does not exist{did_you_mean(name, tuple(questions))}"
            continue
        known = (*questions[name].option_ids, "yes", "no")
        for option in options:
            if option not in known:
                hint = did_you_mean(option, known)
                yield entry, f"{name!r} has no option {option!r}{hint}"


def _untold(population: Population, question: Question) -> Iterator[str]:
    """Yield the options about which neither everybody nor every kind says anything."""
    is_list = question.kind is QuestionKind.MANY
    everybody = population.options if is_list else population.choices
    kinds = [kind.options if is_list else kind.choices for kind in population.kinds]
    for option in question.choices:
        is_told = option.id in everybody.get(question.id, {})
        if not is_told and not all(option.id in kind.get(question.id, {}) for kind in kinds):
            yield option.id
