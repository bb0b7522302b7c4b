"""The content as JSON-ready data: all that the product asks, rules, knows and rests on, by name."""

from collections.abc import Callable, Mapping

from recommender.domain.content import Content, Source
from recommender.domain.exercises import Exercise, Named, Prescription, Range
from recommender.domain.ladders import Ladder
from recommender.domain.programmes import ArcDay, Prescribed, Programme
from recommender.domain.rules import Conclusion, Rule, SafetyNet, Sends
from recommender.exchange.hazards import hazards_data
from recommender.exchange.plan import Data, conclusion_data, value_data
from recommender.exchange.questions import questions_data


def rules_data(content: Content) -> list[Data]:
    """Return every rule in the order in which they are decided."""
    return [rule_data(rule) for rule in content.rules]


def rule_data(rule: Rule) -> Data:
    """Return one rule as its author wrote it."""
    return {
        "id": rule.id,
        "kind": rule.kind.value,
        "title": rule.title,
        "when": rule.when_text,
        "then": conclusion_data(rule.then) | _safety_net(rule.then),
        "because": rule.because,
        "sources": [{"id": cited.source, "where": cited.where} for cited in rule.sources],
        "evidence": rule.evidence,
        "examples": [
            {
                "name": example.name,
                "answers": {name: value_data(value) for name, value in example.answers.items()},
                "fires": example.fires.value,
            }
            for example in rule.examples
        ],
        "file": rule.file,
    }


def _safety_net(then: Conclusion) -> Data:
    nets = then.say_if if isinstance(then, Sends) else ()
    return {"say_if": [_net_data(net) for net in nets]} if nets else {}


def _net_data(net: SafetyNet) -> Data:
    checked: Data = {"when": net.when_text, "call": net.call.value} if net.call else {}
    return {**checked, "say": net.say}


def exercises_data(content: Content) -> list[Data]:
    """Return every exercise, each with all doses that are known for it."""
    return [exercise_data(content, entry) for entry in content.exercises.values()]


def exercise_data(content: Content, exercise: Exercise) -> Data:
    """Return one exercise; a disabled one says why it is never scheduled."""
    disabled = exercise.disabled
    return {
        "id": exercise.id,
        "name": exercise.name,
        "also_called": [
            {"source": alias.source, "name": alias.name} for alias in exercise.also_called
        ],
        "trains": exercise.trains,
        "kind": exercise.kind.value,
        "needs": list(exercise.needs),
        "places": list(exercise.places),
        "demands": list(exercise.demands),
        "equipment": list(exercise.equipment),
        "position": exercise.position,
        "level": exercise.level,
        "earliest": exercise.earliest.name.lower(),
        "fallback": exercise.is_fallback,
        "sides": exercise.sides,
        "seconds_a_repetition": exercise.seconds_a_repetition,
        "doses": [prescription_data(dose) for dose in content.doses_of(exercise)],
        "ladders": [
            _ladder(ladder, exercise.id)
            for ladder in content.ladders.values()
            if exercise.id in ladder.exercises
        ],
        "left_out_by": [rule.id for rule in content.rules_avoiding(exercise)],
        "steps": list(exercise.steps),
        "stop_signs": list(exercise.stop_signs),
        "sources": list(exercise.sources),
        "disabled": disabled and {"because": disabled.because, "source": disabled.source},
    }


def prescription_data(dose: Prescription) -> Data:
    """Return a dose as its source gives it: numbers, or [low, high]; null where it says none."""
    return {
        "source": dose.source,
        "sets": _range(dose.sets),
        "repetitions": _range(dose.repetitions),
        "hold_seconds": _range(dose.hold_seconds),
        "minutes": _range(dose.minutes),
    }


def programmes_data(content: Content) -> list[Data]:
    """Return every programme with all that its seed prescribes, and the arc built from it."""
    return [programme_data(content, entry) for entry in content.programmes.values()]


def programme_data(content: Content, programme: Programme) -> Data:
    """Return one programme."""
    return {
        "id": programme.id,
        "seed": programme.seed or None,
        "title": programme.title,
        "about": programme.about,
        "frequency": dict(programme.frequency),
        "items": [_prescribed(item) for item in programme.items],
        "tips": [_tip(content, tip) for tip in programme.tips],
        "offers": [
            {"id": offer.id, "name": offer.name, "about": offer.about, "source": offer.source}
            for offer in programme.offers
        ],
        "arc": [_arc_day(number, day) for number, day in enumerate(programme.arc, start=1)],
    }


def needs_data(content: Content) -> list[Data]:
    """Return everything that a body may need from a week."""
    return [_named(need) for need in content.needs.values()]


def places_data(content: Content) -> list[Data]:
    """Return every place of the body where an exercise is felt."""
    return [_named(place) for place in content.places.values()]


def equipment_data(content: Content) -> list[Data]:
    """Return everything that an exercise may need; `household` is what everybody has."""
    return [
        {**_named(thing), "household": thing.is_household} for thing in content.equipment.values()
    ]


def demands_data(content: Content) -> list[Data]:
    """Return every demand with the exercises that carry it."""
    return [
        {
            **_named(demand),
            "exercises": [
                entry.id for entry in content.exercises.values() if demand.id in entry.demands
            ],
        }
        for demand in content.demands.values()
    ]


def sources_data(content: Content) -> list[Data]:
    """Return every source with the rules that rest on it."""
    return [source_data(content, source) for source in content.sources.values()]


def source_data(content: Content, source: Source) -> Data:
    """Return one source."""
    return {
        "id": source.id,
        "grade": source.grade,
        "title": source.title,
        "url": source.url or None,
        "rules": [
            rule.id
            for rule in content.rules
            if source.id in {cited.source for cited in rule.sources}
        ],
    }


CATALOGUES: Mapping[str, Callable[[Content], list[Data]]] = {
    "questions": questions_data,
    "rules": rules_data,
    "exercises": exercises_data,
    "programmes": programmes_data,
    "demands": demands_data,
    "needs": needs_data,
    "places": places_data,
    "equipment": equipment_data,
    "sources": sources_data,
    "hazards": hazards_data,
}


def _range(value: Range | None) -> object:
    if value is None:
        return None
    low, high = _number(value.low), _number(value.high)
    return low if low == high else [low, high]


def _number(value: float) -> int | float:
    return int(value) if value == int(value) else value


def _prescribed(item: Prescribed) -> Data:
    conflict = item.conflict
    return {
        "exercise": item.exercise,
        "name": item.name,
        "day": item.day or None,
        "dose": prescription_data(item.dose),
        "said": item.said or None,
        "instead": item.instead or None,
        "conflict": conflict
        and {
            "seed": conflict.seed,
            "we": conflict.we,
            "because": conflict.because,
            "source": conflict.source,
        },
    }


def _tip(content: Content, tip: str) -> Data:
    known = content.tips[tip]
    return {"id": known.id, "title": known.title, "text": known.text}


def _arc_day(number: int, day: ArcDay) -> Data:
    return {
        "day": number,
        "theme": day.theme,
        "goal": day.goal,
        "focus": day.focus,
        "items": [{"exercise": item.exercise, "programme": item.programme} for item in day.items],
    }


def _ladder(ladder: Ladder, exercise: str) -> Data:
    """Return a ladder with the rungs next to an exercise: what is a step easier, what harder."""
    below, above = ladder.below(exercise), ladder.above(exercise)
    return {
        "id": ladder.id,
        "name": ladder.name,
        "easier": list(below[0]) if below else [],
        "harder": list(above[0]) if above else [],
    }


def _named(entry: Named) -> Data:
    return {"id": entry.id, "name": entry.name, "about": entry.about}
