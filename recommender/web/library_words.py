"""What the library calls positions, levels and phases, and doses as their sources give them."""

from collections.abc import Mapping

from recommender.domain.exercises import Exercise, Prescription, Range
from recommender.domain.rules import Phase
from recommender.web.words import LazyText, _, counted_range

_SECONDS_A_MINUTE = 60
POSITIONS: Mapping[str, LazyText] = {
    "standing": LazyText("Standing"),
    "wall": LazyText("At a wall"),
    "seated": LazyText("Sitting on a chair"),
    "kneeling": LazyText("Kneeling"),
    "hands_and_knees": LazyText("On hands and knees"),
    "lying_front": LazyText("Lying on your front"),
    "lying_side": LazyText("Lying on your side"),
    "lying_back": LazyText("Lying on your back"),
    "floor_sitting": LazyText("Sitting on the floor"),
    "bed": LazyText("On a bed"),
}
LEVELS: Mapping[int, LazyText] = {
    1: LazyText("Easy"),
    2: LazyText("Medium"),
    3: LazyText("Hard"),
}
# when an exercise comes too early, by the first phase that may have it
TOO_EARLY: Mapping[Phase, LazyText] = {
    Phase.ACUTE: LazyText("It is not for the first days of a spasm."),
    Phase.SUBACUTE: LazyText("It is not for new pain. It comes in after some weeks."),
    Phase.LASTING: LazyText("It is only for long-lasting pain."),
}


def position_words(position: str) -> str:
    """Return what a position is called; one that only a later content knows, by its id."""
    known = POSITIONS.get(position)
    return str(known) if known else position.replace("_", " ").capitalize()


def prescription_words(dose: Prescription, exercise: Exercise) -> str:
    """Return a dose as its source gives it, such as `1 to 3 rounds of 8 to 12 times`."""
    words = _work(dose)
    if not words:
        return _("no numbers")
    if exercise.sides > 1:
        words = _("%(dose)s on each side", dose=words)
    if dose.sets is not None and dose.sets.high > 1:
        rounds = counted_range("%(count)s round", "%(count)s rounds", dose.sets)
        words = _("%(dose)s; %(rounds)s", dose=words, rounds=rounds)
    return words


def _work(dose: Prescription) -> str:
    if dose.minutes is not None:
        return _minutes(dose.minutes)
    held = dose.hold_seconds
    if dose.repetitions is None:
        return "" if held is None else _("hold for %(seconds)s", seconds=_seconds(held))
    times = counted_range("%(count)s time", "%(count)s times", dose.repetitions)
    if held is None:
        return times
    return _("%(times)s, held for %(held)s each", times=times, held=_seconds(held))


def _seconds(seconds: Range) -> str:
    return counted_range("%(count)s second", "%(count)s seconds", seconds)


def _minutes(minutes: Range) -> str:
    if minutes.low == int(minutes.low) and minutes.high == int(minutes.high):
        return counted_range("%(count)s minute", "%(count)s minutes", minutes)
    return _seconds(Range(minutes.low * _SECONDS_A_MINUTE, minutes.high * _SECONDS_A_MINUTE))
