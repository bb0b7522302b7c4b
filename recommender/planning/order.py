"""The order of a session: warm up, skill, strength, holds, stretch, ease; a walk first or last."""

from collections.abc import Iterator, Sequence
from enum import IntEnum

from recommender.domain.dose_steps import WORKING_KINDS
from recommender.domain.exercises import Exercise, ExerciseKind
from recommender.domain.week_settings import SessionSettings
from recommender.planning.session import ChosenExercise

_EASIEST = 1
# what is held or done at leisure once the work is over
_STILL = (ExerciseKind.STRETCH, ExerciseKind.YOGA)


class _Part(IntEnum):
    """The parts of a session in their order: on your feet or a chair, further down, the end."""

    UPRIGHT = 0
    DOWN = 1
    UPRIGHT_STRETCH = 2
    END = 3


# the parts where nothing that is done further down works muscles
_DOWN_LAST = (_Part.UPRIGHT, _Part.UPRIGHT_STRETCH, _Part.DOWN, _Part.END)


def is_warm_up(exercise: Exercise, settings: SessionSettings) -> bool:
    """Whether a session may begin with the exercise: easy, and of a kind that warms up."""
    return exercise.kind in settings.warm_up and exercise.level == _EASIEST


def in_order(
    choices: Sequence[ChosenExercise], settings: SessionSettings
) -> tuple[ChosenExercise, ...]:
    """Return the choices as they follow each other in the session.

    What warms up best stands first. Work and movement that are upright come before all that is
    done further down, still stretches that are upright after it and what eases at the end, so that
    nobody goes down twice or stretches in the middle of the work; each part goes by the stages of
    the content. Where nothing works muscles further down and a session goes `down_once`, the
    upright stretches come before that. Within a stage the next is the one whose position is
    nearest. Without stages nothing moves.
    """
    if not settings.order:
        return tuple(choices)
    first = _opening(choices, settings)
    is_down_last = settings.down_once and not _works_down(choices, settings)
    by_part: dict[tuple[_Part, int], list[ChosenExercise]] = {}
    for choice in choices:
        if choice is not first:
            by_part.setdefault(_part(choice, settings), []).append(choice)
    ordered = [first] if first else []
    parts = _DOWN_LAST if is_down_last else tuple(_Part)
    for part in sorted(by_part, key=lambda one: (parts.index(one[0]), one[1])):
        ordered += _by_nearness(by_part[part], ordered[-1:], settings)
    return tuple(ordered)


def _by_nearness(
    choices: Sequence[ChosenExercise], after: Sequence[ChosenExercise], settings: SessionSettings
) -> Iterator[ChosenExercise]:
    """Yield choices so that the next is the one whose position is nearest."""
    if len(choices) == 1:
        yield choices[0]
        return
    here = _place(after[-1], settings) if after else 0
    rest = [(_place(choice, settings), choice) for choice in choices]
    while rest:
        following = min(rest, key=lambda one: abs(one[0] - here))
        rest.remove(following)
        here, choice = following
        yield choice


def _works_down(choices: Sequence[ChosenExercise], settings: SessionSettings) -> bool:
    """Whether anything that is done further down works muscles."""
    return any(
        choice.exercise.kind in WORKING_KINDS and choice.exercise.position not in settings.upright
        for choice in choices
    )


def _part(choice: ChosenExercise, settings: SessionSettings) -> tuple[_Part, int]:
    """Return which part of the session a choice belongs to, and its stage in that."""
    stage = _stage(choice, settings)
    if choice.exercise.kind in settings.ending:
        return _Part.END, stage
    if choice.exercise.position not in settings.upright:
        return _Part.DOWN, stage
    is_still = choice.exercise.kind in _STILL
    return _Part.UPRIGHT_STRETCH if is_still else _Part.UPRIGHT, stage


def _opening(choices: Sequence[ChosenExercise], settings: SessionSettings) -> ChosenExercise | None:
    """Return what the session begins with; None where nothing in it warms up."""
    warming = [choice for choice in choices if is_warm_up(choice.exercise, settings)]
    return min(
        warming, key=lambda choice: settings.warm_up.index(choice.exercise.kind), default=None
    )


def _stage(choice: ChosenExercise, settings: SessionSettings) -> int:
    """Return the stage of the choice's kind; hard movement stands with the stretches."""
    kind = choice.exercise.kind
    if kind is ExerciseKind.MOBILITY and choice.exercise.level > _EASIEST:
        kind = ExerciseKind.STRETCH
    return settings.stages.get(kind, len(settings.order))


def _place(choice: ChosenExercise, settings: SessionSettings) -> int:
    return settings.places.get(choice.exercise.position, 0)
