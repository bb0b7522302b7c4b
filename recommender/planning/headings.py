"""The heading and the goal of a day: its arc's, while they say what is in it."""

from collections import Counter
from collections.abc import Sequence

from recommender.domain.exercises import Exercise, ExerciseKind
from recommender.domain.programmes import ArcDay
from recommender.planning.brief import Brief


def heading_of(brief: Brief, arc: ArcDay, exercises: Sequence[Exercise]) -> tuple[str, str]:
    """Return the heading and the goal of a day with these exercises.

    They are its arc's while something serves the arc's idea, or half of the arc itself is there,
    and while a day of strength has some and any other is not mostly strength. Else they are those
    of the need that is served first most often, walks aside; of equals the one with more points,
    then the first.
    """
    if _is_as_said(brief, arc, exercises):
        return arc.theme, arc.goal
    needs, points = brief.content.needs, brief.wishes.assessment.points
    uncounted = brief.content.week.session.uncounted
    served = Counter(one.needs[0] for one in exercises if one.kind not in uncounted)
    most = max(needs, key=lambda need: (served[need], points(need)))
    return needs[most].theme or arc.theme, needs[most].goal or arc.goal


def _is_as_said(brief: Brief, arc: ArcDay, exercises: Sequence[Exercise]) -> bool:
    """Whether a day still is what its arc says of it."""
    of_arc = [brief.content.exercises[item.exercise] for item in arc.items]
    strength = sum(exercise.kind is ExerciseKind.STRENGTH for exercise in exercises)
    if any(exercise.kind is ExerciseKind.STRENGTH for exercise in of_arc):
        is_true = strength > 0
    else:
        is_true = 2 * strength <= len(exercises)
    own = sum(exercise.id in arc.exercises for exercise in exercises)
    has_focus = any(arc.focus in exercise.needs for exercise in exercises)
    return is_true and (has_focus or 2 * own >= len(arc.items))
