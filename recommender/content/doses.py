"""Whether doses make sense: the numbers that stand together, and never without a way to count."""

from collections.abc import Iterator

from recommender.domain.content import Content
from recommender.domain.errors import Problem
from recommender.domain.exercises import Exercise, Prescription


def check_doses(content: Content) -> Iterator[Problem]:
    """Yield a problem for each dose that cannot be worked with."""
    for exercise in content.exercises.values():
        fault = "needs repetitions, hold_seconds or minutes"
        if not exercise.dose.is_empty:
            fault = _fault(exercise.dose) or _uncounted(content, exercise)
        if fault:
            yield Problem("knowledge/exercises", exercise.id, f"dose: {fault}", about="dose")
    for programme in content.programmes.values():
        for item in programme.items:
            fault = _fault(item.dose)
            if fault:
                file = f"knowledge/programmes/{programme.id}.yaml"
                yield Problem(file, item.exercise, f"dose: {fault}", about="dose")


def _uncounted(content: Content, exercise: Exercise) -> str:
    if exercise.dose.minutes is None or exercise.kind in content.week.kinds_in_minutes:
        return ""
    return f"{exercise.kind} is counted or held: give repetitions or hold_seconds, not minutes"


def _fault(dose: Prescription) -> str:
    if dose.minutes and (dose.repetitions or dose.hold_seconds):
        return "minutes stand without repetitions or hold_seconds"
    if dose.is_empty and dose.sets:
        return "sets need repetitions, hold_seconds or minutes"
    return ""
