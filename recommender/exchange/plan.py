"""What a plan is made of as JSON-ready data, and back: answers, conclusions and caps."""

from collections.abc import Mapping
from typing import Any

from recommender.domain.canonical import Json
from recommender.domain.conditions import Value
from recommender.domain.plan import cap_data
from recommender.domain.rules import (
    Avoids,
    Cap,
    Conclusion,
    Favours,
    Finds,
    Limits,
    Phase,
    Sends,
    Tells,
    Triage,
)
from recommender.domain.severity import Severity

__all__ = ["Data", "cap_data", "conclusion_data", "conclusion_of", "value_data", "value_of"]

Data = dict[str, Any]


def value_data(value: Value | None) -> Json:
    """Return an answer as it is written in JSON."""
    return list(value) if isinstance(value, tuple) else value


def value_of(data: object) -> Value | None:
    """Return the answer that data is, whether as JSON or as it was; raises TypeError for none."""
    if isinstance(data, list | tuple):
        return tuple(map(str, data))
    if data is None or isinstance(data, bool | int | str):
        return data
    raise TypeError(f"no answer: {type(data).__name__}")


def conclusion_data(then: Conclusion) -> dict[str, Json]:
    """Return what a rule concludes, in the words of its file; a safety net is not part of it."""
    match then:
        case Finds(finding=finding):
            return {"finding": finding}
        case Sends(triage=triage, say=say):
            return {"triage": triage.value, "say": say}
        case Avoids():
            return _avoids_data(then)
        case Favours(points=points):
            return {"favour": dict(points)}
        case Limits(caps=caps):
            return {"limit": {cap.value: cap_data(cap, value) for cap, value in caps}}
    return {"tell": then.tip}


def conclusion_of(data: object) -> Conclusion:
    """Return what `conclusion_data` made data of.

    Raises KeyError, TypeError or ValueError for what no rule concludes.
    """
    match data:
        case {"finding": str(finding)}:
            return Finds(finding)
        case {"triage": triage, "say": str(say)}:
            return Sends(Triage(triage), say)
        case {"avoid": [*what], "say": str(say), **more}:
            return Avoids(tuple(map(str, what)), say, *_heeding_of(more))
        case {"favour": Mapping() as points}:
            return Favours(tuple((str(name), int(number)) for name, number in points.items()))
        case {"limit": Mapping() as caps}:
            return Limits(tuple((Cap(cap), _cap_value(value)) for cap, value in caps.items()))
        case {"tell": str(tip)}:
            return Tells(tip)
    raise ValueError("no conclusion")


def _avoids_data(then: Avoids) -> dict[str, Json]:
    """Return a contraindication without what its file leaves open, as older plans have it."""
    data: dict[str, Json] = {"avoid": list(then.what), "say": then.say}
    if then.say_with:
        data["say_with"] = list(then.say_with)
    if then.severity is not Severity.MINOR:
        data["severity"] = then.severity.value
    if then.unless_said:
        data["unless_said"] = list(then.unless_said)
    return data


def _heeding_of(
    data: Mapping[object, object],
) -> tuple[tuple[str, ...], Severity, tuple[str, ...]]:
    """Return what words speak of, what harm they spare and which rules say them more strictly."""
    match data.get("say_with", []), data.get("unless_said", []):
        case [*lines], [*others]:
            severity = Severity(str(data.get("severity", Severity.MINOR)))
            return tuple(map(str, lines)), severity, tuple(map(str, others))
    raise TypeError("no list of what the words speak of, or of who says them too")


def _cap_value(value: object) -> int:
    """Return the number of a cap, of which a phase is told by its name."""
    if isinstance(value, str):
        return Phase[value.upper()]
    if isinstance(value, int):
        return value
    raise TypeError(f"no value of a cap: {type(value).__name__}")
