"""Every name in a content that must lead somewhere, in tables, and the one loop that follows it."""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TypeVar

from recommender.domain.content import Content, Tip
from recommender.domain.errors import Problem, did_you_mean
from recommender.domain.exercises import Exercise, ExerciseKind
from recommender.domain.programmes import Programme
from recommender.domain.promises import Promise, WeekAvoids
from recommender.domain.rules import Avoids, Citation, Favours, Rule, Tells

_Entry = TypeVar("_Entry")
# What a name should be, and the names of this sort that an entry has.
_Table = tuple[tuple[str, Callable[[_Entry], Iterable[str]]], ...]


def _favoured(rule: Rule) -> Iterable[str]:
    return (name for name, _ in rule.then.points) if isinstance(rule.then, Favours) else ()


_KNOWN: dict[str, Callable[[Content], Collection[str]]] = {
    "source": lambda content: content.sources,
    "demand": lambda content: content.demands,
    "exercise": lambda content: content.exercises,
    "demand or exercise": lambda content: [*content.demands, *content.exercises],
    "programme": lambda content: content.programmes,
    "need": lambda content: content.needs,
    "programme or need": lambda content: [*content.programmes, *content.needs],
    "tip": lambda content: content.tips,
    "equipment": lambda content: content.equipment,
    "place": lambda content: content.places,
    "demand or kind": lambda content: [*content.demands, *map(str, ExerciseKind)],
    "question": lambda content: content.questionnaire.questions,
    "liking": lambda content: _options(content, content.week.likes_question),
    "option of equipment": lambda content: _options(content, content.week.equipment_question),
}

RULE: _Table[Rule] = (
    ("source", lambda rule: _cited(rule.sources)),
    ("demand or exercise", lambda rule: rule.then.what if isinstance(rule.then, Avoids) else ()),
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

TIP: _Table[Tip] = (
    ("source", lambda tip: tip.sources),
    ("demand or kind", lambda tip: tip.only_with),
    ("demand", lambda tip: tip.unless_avoided),
)

_SETTINGS: _Table[Content] = (
    ("question", lambda content: content.week.questions),
    (
        "programme",
        lambda content: (
            content.week.first_days_programme,
            content.week.fallback_programme,
            content.week.default_programme,
        ),
    ),
    ("demand", lambda content: content.week.high_strain_demands),
    ("need", lambda content: (must.need for must in content.week.musts)),
    ("liking", lambda content: content.week.likes),
    (
        "option of equipment",
        lambda content: (name for name in content.equipment if name not in content.household),
    ),
)


def check_names(content: Content) -> Iterator[Problem]:
    """Yield a problem for each name that leads nowhere."""
    for rule in content.rules:
        yield from _missing(content, RULE, rule, (rule.file, rule.id))
    for promise in content.promises:
        yield from _missing(content, PROMISE, promise, (promise.file, promise.id))
    for exercise in content.exercises.values():
        yield from _missing(content, EXERCISE, exercise, ("knowledge/exercises", exercise.id))
    for programme in content.programmes.values():
        file = f"knowledge/programmes/{programme.id}.yaml"
        yield from _missing(content, PROGRAMME, programme, (file, ""))
        yield from _missing_seed(content, programme, file)
    for tip in content.tips.values():
        yield from _missing(content, TIP, tip, ("knowledge/tips.yaml", tip.id))
    yield from _missing(content, _SETTINGS, content, ("knowledge/planning.yaml", ""))


def _missing(
    content: Content, table: _Table[_Entry], entry: _Entry, place: tuple[str, str]
) -> Iterator[Problem]:
    for what, names_of in table:
        known = _KNOWN[what](content)
        for name in names_of(entry):
            if name not in known:
                message = f"{what} {name!r} does not exist{did_you_mean(name, tuple(known))}"
                yield Problem(*place, message, about=name)


def _missing_seed(content: Content, programme: Programme, file: str) -> Iterator[Problem]:
    source = f"seed-{programme.seed}"
    if programme.seed and source not in content.sources:
        hint = did_you_mean(source, tuple(content.sources))
        message = f"source {source!r} does not exist{hint}"
        yield Problem(file, "", message, about=programme.seed)


def _cited(sources: Iterable[Citation]) -> Iterable[str]:
    return (cited.source for cited in sources)


def _options(content: Content, question: str) -> tuple[str, ...]:
    known = content.questionnaire.questions.get(question)
    return known.option_ids if known else ()
