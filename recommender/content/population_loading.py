"""Read the stated population: every name must lead to a question and an option."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from recommender.content.conditions import read_condition
from recommender.content.gathering import Gatherer
from recommender.content.language import Names
from recommender.content.population_schemas import PopulationSchema
from recommender.domain.chances import Chances, Given
from recommender.domain.conditions import questions_read
from recommender.domain.errors import did_you_mean
from recommender.domain.population import Population
from recommender.domain.questions import Question, QuestionKind, Questionnaire

_FILE = "knowledge/population.yaml"
# The entry, what the file says at the faulty place, and what is wrong with it.
_Fault = tuple[str, str, str]


def load_population(gatherer: Gatherer, questionnaire: Questionnaire) -> Population | None:
    """Return the stated population; None in a content without the file."""
    if _FILE not in gatherer.files("knowledge"):
        return None
    population: Population | None = gatherer.whole(_FILE, PopulationSchema())
    if population is None or not questionnaire.questions:
        return population
    for entry, about, message in _problems(population, questionnaire):
        gatherer.say(_FILE, entry, message, about=about)
    return _with_conditions(gatherer, population, Names(questionnaire.questions, frozenset()))


def _with_conditions(gatherer: Gatherer, population: Population, names: Names) -> Population:
    """Return the population with the conditions read under which its chances are given."""

    def read(entry: str, given: tuple[Given, ...]) -> tuple[Given, ...]:
        return tuple(_reading(gatherer, names, entry, each) for each in given)

    kinds = tuple(replace(kind, given=read(kind.id, kind.given)) for kind in population.kinds)
    return replace(population, given=read("", population.given), kinds=kinds)


def _reading(gatherer: Gatherer, names: Names, entry: str, given: Given) -> Given:
    said = f"{given.when_text!r}: {{error}}"
    when = read_condition(gatherer, names, (_FILE, entry), given.when_text, said=said)
    if when is None:
        return given
    for name in _too_late(names, replace(given, when=when)):
        message = f"{given.when_text!r}: {name!r} must be asked before what hangs on it"
        gatherer.say(_FILE, entry, message, about=given.when_text)
    return replace(given, when=when)


def _too_late(names: Names, given: Given) -> list[str]:
    """Return the questions of a condition that are not asked before all that hangs on it."""
    order = list(names.questions)
    hanging = [order.index(name) for name in (*given.options, *given.choices) if name in order]
    # “which one?” is known with the list that it belongs to
    read = [names.questions[name].which_of or name for name in questions_read(given.when)]
    return [name for name in dict.fromkeys(read) if order.index(name) >= min(hanging, default=0)]


def _problems(population: Population, questionnaire: Questionnaire) -> Iterator[_Fault]:
    named = [("", population.options), ("", population.choices), ("", population.stronger)]
    named += [("", chances) for given in population.given for chances in _both(given)]
    for kind in population.kinds:
        named += [(kind.id, kind.options), (kind.id, kind.choices), (kind.id, kind.times)]
        named += [(kind.id, chances) for given in kind.given for chances in _both(given)]
        if (len(kind.ages), len(kind.strengths)) != _sizes(population):
            yield kind.id, "", "give one number for each age band and for each strength"
    yield from _unknown_kinds(population)
    for name in dict.fromkeys(_numbers_named(population)):
        question = questionnaire.questions.get(name)
        if question is None or question.kind is not QuestionKind.NUMBER:
            yield "", name, f"{name!r} is not a question that takes a number"
    for entry, chances in named:
        yield from _unknown(entry, chances, questionnaire)
    for question in questionnaire:
        # a person who is not sure cannot say which one, unless a chance is given
        for option in () if question.which_of else _untold(population, question):
            yield question.id, "", f"no chance is given for {option!r}"


def _unknown_kinds(population: Population) -> Iterator[_Fault]:
    kinds = [kind.id for kind in population.kinds]
    for line in population.red_lines:
        for name in line.kinds:
            if name not in kinds:
                hint = did_you_mean(name, kinds)
                yield line.name, name, f"kind {name!r} does not exist{hint}"


def _both(given: Given) -> tuple[Chances, Chances]:
    return given.options, given.choices


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
) -> Iterator[_Fault]:
    questions = questionnaire.questions
    for name, options in chances.items():
        if name not in questions:
            hint = did_you_mean(name, tuple(questions))
            yield entry, name, f"question {name!r} does not exist{hint}"
            continue
        known = (*questions[name].option_ids, "yes", "no")
        if questions[name].kind is QuestionKind.NUMBER:
            known = tuple(map(str, range(questions[name].minimum, questions[name].maximum + 1)))
        for option in options:
            if option not in known:
                hint = did_you_mean(option, known)
                yield entry, option, f"{name!r} has no option {option!r}{hint}"


def _untold(population: Population, question: Question) -> Iterator[str]:
    """Yield the options about which neither everybody nor every kind says anything."""
    is_list = question.kind is QuestionKind.MANY
    everybody = population.options if is_list else population.choices
    kinds = [kind.options if is_list else kind.choices for kind in population.kinds]
    for option in question.choices:
        is_told = option.id in everybody.get(question.id, {})
        if not is_told and not all(option.id in kind.get(question.id, {}) for kind in kinds):
            yield option.id
