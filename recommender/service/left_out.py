"""Why each exercise that a case does not have is not in its week, or why there is no week."""

from collections.abc import Iterator

from recommender.domain.plan import PlanLeftOut
from recommender.domain.week import LeftOut
from recommender.pipeline import person_of
from recommender.planning.caps import caps_of
from recommender.planning.safety import Pool, safe_pool
from recommender.service.desk import OpenCase

NOT_NEEDED = "Safe, but others scored higher for the days of this week."
TOO_FEW = "Safe, but what is safe is too little for a week."


def not_chosen(opened: OpenCase) -> tuple[LeftOut, ...]:
    """Return every exercise that is not in the week, and why: excluded, or not needed.

    Where the planner stopped because too little is safe, that is every exercise; where a rule
    sent the person away nothing was planned, and there is none.
    """
    if opened.case.plan.week is None and not opened.case.stop_reason:
        return ()
    return tuple(_left_out(opened, _pool(opened)))


def _pool(opened: OpenCase) -> Pool:
    content, answers = opened.content, opened.case.answers
    assessment = opened.service.conclusion(opened.evaluation)
    caps = caps_of(assessment, content.week)
    return safe_pool(content, assessment, caps, person_of(content, answers))


def _left_out(opened: OpenCase, pool: Pool) -> Iterator[LeftOut]:
    week = opened.case.plan.week
    chosen = week.exercises if week else ()
    said = {entry.exercise: entry for entry in opened.case.plan.left_out if entry.exercise}
    for exercise in opened.content.exercises.values():
        if exercise.id in chosen:
            continue
        excluded = pool.excluded.get(exercise.id)
        if excluded is not None:
            why, rules = excluded.why, excluded.rules
        else:
            why, rules = _not_needed(said.get(exercise.id), has_week=week is not None)
        yield LeftOut(exercise.id, exercise.name, 0, why, rules)


def _not_needed(said: PlanLeftOut | None, *, has_week: bool) -> tuple[str, tuple[str, ...]]:
    """Return what the plan says of a safe exercise, or else what there is to say."""
    if said is None:
        return NOT_NEEDED if has_week else TOO_FEW, ()
    return said.why, said.because
