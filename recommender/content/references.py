"""Every name in a content that must lead somewhere, in tables, and the one loop that follows it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from recommender.domain.compose_settings import ComposeSettings
from recommender.domain.content import Content, Tip
from recommender.domain.errors import Problem, did_you_mean
from recommender.domain.exercises import Exercise, ExerciseKind, Need
from recommender.domain.precautions import parts_of
from recommender.domain.programmes import Programme
from recommender.domain.promises import Promise, WeekAvoids
from recommender.domain.rules import Avoids, Citation, Favours, Rule, Tells
from recommender.domain.summaries import Summary

_Entry = TypeVar("_Entry")
# What a name should be, and the names of this sort that an entry has.
_Table = tuple[tuple[str, Callable[[_Entry], Iterable[str]]], ...]


def _favoured(rule: Rule) -> Iterable[str]:
    return (name for name, _ in rule.then.points) if isinstance(rule.then, Favours) else ()


def _spoken_of(rule: Rule) -> Iterable[str]:
    lines = rule.then.say_with if isinstance(rule.then, Avoids) else ()
    return (name for line in lines for name, _ in parts_of(line))


class _Sort(NamedTuple):
    """A sort of names: all that there are, and the files in which they stand."""

    known: Callable[[Content], Collection[str]]
    files: tuple[str, ...]


_SOURCES = "knowledge/sources.yaml"
_DEMANDS = "knowledge/demands.yaml"
_EXERCISES = "knowledge/exercises/"
_PROGRAMMES = "knowledge/programmes/"
_NEEDS = "knowledge/needs.yaml"
_TIPS = "knowledge/tips.yaml"
_EQUIPMENT = "knowledge/equipment.yaml"
_PLACES = "knowledge/places.yaml"
_PLANNING = "knowledge/planning.yaml"
_SUMMARY = "knowledge/summary.yaml"
_QUESTIONNAIRE = "knowledge/questionnaire.yaml"
_ASKED = (_PLANNING, _QUESTIONNAIRE)

_SORTS: dict[str, _Sort] = {
    "source": _Sort(lambda content: content.sources, (_SOURCES,)),
    "demand": _Sort(lambda content: content.demands, (_DEMANDS,)),
    "exercise": _Sort(lambda content: content.exercises, (_EXERCISES,)),
    "demand or exercise": _Sort(
        lambda content: [*content.demands, *content.exercises], (_DEMANDS, _EXERCISES)
    ),
    "programme": _Sort(lambda content: content.programmes, (_PROGRAMMES,)),
    "need": _Sort(lambda content: content.needs, (_NEEDS,)),
    "programme or need": _Sort(
        lambda content: [*content.programmes, *content.needs], (_PROGRAMMES, _NEEDS)
    ),
    "tip": _Sort(lambda content: content.tips, (_TIPS,)),
    "equipment": _Sort(lambda content: content.equipment, (_EQUIPMENT,)),
    "place": _Sort(lambda content: content.places, (_PLACES,)),
    "demand or kind": _Sort(
        lambda content: [*content.demands, *map(str, ExerciseKind)], (_DEMANDS,)
    ),
    "demand, kind or exercise": _Sort(
        lambda content: [*content.demands, *map(str, ExerciseKind), *content.exercises],
        (_DEMANDS, _EXERCISES),
    ),
    "question": _Sort(lambda content: content.questionnaire.questions, _ASKED),
    "liking": _Sort(lambda content: _options(content, content.week.likes_question), _ASKED),
    "option of equipment": _Sort(
        lambda content: _options(content, content.week.equipment_question), _ASKED
    ),
    "option of places": _Sort(
        lambda content: _options(content, content.week.places_question), _ASKED
    ),
}

RULE: _Table[Rule] = (
    ("source", lambda rule: _cited(rule.sources)),
    ("demand or exercise", lambda rule: rule.then.what if isinstance(rule.then, Avoids) else ()),
    ("demand, kind or exercise", _spoken_of),
    ("programme or need", _favoured),
    ("tip", lambda rule: (rule.then.tip,) if isinstance(rule.then, Tells) else ()),
)

PROMISE: _Table[Promise] = (
    ("source", lambda promise: _cited(promise.sources)),
    (
        "demand or exercise",
        lambda promise: promise.then.what if isinstance(promise.then, WeekAvoids) else (),
    ),
)

EXERCISE: _Table[Exercise] = (
    ("need", lambda exercise: exercise.needs),
    ("demand", lambda exercise: exercise.demands),
    ("place", lambda exercise: exercise.places),
    ("equipment", lambda exercise: exercise.equipment),
    ("source", lambda exercise: exercise.sources),
    ("source", lambda exercise: (alias.source for alias in exercise.also_called)),
    ("source", lambda exercise: (exercise.dose.source,)),
    ("source", lambda exercise: (exercise.disabled.source,) if exercise.disabled else ()),
)

PROGRAMME: _Table[Programme] = (
    ("exercise", lambda programme: (item.exercise for item in programme.items)),
    ("exercise", lambda programme: (item.instead for item in programme.items if item.instead)),
    ("exercise", lambda programme: (item.exercise for day in programme.arc for item in day.items)),
    (
        "programme",
        lambda programme: (item.programme for day in programme.arc for item in day.items),
    ),
    ("need", lambda programme: (day.focus for day in programme.arc)),
    ("tip", lambda programme: programme.tips),
    ("source", lambda programme: (offer.source for offer in programme.offers)),
    (
        "source",
        lambda programme: (item.conflict.source for item in programme.items if item.conflict),
    ),
)

NEED: _Table[Need] = (("place", lambda need: need.places),)

TIP: _Table[Tip] = (
    ("source", lambda tip: tip.sources),
    ("demand or kind", lambda tip: tip.only_with),
    ("demand", lambda tip: tip.unless_avoided),
)


SUMMARY: _Table[Summary] = (("demand", lambda summary: summary.manner),)


def _needs_of_composing(compose: ComposeSettings) -> tuple[str, ...]:
    return compose.steady_need, compose.trained_need, compose.calm_need


_SETTINGS: _Table[Content] = (
    ("question", lambda content: content.week.questions),
    (
        "programme",
        lambda content: (
            content.week.first_days_programme,
            *content.week.first_days_others,
            content.week.fallback_programme,
            content.week.default_programme,
        ),
    ),
    ("demand", lambda content: content.week.high_strain_demands),
    ("demand", lambda content: content.week.steps.careful_demands),
    ("exercise", lambda content: content.week.only_without),
    ("demand", lambda content: content.week.only_without.values()),
    ("exercise", lambda content: (name for group in content.week.core for name in group.exercises)),
    ("need", lambda content: (must.need for must in content.week.musts)),
    ("need", lambda content: content.week.served_where_it_hurts),
    ("need", lambda content: content.week.gentle_needs),
    ("need", lambda content: content.week.session.lead_needs),
    ("need", lambda content: content.week.climbing_needs),
    ("need", lambda content: content.week.lead.never),
    ("need", lambda content: filter(None, (content.week.idea.work,))),
    ("need", lambda content: (need for group in content.week.idea.mixed for need in group)),
    ("need", lambda content: content.week.compose.ease_needs),
    ("need", lambda content: filter(None, _needs_of_composing(content.week.compose))),
    ("question", lambda content: filter(None, (content.week.places_question,))),
    ("place", lambda content: (name for names in content.week.places.values() for name in names)),
    ("option of places", lambda content: content.week.places),
    ("liking", lambda content: content.week.likes),
    (
        "option of equipment",
        lambda content: (name for name in content.equipment if name not in content.household),
    ),
)


def check_names(content: Content, unread: Collection[str] = ()) -> Iterator[Problem]:
    """Yield a problem for each name that leads nowhere.

    What the unread files hold is unknown: a name that may stand in one of them is passed over.
    """
    known = _judged(content, unread)
    for rule in content.rules:
        yield from _missing(known, RULE, rule, (rule.file, rule.id))
    for promise in content.promises:
        yield from _missing(known, PROMISE, promise, (promise.file, promise.id))
    for exercise in content.exercises.values():
        yield from _missing(known, EXERCISE, exercise, ("knowledge/exercises", exercise.id))
    for programme in content.programmes.values():
        file = f"knowledge/programmes/{programme.id}.yaml"
        yield from _missing(known, PROGRAMME, programme, (file, ""))
        yield from _missing_seed(known, programme, file)
    yield from _missing_of(known, NEED, content.needs, _NEEDS)
    yield from _missing_of(known, TIP, content.tips, _TIPS)
    if content.summary is not None:
        yield from _missing(known, SUMMARY, content.summary, (_SUMMARY, "manner"))
    if _PLANNING not in unread:
        yield from _missing(known, _SETTINGS, content, (_PLANNING, ""))


def _judged(content: Content, unread: Collection[str]) -> dict[str, Collection[str]]:
    """Return the names of each sort of which all files could be read."""
    return {
        name: sort.known(content)
        for name, sort in _SORTS.items()
        if not any(file.startswith(sort.files) for file in unread)
    }


def _missing_of(
    known: Mapping[str, Collection[str]],
    table: _Table[_Entry],
    entries: Mapping[str, _Entry],
    file: str,
) -> Iterator[Problem]:
    for name, entry in entries.items():
        yield from _missing(known, table, entry, (file, name))


def _missing(
    known: Mapping[str, Collection[str]],
    table: _Table[_Entry],
    entry: _Entry,
    place: tuple[str, str],
) -> Iterator[Problem]:
    for what, names_of in table:
        if what not in known:
            continue
        for name in names_of(entry):
            if name not in known[what]:
                message = f"{what} {name!r} does not exist{did_you_mean(name, tuple(known[what]))}"
                yield Problem(*place, message, about=name)


def _missing_seed(
    known: Mapping[str, Collection[str]], programme: Programme, file: str
) -> Iterator[Problem]:
    source, sources = f"seed-{programme.seed}", known.get("source")
    if programme.seed and sources is not None and source not in sources:
        message = f"source {source!r} does not exist{did_you_mean(source, tuple(sources))}"
        yield Problem(file, "", message, about=programme.seed)


def _cited(sources: Iterable[Citation]) -> Iterable[str]:
    return (cited.source for cited in sources)


def _options(content: Content, question: str) -> tuple[str, ...]:
    known = content.questionnaire.questions.get(question)
    return known.option_ids if known else ()
