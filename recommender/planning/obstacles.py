"""The hard limits of day and week: why an exercise may not stand on a day."""

from recommender.domain.content import Reason
from recommender.domain.exercises import Exercise, ExerciseKind
from recommender.domain.rules import Cap
from recommender.planning.days import is_work
from recommender.planning.drafting import Brief, DayDraft
from recommender.planning.safety import Exclusion


def obstacle(brief: Brief, draft: DayDraft, exercise: Exercise) -> Exclusion | None:
    """Return why an exercise may not stand on this day, or None when it may."""
    if exercise.id not in brief.pool.safe:
        return brief.pool.excluded[exercise.id]
    return against_time(brief, exercise) or _against_day(brief, draft, exercise)


def against_time(brief: Brief, exercise: Exercise) -> Exclusion | None:
    """Return why an exercise is too long: it may not be the whole of a session."""
    if not brief.is_too_long(exercise):
        return None
    return Exclusion(brief.content.week.why(Reason.TOO_LONG), brief.caps.because(Cap.MINUTES))


def _against_day(brief: Brief, draft: DayDraft, exercise: Exercise) -> Exclusion | None:
    day = draft.slot.day
    if is_work(exercise, brief.content.week) and day not in brief.kinds.work:
        return Exclusion(
            brief.content.week.why(Reason.REST_DAYS),
            brief.caps.because(Cap.STRENGTH_DAYS),
        )
    if exercise.kind is ExerciseKind.RELEASE and day not in brief.kinds.release:
        return Exclusion(
            brief.content.week.why(Reason.RELEASE_DAYS), brief.caps.because(Cap.RELEASE_DAYS)
        )
    new_hard = [choice for choice in draft.choices if _is_new_hard(brief, draft, choice.exercise)]
    if _is_new_hard(brief, draft, exercise) and brief.caps.exceeds(
        Cap.HARD_A_DAY, len(new_hard) + 1
    ):
        return Exclusion(
            brief.content.week.why(Reason.HARD_A_DAY), brief.caps.because(Cap.HARD_A_DAY)
        )
    return None


def _is_new_hard(brief: Brief, draft: DayDraft, exercise: Exercise) -> bool:
    is_hard = exercise.level >= brief.content.week.high_strain_level
    return is_hard and not draft.earlier.get(exercise.id)
