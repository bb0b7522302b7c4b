"""Why each exercise that a case does not have is not in its week, or why there is no week."""

from collections.abc import Iterator, Mapping

from recommender.domain.content import Content
from recommender.domain.errors import UnansweredError
from recommender.domain.plan import PlanLeftOut
from recommender.domain.week import LeftOut, NoWeek, Week
from recommender.domain.week_settings import ExclusionReason
from recommender.service.case_inspector import OpenCase


def not_chosen(opened: OpenCase, today: Content) -> tuple[LeftOut, ...]:
    """Return every exercise that is not in the week, and why: excluded, or not needed.

    Where the planner stopped because too little is safe, that is every exercise; where a rule
    sent the person away nothing was planned, and there is none. The words for what is safe are
    today's, for older contents have none. Raises EngineError.

    Where the content of a case is lost, and today's decides otherwise, only what the plan itself
    says is known: nothing is called safe.
    """
    plan = opened.case.plan
    if plan.week is None and not opened.case.stop_reason:
        return ()
    said = {entry.exercise: _said(entry) for entry in plan.left_out if entry.exercise}
    planned = _planned_again(opened)
    if planned is None:
        return tuple(said.values())
    excluded = {entry.what: entry for entry in planned.excluded}
    reason = ExclusionReason.TOO_FEW if isinstance(planned, NoWeek) else ExclusionReason.NOT_NEEDED
    return tuple(_left_out(opened, {**said, **excluded}, today.week.why(reason)))


def safe_among(left_out: tuple[LeftOut, ...], today: Content) -> int:
    """Return how many exercises are safe and left out because they are too few for a week."""
    return sum(entry.why == today.week.why(ExclusionReason.TOO_FEW) for entry in left_out)


def _planned_again(opened: OpenCase) -> Week | NoWeek | None:
    """Return what the planner says of the case; None where it is not what was said then."""
    try:
        made = opened.recommender.recommend(opened.case.answers)
    except UnansweredError:
        return None
    return made.no_week if opened.case.plan.week is None else made.week


def _said(entry: PlanLeftOut) -> LeftOut:
    return LeftOut(entry.exercise, entry.name, 0, entry.why, entry.because)


def _left_out(opened: OpenCase, known: Mapping[str, LeftOut], safe: str) -> Iterator[LeftOut]:
    """Yield each exercise that is not in the week, with what is known of it or else `safe`."""
    week = opened.case.plan.week
    chosen = week.exercises if week else ()
    for exercise in opened.content.exercises.values():
        if exercise.id not in chosen:
            out = known.get(exercise.id)
            yield out or LeftOut(exercise.id, exercise.name, 0, safe, ())
