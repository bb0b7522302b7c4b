"""Conditions and conclusions in plain English: the same trees that decide, read out."""

from collections.abc import Mapping
from dataclasses import dataclass

from recommender.domain.conditions import (
    AllOf,
    AnyOf,
    AtLeast,
    Comparison,
    Condition,
    Excludes,
    HasFinding,
    Includes,
    IsOneOf,
    IsWithin,
    IsYes,
    Not,
    Value,
)
from recommender.domain.content import Content
from recommender.domain.exercises import ExerciseKind
from recommender.domain.precautions import parts_of
from recommender.domain.questions import Question
from recommender.domain.rules import (
    Avoids,
    Cap,
    Conclusion,
    Favours,
    Finds,
    Limits,
    Phase,
    SafetyNet,
    Sends,
    Tells,
)
from recommender.domain.severity import Severity

_LIMITS: Mapping[Cap, tuple[str, str]] = {
    Cap.LEVEL: ("Exercises of level {} only", "Exercises up to level {}"),
    Cap.MINUTES: ("At most {} minute a session", "At most {} minutes a session"),
    Cap.ITEMS: ("At most {} exercise a session", "At most {} exercises a session"),
    Cap.SETS: ("At most {} round of an exercise", "At most {} rounds of an exercise"),
    Cap.REPETITIONS: ("At most {} repetition a round", "At most {} repetitions a round"),
    Cap.HOLD_SECONDS: (
        "Stretches held for at most {} second",
        "Stretches held for at most {} seconds",
    ),
    Cap.EFFORT_SECONDS: (
        "Effort held for at most {} second",
        "Effort held for at most {} seconds",
    ),
    Cap.RELEASE_MINUTES: (
        "Self-release for at most {} minute",
        "Self-release for at most {} minutes",
    ),
    Cap.WALK_MINUTES: ("Walks of at most {} minute", "Walks of at most {} minutes"),
    Cap.STRENGTH_DAYS: ("Strength on at most {} day a week", "Strength on at most {} days a week"),
    Cap.RELEASE_DAYS: (
        "Self-release on at most {} day a week",
        "Self-release on at most {} days a week",
    ),
    Cap.HARD_A_DAY: (
        "At most {} new hard exercise a day",
        "At most {} new hard exercises a day",
    ),
    Cap.DAYS: ("Exercise on at most {} day a week", "Exercise on at most {} days a week"),
    Cap.ENTRY_STEP: (
        "The first week begins on step {} of the doses",
        "The first week begins on step {} of the doses or lower",
    ),
}
_PHASES: Mapping[Phase, str] = {
    Phase.FIRST_DAYS: "the first days of pain",
    Phase.ACUTE: "new pain",
    Phase.SUBACUTE: "pain of some weeks",
    Phase.LASTING: "lasting pain",
}


@dataclass(frozen=True)
class ConditionText:
    """A condition in words: one line, and the parts that it speaks of, if it has any.

    `question` or `finding` names what a line without parts reads. `is_not` says that the only part
    is not so.
    """

    words: str
    parts: tuple["ConditionText", ...] = ()
    question: str = ""
    finding: str = ""
    is_not: bool = False


def tell(content: Content, condition: Condition) -> ConditionText:
    """Return a condition in plain words, part by part."""
    match condition:
        case Comparison():
            question = content.questionnaire.questions[condition.question]
            return ConditionText(
                f"“{question.called}” {_claim(question, condition)}", question=question.id
            )
        case HasFinding(finding=finding):
            return ConditionText(f"finding “{finding.replace('_', ' ')}”", finding=finding)
        case Not(part=part):
            return ConditionText("this is not so", (tell(content, part),), is_not=True)
        case AllOf(parts=parts):
            words = "all of these hold" if parts else "holds for everybody"
            return ConditionText(words, _each(content, parts))
        case AnyOf(parts=parts):
            return ConditionText("at least one of these holds", _each(content, parts))
        case AtLeast(least=least, parts=parts):
            return ConditionText(f"at least {least} of these hold", _each(content, parts))
    raise TypeError(f"no condition: {type(condition).__name__}")


def answer_words(question: Question, value: Value | None) -> str:
    """Return an answer in the words of its question; None is no answer."""
    if value is None:
        return "no answer"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value} {question.unit}"
    chosen = value if isinstance(value, tuple) else (value,)
    return "; ".join(_text(question, option) for option in chosen)


def conclusion_words(content: Content, then: Conclusion) -> dict[str, tuple[str, ...]]:
    """Return what a rule concludes in words, by what its file calls it."""
    match then:
        case Finds(finding=finding):
            return {"finding": (finding.replace("_", " "),)}
        case Sends(triage=triage, say=say, say_if=nets):
            told: dict[str, tuple[str, ...]] = {"triage": (triage.value,), "say": (say,)}
            return told | {"say_if": tuple(_net_words(net) for net in nets)} if nets else told
        case Avoids():
            return _avoids_words(content, then)
        case Favours(points=points):
            return {"favour": tuple(wanted_words(content, *entry) for entry in points)}
        case Limits(caps=caps):
            return {"limit": tuple(limit_words(cap, value) for cap, value in caps)}
        case Tells(tip=name):
            tip = content.tips[name]
            return {"tell": (f"{tip.title}: {tip.text}",)}
    raise TypeError(f"no conclusion: {type(then).__name__}")


def _avoids_words(content: Content, then: Avoids) -> dict[str, tuple[str, ...]]:
    told = {
        "avoid": tuple(avoided_words(content, name) for name in then.what),
        "say": (then.say,),
    }
    if then.say_with:
        told["say_with"] = tuple(_spoken_of(content, line) for line in then.say_with)
    if then.severity is not Severity.MINOR:
        told["severity"] = (then.severity.value,)
    if then.unless_said:
        told["unless_said"] = then.unless_said
    return told


def _spoken_of(content: Content, line: str) -> str:
    parts = ((_kind_or(content, name), is_there) for name, is_there in parts_of(line))
    return " and ".join(words if is_there else f"not {words}" for words, is_there in parts)


def _kind_or(content: Content, name: str) -> str:
    return name if name in set(ExerciseKind) else avoided_words(content, name)


def _net_words(net: SafetyNet) -> str:
    return f"{net.say} (Not told where {net.when_text}.)" if net.when_text else net.say


def avoided_words(content: Content, name: str) -> str:
    """Return the name of a demand or an exercise; its id where the content has none of it."""
    named = content.demands.get(name) or content.exercises.get(name)
    return named.name if named else name


def wanted_words(content: Content, name: str, points: int) -> str:
    """Return a programme or a need by its name, with its points."""
    programme, need = content.programmes.get(name), content.needs.get(name)
    called = programme.title if programme else need.name if need else name
    return f"{called}, {points} {'point' if points == 1 else 'points'}"


def limit_words(cap: Cap, value: int | str) -> str:
    """Return a limit of the week in words, such as `Walks of at most 15 minutes`.

    A phase is told by its number, as rules have it, or by its name, as plans write it.
    """
    if cap is Cap.PHASE:
        phase = Phase[value.upper()] if isinstance(value, str) else Phase(value)
        return f"Only exercises that suit {_PHASES[phase]}"
    one, many = _LIMITS[cap]
    return (one if value == 1 else many).format(value)


def _each(content: Content, parts: tuple[Condition, ...]) -> tuple[ConditionText, ...]:
    return tuple(tell(content, part) for part in parts)


def _claim(question: Question, comparison: Comparison) -> str:
    match comparison:
        case IsYes():
            return "is answered with yes"
        case IsOneOf(options=options):
            return f"is {' or '.join(f'“{_text(question, option)}”' for option in options)}"
        case Includes(option=option):
            return f"includes “{_text(question, option)}”"
        case Excludes(option=option):
            return f"does not include “{_text(question, option)}”"
        case IsWithin(lowest=lowest, highest=highest):
            return f"is {_range(lowest, highest)} {question.unit}"
    raise TypeError(f"no comparison: {type(comparison).__name__}")


def _range(lowest: int | None, highest: int | None) -> str:
    if lowest is None:
        return f"at most {highest}"
    if highest is None:
        return f"at least {lowest}"
    return str(lowest) if lowest == highest else f"{lowest} to {highest}"


def _text(question: Question, option: str) -> str:
    return next((entry.text for entry in question.options if entry.id == option), option)
