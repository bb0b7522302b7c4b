"""The same content with more rules or exercises, to see how the time grows."""

from dataclasses import replace

from recommender.domain.conditions import AllOf, AnyOf, AtLeast, Condition, HasFinding, Not
from recommender.domain.content import Content
from recommender.domain.exercises import Exercise
from recommender.domain.ladders import Ladder
from recommender.domain.rules import Finds, Rule


def more_rules(content: Content, times: int) -> Content:
    """Return the content with so many copies of all rules, each copy with findings of its own."""
    copies = [_copy(rule, number) for number in range(1, times) for rule in content.rules]
    return replace(content, rules=(*content.rules, *copies))


def more_exercises(content: Content, times: int) -> Content:
    """Return the content with so many copies of all exercises, easier ones beside their like."""
    copies = [
        _variant(exercise, number)
        for number in range(times)
        for exercise in content.exercises.values()
    ]
    ladders = [
        _ladder(ladder, number) for number in range(times) for ladder in content.ladders.values()
    ]
    return replace(
        content,
        exercises={exercise.id: exercise for exercise in copies},
        ladders={ladder.id: ladder for ladder in ladders},
    )


def _copy(rule: Rule, number: int) -> Rule:
    then = rule.then
    if isinstance(then, Finds):
        then = Finds(f"{then.finding}_{number}")
    return replace(rule, id=f"{rule.id}-{number}", when=_renamed(rule.when, number), then=then)


def _renamed(condition: Condition, number: int) -> Condition:
    match condition:
        case HasFinding(finding=finding):
            return HasFinding(f"{finding}_{number}")
        case Not(part=part):
            return Not(_renamed(part, number))
        case AllOf(parts=parts) | AnyOf(parts=parts) | AtLeast(parts=parts):
            return replace(condition, parts=tuple(_renamed(part, number) for part in parts))
    return condition


def _variant(exercise: Exercise, number: int) -> Exercise:
    return replace(exercise, id=_named(exercise.id, number))


def _ladder(ladder: Ladder, number: int) -> Ladder:
    rungs = tuple(tuple(_named(one, number) for one in rung) for rung in ladder.rungs)
    return replace(ladder, id=_named(ladder.id, number), rungs=rungs)


def _named(name: str, number: int) -> str:
    return f"{name}-{number}" if number else name
