"""What stands in for an item of an arc is done for the same, or its place goes elsewhere."""

from dataclasses import replace

import pytest

from recommender.domain.exercises import Exercise, ExerciseKind
from tests.planning.builders import BRIDGE, PLANK, SIX, STRETCH, a_day
from tests.planning.day_builders import a_brief_on, names

HARDEST = replace(PLANK, id="hardest", level=2)


def stand_in(low: Exercise, *, keeps_aim: bool = True, focus_needs: bool = False) -> str | None:
    """Return what stands in for the highest rung of a ladder whose middle one is `low`."""
    needs = ("ease", "strength") if focus_needs else ("strength",)
    low, high = replace(low, id="plank"), replace(HARDEST, needs=needs)
    exercises = (*SIX[:4], low, high)
    brief = a_brief_on("s", avoid=("hardest", "bridge"), exercises=exercises, keeps_aim=keeps_aim)
    found = a_day(brief).substitute_for(high)
    return found.id if found else None


@pytest.mark.parametrize(
    ("kind", "needs", "stands"),
    [
        (ExerciseKind.STRENGTH, ("strength",), True),
        (ExerciseKind.BALANCE, ("fitness", "strength"), True),
        (ExerciseKind.STRETCH, ("strength",), False),
        (ExerciseKind.STRENGTH, ("fitness",), False),
    ],
)
def test_work_stands_in_for_work_that_serves_the_same_need(
    kind: ExerciseKind, needs: tuple[str, ...], stands: bool
) -> None:
    low = replace(HARDEST, kind=kind, needs=needs)

    assert stand_in(low, keeps_aim=False) == "plank"
    assert stand_in(low) == ("plank" if stands else None)


def test_what_serves_the_idea_of_the_day_as_well_stands_in_whatever_its_kind() -> None:
    rest = replace(HARDEST, kind=ExerciseKind.EASE, needs=("ease",))

    assert stand_in(rest, focus_needs=True) == "plank"
    assert stand_in(rest) is None


def test_a_stretch_gives_way_to_movement_that_serves_a_need_of_its_own() -> None:
    far = replace(STRETCH, places=("hip",))
    near = replace(BRIDGE, id="near", kind=ExerciseKind.STRETCH, places=("neck",))

    def with_near(*needs: str) -> list[str]:
        exercises = (*SIX[2:], far, replace(near, needs=needs))
        brief = a_brief_on("s", places=("neck",), exercises=exercises, keeps_aim=True)
        return names(a_day(brief).with_arc_item(brief.arc.slots[0].arc.items[0]))

    assert with_near("fitness", "ease") == ["near"]
    assert with_near("fitness") == ["stretch"]
