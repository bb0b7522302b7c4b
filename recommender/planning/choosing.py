"""Choose an exercise for a day: the best one, the nearest substitute, its dose and its reasons."""

from collections.abc import Iterable

from recommender.domain.exercises import Exercise
from recommender.domain.rules import Cap
from recommender.domain.week import Score
from recommender.planning.dosing import doses_from, in_own_terms
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
        if _is_free(brief, draft, easier):
            return easier
        variant = easier.easier
    same = [entry for entry in brief.pool.safe.values() if entry.needs[0] == exercise.needs[0]]
    of_kind = [entry for entry in same if entry.kind is exercise.kind]
    return best_of(brief, draft, of_kind) or best_of(brief, draft, same)


def _is_free(brief: Brief, draft: DayDraft, exercise: Exercise) -> bool:
    in_arc = any(item.exercise == exercise.id for item in draft.slot.arc.items)
    is_taken = in_arc or draft.has(exercise.id)
    return not is_taken and obstacle(brief, draft, exercise) is None


def best_of(brief: Brief, draft: DayDraft, exercises: Iterable[Exercise]) -> Exercise | None:
    """Return the free exercise with the most points; of equals the first by its id."""
    free = [entry for entry in exercises if _is_free(brief, draft, entry)]
    if not free:
        return None
    return min(free, key=lambda entry: (-_score(brief, draft, entry).total, entry.id))


def _score(brief: Brief, draft: DayDraft, exercise: Exercise) -> Score:
    return brief.wishes.score(exercise, draft.slot, draft.earlier.get(exercise.id, 0))


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
        doses=doses_from(exercise, prescription, brief.caps, is_first=is_first),
        programme=programme,
        score=_score(brief, draft, exercise),
        rules=_because(brief, exercise, programme),
        source=prescription.source,
    )


def _because(brief: Brief, exercise: Exercise, programme: str) -> tuple[str, ...]:
    """Return the rules that want the programme and the need, or else set the phase and size."""
    assessment = brief.wishes.assessment
    wanted = assessment.rules_for(programme) + assessment.rules_for(brief.wishes.need_of(exercise))
    bounds = brief.caps.because(Cap.PHASE) or brief.caps.because(Cap.ITEMS)
    return tuple(dict.fromkeys(wanted)) or bounds
