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
    """Return a dose as its source gives it, such as `8 to 12 times; 1 to 3 rounds`."""
    if dose.minutes is None and dose.hold_seconds is not None:
        return _held_words(dose, dose.hold_seconds, exercise)
    words = _work(dose)
    if not words:
        return _("no numbers")
    words = _on_sides(words, exercise)
    if dose.sets is not None and dose.sets.high > 1:
        rounds = counted_range("%(count)s round", "%(count)s rounds", dose.sets)
        words = _("%(dose)s; %(rounds)s", dose=words, rounds=rounds)
    return words


def _held_words(dose: Prescription, seconds: Range, exercise: Exercise) -> str:
    """Return what is held in sentences: how long, how often, how many rounds."""
    held = _("Hold for %(seconds)s", seconds=_seconds(seconds))
    if dose.repetitions is None:
        words = [_on_sides(held, exercise)]
    else:
        words = [held, _("Do this %(times)s", times=_on_sides(_work(dose), exercise))]
    if dose.sets is not None and dose.sets.high > 1:
        words.append(counted_range("Do %(count)s round", "Do %(count)s rounds", dose.sets))
    return " ".join(_("%(sentence)s.", sentence=one) for one in words)


def _on_sides(words: str, exercise: Exercise) -> str:
    return _("%(dose)s on each side", dose=words) if exercise.sides > 1 else words


def _work(dose: Prescription) -> str:
    if dose.minutes is not None:
        return _minutes(dose.minutes)
    if dose.repetitions is None:
        return ""
    return counted_range("%(count)s time", "%(count)s times", dose.repetitions)


def _seconds(seconds: Range) -> str:
    return counted_range("%(count)s second", "%(count)s seconds", seconds)


def _minutes(minutes: Range) -> str:
    if minutes.low == int(minutes.low) and minutes.high == int(minutes.high):
        return counted_range("%(count)s minute", "%(count)s minutes", minutes)
    return _seconds(Range(minutes.low * _SECONDS_A_MINUTE, minutes.high * _SECONDS_A_MINUTE))
