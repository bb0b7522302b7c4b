"""The heading and the goal of a day: its arc's, while they say what is in it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from recommender.domain.exercises import Exercise, Need
from recommender.domain.programmes import ArcDay


def heading_of(
    arc: ArcDay,
    exercises: Sequence[Exercise],
    *,
    served_first: Iterable[str],
    needs: Mapping[str, Need],
    points: Callable[[str], int],
) -> tuple[str, str]:
    """Return the heading and the goal of a day with these exercises.

    They are its arc's while something serves the arc's idea, or half of the arc itself is there.
    Else they are those of the need that is served first most often; of equals the one with more
    points, then the first. `served_first` are the main needs of what counts, walks aside.
    """
    own = sum(exercise.id in arc.exercises for exercise in exercises)
    has_focus = any(arc.focus in exercise.needs for exercise in exercises)
    if has_focus or 2 * own >= len(arc.items):
        return arc.theme, arc.goal
    served = Counter(served_first)
    most = max(needs, key=lambda need: (served[need], points(need)))
    return needs[most].theme or arc.theme, needs[most].goal or arc.goal
