"""The heading and the goal of a day: its arc's, while they say what is in it."""

from collections import Counter
from collections.abc import Collection, Sequence

from recommender.domain.exercises import Exercise, ExerciseKind, Need
from recommender.domain.programmes import ArcDay
from recommender.planning.brief import Brief


def heading_of(
    brief: Brief, arc: ArcDay, exercises: Sequence[Exercise], used: Collection[str] = ()
) -> tuple[str, str]:
    """Return the heading and the goal of a day with these exercises, none that is `used` already.

    They are its arc's while enough of the day serves the arc's idea, or half of the arc itself is
    there, and while a day of strength has some and any other is not mostly strength. Else they are
    those of the need that is served most often, as a first need counting twice, walks aside; of
    equals the one with more points, then the first.
    """
    if brief.content.week.idea.least:
        return _heading_by_idea(brief, arc, exercises, used)
    if _is_as_said(brief, arc, exercises):
        return arc.theme, arc.goal
    needs, points = brief.content.needs, brief.wishes.assessment.points
    uncounted = brief.content.week.session.uncounted
    counted = [one for one in exercises if one.kind not in uncounted]
    served = Counter(one.needs[0] for one in counted)
    if brief.content.week.theme_share_least:
        served += Counter(need for one in counted for need in one.needs)
    most = max(needs, key=lambda need: (served[need], points(need)))
    return needs[most].theme or arc.theme, needs[most].goal or arc.goal


def _heading_by_idea(
    brief: Brief, arc: ArcDay, exercises: Sequence[Exercise], used: Collection[str]
) -> tuple[str, str]:
    """Return the arc's heading where the day holds enough of its idea, else that of a need.

    That is the first with enough, of those the one that most of the day is about, then the one
    with more points. A heading that another day has comes last.
    """
    counted = _weighed(brief, exercises)

    def held(need: str) -> int:
        return sum(one.id in brief.of_idea(need) for one in exercises)

    is_held = held(arc.focus) >= brief.idea_least(arc.focus)
    if is_held and arc.theme not in used and _is_work_as_said(brief, arc, exercises):
        return arc.theme, arc.goal
    served = Counter(one.needs[0] for one in counted)

    def order(need: Need) -> tuple[bool, bool, int, int]:
        is_enough = held(need.id) >= brief.idea_least(need.id)
        points = brief.wishes.assessment.points(need.id)
        return need.theme not in used, is_enough, served[need.id] + held(need.id), points

    named = [need for need in brief.content.needs.values() if need.theme]
    most = max(named, key=order, default=None)
    return (most.theme, most.goal) if most else (arc.theme, arc.goal)


def _is_as_said(brief: Brief, arc: ArcDay, exercises: Sequence[Exercise]) -> bool:
    """Whether a day still is what its arc says of it."""
    of_arc = [brief.content.exercises[item.exercise] for item in arc.items]
    is_true = _is_work_as_said(brief, arc, exercises)
    own = [exercise for exercise in exercises if exercise.id in arc.exercises]
    is_half = 2 * len(own) >= len(arc.items) and not _lost_focus(brief, arc, of_arc, exercises)
    return is_true and (_has_focus(brief, arc, exercises, own) or is_half)


def _is_work_as_said(brief: Brief, arc: ArcDay, exercises: Sequence[Exercise]) -> bool:
    """Whether a day of strength has some, and any other is not mostly strength."""
    of_arc = [brief.content.exercises[item.exercise] for item in arc.items]
    strength = sum(exercise.kind is ExerciseKind.STRENGTH for exercise in exercises)
    if any(exercise.kind is ExerciseKind.STRENGTH for exercise in of_arc):
        return strength > 0
    return 2 * strength <= len(_weighed(brief, exercises))


def _lost_focus(
    brief: Brief, arc: ArcDay, of_arc: Sequence[Exercise], exercises: Sequence[Exercise]
) -> bool:
    """Whether all that served the arc's idea is out, in a content that asks for a share of it."""
    if not brief.content.week.theme_share_least:
        return False
    had, has = (any(arc.focus in one.needs for one in some) for some in (of_arc, exercises))
    return had and not has


def _has_focus(
    brief: Brief, arc: ArcDay, exercises: Sequence[Exercise], own: Sequence[Exercise]
) -> bool:
    """Whether something of the arc itself serves its idea, or enough of the whole day."""
    serving = [exercise for exercise in exercises if arc.focus in exercise.needs]
    least = brief.content.week.theme_share_least * len(_weighed(brief, exercises))
    return bool(serving) and (len(serving) >= least or any(one in own for one in serving))


def _weighed(brief: Brief, exercises: Sequence[Exercise]) -> Sequence[Exercise]:
    """Return the exercises that a heading is about, walks aside where it asks for a share."""
    settings = brief.content.week
    if not settings.theme_share_least:
        return exercises
    return [one for one in exercises if one.kind not in settings.session.uncounted]
