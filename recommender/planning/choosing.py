"""Choose for a day: what may be added, the nearest substitute, its dose and its reasons."""

from recommender.domain.exercises import Exercise
from recommender.domain.rules import Cap
from recommender.planning.dosing import in_own_terms
from recommender.planning.drafting import Brief, DayDraft
from recommender.planning.obstacles import obstacle
from recommender.planning.session import Choice


def substitute_for(brief: Brief, draft: DayDraft, exercise: Exercise) -> Exercise | None:
    """Return the nearest allowed easier variant, else the best exercise for the same main need.

    One of the same kind is preferred to one of another.
    """
    seen = {exercise.id}
    variant = exercise.easier
    while variant and variant not in seen:
        seen.add(variant)
        easier = brief.content.exercises[variant]
        if is_free(brief, draft, easier):
            return easier
        variant = easier.easier
    same = [entry for entry in draft.ranked if entry.needs[0] == exercise.needs[0]]
    of_kind = [entry for entry in same if entry.kind is exercise.kind]
    free = (entry for entry in (*of_kind, *same) if is_free(brief, draft, entry))
    return next(free, None)


def is_free(brief: Brief, draft: DayDraft, exercise: Exercise) -> bool:
    """Whether an exercise may be added to the day: neither in it or its arc, nor ruled out."""
    is_taken = exercise.id in draft.slot.arc.exercises or draft.has(exercise.id)
    return not is_taken and obstacle(brief, draft, exercise) is None


def choose(brief: Brief, draft: DayDraft, exercise: Exercise, *, programme: str = "") -> Choice:
    """Return the exercise with its dose: the programme's where it prescribes one, else our own.

    Without a programme the exercise is there for the need it serves.
    """
    given = programme and brief.content.programmes[programme].prescribed(
        exercise.id, draft.slot.day
    )
    prescription = exercise.dose
    if given and not given.dose.is_empty:
        kinds = brief.content.week.kinds_in_minutes
        prescription = in_own_terms(exercise, given.dose, kinds)
    is_first = not draft.earlier.get(exercise.id)
    return Choice(
        exercise=exercise,
        doses=brief.doses(exercise, prescription, is_first=is_first),
        programme=programme,
        score=brief.wishes.score(exercise, draft.slot, draft.earlier.get(exercise.id, 0)),
        rules=_because(brief, exercise, programme),
        source=prescription.source,
    )


def _because(brief: Brief, exercise: Exercise, programme: str) -> tuple[str, ...]:
    """Return the rules that want the programme and the need, or else set the phase and size."""
    assessment = brief.wishes.assessment
    wanted = assessment.rules_for(programme) + assessment.rules_for(brief.wishes.need_of(exercise))
    bounds = brief.caps.because(Cap.PHASE) or brief.caps.because(Cap.ITEMS)
    return tuple(dict.fromkeys(wanted)) or bounds
