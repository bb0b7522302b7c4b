"""The plan as JSON-ready data: one form for the command line, the API and every page."""

from typing import Any

from recommender.domain.assessment import AnswerRead, Because, Firing
from recommender.domain.conditions import Value
from recommender.domain.content import Content
from recommender.domain.precautions import PART, precautions
from recommender.domain.rules import (
    Avoids,
    Cap,
    Conclusion,
    Favours,
    Finds,
    Limits,
    Phase,
    Sends,
)
from recommender.domain.truth import Truth
from recommender.domain.week import Day, Dose, Item, LeftOut, Recommendation, Week

Data = dict[str, Any]


def plan_data(content: Content, recommendation: Recommendation, version: str) -> Data:
    """Return the recommendation as data; every list has a fixed order."""
    assessment = recommendation.assessment
    caps = recommendation.caps
    outcome = content.outcomes[recommendation.triage]
    trace = [
        trace_data(content, order, firing) for order, firing in enumerate(assessment.trace, start=1)
    ]
    return {
        "triage": recommendation.triage.value,
        "outcome": {
            "title": outcome.title,
            "do_now": list(recommendation.told.do_now),
            "call": list(outcome.call),
            "tell_them": list(outcome.tell_them),
            "watch_for": list(recommendation.told.watch_for),
        },
        "messages": _messages(recommendation),
        PART: precautions(trace) if recommendation.week else [],
        "findings": [_because("finding", entry) for entry in assessment.findings],
        "avoid": [
            _because("demand" if entry.what in content.demands else "exercise", entry)
            for entry in assessment.avoid
        ],
        "limits": {
            cap.value: {
                "value": cap_data(cap, caps.values[cap]),
                "because": list(caps.because(cap)),
            }
            for cap in Cap
            if cap in caps.values
        },
        "emphasis": [
            {
                "programme" if entry.what in content.programmes else "need": entry.what,
                "points": entry.points,
                "because": list(entry.rules),
            }
            for entry in assessment.emphasis
        ],
        "week": week_data(recommendation.week) if recommendation.week else None,
        "left_out": [_left_out(content, entry) for entry in _left(recommendation)],
        "advice": [_advice(content, entry) for entry in recommendation.advice],
        "trace": trace,
        "content_digest": recommendation.content_digest,
        "software_version": version,
    }


def cap_data(cap: Cap, value: int) -> int | str:
    """Return the value of a cap; a phase by its name."""
    return Phase(value).name.lower() if cap is Cap.PHASE else value


def dose_data(dose: Dose) -> Data:
    """Return a dose; what it does not count in is null."""
    return {
        "sets": dose.sets,
        "repetitions": dose.repetitions,
        "hold_seconds": dose.hold_seconds,
        "minutes": dose.minutes,
        "sides": dose.sides,
    }


def week_data(week: Week) -> Data:
    """Return the seven days."""
    return {"days": [_day(day) for day in week.days]}


def value_data(value: Value | None) -> Any:
    """Return an answer as it is written in JSON."""
    return list(value) if isinstance(value, tuple) else value


def conclusion_data(then: Conclusion) -> Data:
    """Return what a rule concludes, in the words of its file."""
    match then:
        case Finds(finding=finding):
            return {"finding": finding}
        case Sends(triage=triage, say=say):
            # without the safety net: who has answered it must not read it in the trace
            return {"triage": triage.value, "say": say}
        case Avoids(what=what, say=say):
            return {"avoid": list(what), "say": say}
        case Favours(points=points):
            return {"favour": dict(points)}
        case Limits(caps=caps):
            return {"limit": {cap.value: cap_data(cap, value) for cap, value in caps}}
    return {"tell": then.tip}


def trace_data(content: Content, order: int, firing: Firing) -> Data:
    """Return one firing: what it read, absences included, and what it concluded."""
    rule = content.rules_by_id[firing.rule]
    return {
        "order": order,
        "rule": rule.id,
        "kind": rule.kind.value,
        "title": rule.title,
        "when": rule.when_text,
        "answers": [_answer_read(entry) for entry in firing.answers],
        "findings": [
            {"finding": entry.finding, "truth": entry.truth.value} for entry in firing.findings
        ],
        "concluded": conclusion_data(rule.then),
    }


def _answer_read(entry: AnswerRead) -> Data:
    states = {Truth.YES: "answered", Truth.NO: "not_applicable", Truth.UNKNOWN: "unanswered"}
    return {
        "question": entry.question,
        "state": states[entry.known],
        "answer": value_data(entry.value),
    }


def _messages(recommendation: Recommendation) -> list[Data]:
    """Return what the person is told, a stop of the planner first.

    Its reason stands where others have their rule: plans that are kept have it there, and a case
    that is replayed must come out the same to the byte. No rule may have its name. Nor does a
    message without a safety net have an empty one: kept plans are older than safety nets.
    """
    assessment, nets = recommendation.assessment, recommendation.told.of_rules
    told: list[Data] = [{"rule": entry.rule, "say": entry.say} for entry in assessment.messages]
    told = [
        {**entry, "say_if": list(nets[entry["rule"]])} if nets.get(entry["rule"]) else entry
        for entry in told
    ]
    if assessment.stop:
        told.insert(0, {"rule": assessment.stop.reason, "say": assessment.stop.say})
    return told


def _because(what: str, entry: Because) -> Data:
    return {what: entry.what, "because": list(entry.rules)}


def _day(day: Day) -> Data:
    return {
        "day": day.day,
        "theme": day.theme,
        "goal": day.goal,
        "programme": day.programme,
        "minutes": day.minutes,
        "rest": day.is_rest,
        "items": [_item(item) for item in day.items],
    }


def _item(item: Item) -> Data:
    exercise = item.exercise
    return {
        "exercise": exercise.id,
        "name": exercise.name,
        "demands": list(exercise.demands),
        "dose": dose_data(item.dose),
        "seconds": item.seconds,
        "because": list(item.because),
        "programme": item.programme,
        "instead_of": item.instead_of or None,
        "score": dict(item.score.parts),
        "sources": list(item.sources),
        "steps": list(exercise.steps),
        "stop_signs": list(exercise.stop_signs),
    }


def _left(recommendation: Recommendation) -> tuple[LeftOut, ...]:
    return recommendation.week.left_out if recommendation.week else ()


def _left_out(content: Content, entry: LeftOut) -> Data:
    return {
        "programme" if entry.what in content.programmes else "exercise": entry.what,
        "name": entry.name,
        "day": entry.day,
        "why": entry.why,
        "because": list(entry.rules),
    }


def _advice(content: Content, entry: Because) -> Data:
    tip = content.tips[entry.what]
    return {
        "tip": tip.id,
        "title": tip.title,
        "text": tip.text,
        "because": list(entry.rules),
        "sources": list(tip.sources),
    }
