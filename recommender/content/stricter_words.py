"""Words of a contraindication that give way to those of another, which must say as much."""

from collections.abc import Iterator

from recommender.domain.content import Content
from recommender.domain.errors import Problem, did_you_mean
from recommender.domain.exercises import Exercise
from recommender.domain.precautions import Precaution
from recommender.domain.rules import Avoids, Rule
from recommender.domain.severity import Severity

_GRAVEST_FIRST = tuple(Severity)


def check_stricter_words(content: Content) -> Iterator[Problem]:
    """Yield where words would be left unsaid, or said too mildly.

    The rule that speaks for another leaves out at least as much, tells its words wherever those of
    the other would stand, and is at least as grave. No two rules give way to each other.
    """
    avoiding = {rule.id: rule for rule in content.rules if isinstance(rule.then, Avoids)}
    for rule in avoiding.values():
        for name in _given_way_to(rule):
            told = _fault(content, rule, avoiding.get(name))
            if told is None and rule.id in _reached(avoiding, name):
                told = "which gives way to it as well"
            if told is not None:
                hint = "" if name in avoiding else did_you_mean(name, tuple(avoiding))
                yield Problem(rule.file, rule.id, f"unless_said names {name!r}, {told}{hint}")


def leaves_out_as_much(content: Content, stricter: Avoids, then: Avoids) -> bool:
    """Whether all that a rule leaves out is left out by another, by name or by what it asks."""
    return all(_is_out(content, stricter, name) for name in then.what)


def stands_wherever(content: Content, stricter: Avoids, then: Avoids) -> bool:
    """Whether words stand wherever others would: at all times, or with the same exercises."""
    if not stricter.say_with or not then.say_with:
        return not stricter.say_with
    mine, others = _about(stricter), _about(then)
    told = (exercise for exercise in content.exercises.values() if others.is_about(exercise))
    return all(mine.is_about(exercise) for exercise in told)


def _fault(content: Content, rule: Rule, other: Rule | None) -> str | None:
    then = rule.then
    if other is None or not isinstance(other.then, Avoids) or not isinstance(then, Avoids):
        return "which is no contraindication"
    if not leaves_out_as_much(content, other.then, then):
        missing = [name for name in then.what if not _is_out(content, other.then, name)]
        return f"which does not leave out {', '.join(missing)}"
    if not stands_wherever(content, other.then, then):
        return "whose words do not stand wherever these would"
    if _GRAVEST_FIRST.index(other.then.severity) > _GRAVEST_FIRST.index(then.severity):
        return "which is less grave"
    return None


def _is_out(content: Content, then: Avoids, name: str) -> bool:
    if name in then.what:
        return True
    exercise = content.exercises.get(name)
    if exercise is not None:
        return _is_ruled_out(then, exercise)
    asking = [one for one in content.exercises.values() if name in one.demands]
    return bool(asking) and all(_is_ruled_out(then, one) for one in asking)


def _is_ruled_out(then: Avoids, exercise: Exercise) -> bool:
    return not {exercise.id, *exercise.demands}.isdisjoint(then.what)


def _about(then: Avoids) -> Precaution:
    return Precaution("", then.say, then.say_with, then.severity)


def _given_way_to(rule: Rule) -> tuple[str, ...]:
    return rule.then.unless_said if isinstance(rule.then, Avoids) else ()


def _reached(avoiding: dict[str, Rule], name: str) -> set[str]:
    """Return the rules to which one gives way, at once or by way of others."""
    found: set[str] = set()
    ahead = [name]
    while ahead:
        rule = avoiding.get(ahead.pop())
        new = set(_given_way_to(rule)) - found if rule else set()
        found |= new
        ahead += new
    return found
