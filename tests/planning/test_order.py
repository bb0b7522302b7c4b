"""The order of a session: what opens it, its stages, the positions in each, a walk at an end."""

from dataclasses import replace

from recommender.domain.exercises import Dose, Exercise, ExerciseKind
from recommender.domain.week import Score
from recommender.domain.week_settings import SessionSettings
from recommender.planning.order import in_order, is_warm_up
from recommender.planning.session import ChosenExercise
from tests.planning.builders import BREATHING, BRIDGE, ROLLING, SESSION, STRETCH, WALK

CIRCLES = replace(STRETCH, id="circles", kind=ExerciseKind.MOBILITY)
TWIST = replace(CIRCLES, id="twist", level=2)


def ordered(*exercises: Exercise, settings: SessionSettings = SESSION) -> list[str]:
    """Return the exercises of a session as they follow each other."""
    dose = (Dose(1, 1, minutes=1),)
    choices = [ChosenExercise(exercise, dose, (60,), "", Score(())) for exercise in exercises]
    return [choice.exercise.id for choice in in_order(choices, settings)]


def at(position: str, exercise: Exercise) -> Exercise:
    """Return an exercise in another position, called by it."""
    return replace(exercise, id=position, position=position)


def test_only_what_is_easy_and_of_a_kind_that_warms_up_opens_a_session() -> None:
    assert is_warm_up(CIRCLES, SESSION)
    assert not is_warm_up(TWIST, SESSION)
    assert not is_warm_up(STRETCH, SESSION)


def test_what_warms_up_best_stands_first_whatever_its_stage() -> None:
    assert ordered(BRIDGE, BREATHING, STRETCH) == ["breathing", "bridge", "stretch"]
    assert ordered(BREATHING, CIRCLES, BRIDGE)[0] == "circles"
    assert ordered(CIRCLES, BREATHING, WALK)[0] == "walk"


def test_the_stages_follow_each_other() -> None:
    assert ordered(BREATHING, STRETCH, BRIDGE, WALK) == ["walk", "bridge", "stretch", "breathing"]


def test_a_second_walk_stands_last() -> None:
    assert ordered(WALK, replace(WALK, id="more"), STRETCH) == ["walk", "stretch", "more"]


def test_a_walk_that_is_not_easy_stands_last() -> None:
    assert ordered(CIRCLES, replace(WALK, level=2), BRIDGE) == ["circles", "bridge", "walk"]


def test_hard_movement_stands_with_the_stretches() -> None:
    assert ordered(TWIST, BRIDGE) == ["bridge", "twist"]
    assert ordered(WALK, CIRCLES, BRIDGE) == ["walk", "circles", "bridge"]


def test_a_kind_without_a_stage_stands_at_the_end() -> None:
    assert ordered(ROLLING, BREATHING, BRIDGE) == ["breathing", "bridge", "rolling"]


def test_within_a_stage_the_nearest_position_is_next() -> None:
    lying, kneeling = (at(one, BRIDGE) for one in ("lying", "kneeling"))
    from_the_floor = replace(CIRCLES, position="lying")

    assert ordered(WALK, lying, kneeling) == ["walk", "kneeling", "lying"]
    assert ordered(from_the_floor, kneeling, lying) == ["circles", "lying", "kneeling"]


def test_nobody_goes_down_twice_and_an_upright_stretch_comes_after_the_work() -> None:
    low = replace(BRIDGE, id="low", position="lying")

    assert ordered(WALK, low, STRETCH, BRIDGE) == ["walk", "bridge", "low", "stretch"]


def test_upright_movement_comes_before_the_floor_however_far_it_goes() -> None:
    low = replace(BRIDGE, id="low", position="lying")
    far = replace(STRETCH, id="far", kind=ExerciseKind.MOBILITY, level=2)

    assert ordered(WALK, low, far, BRIDGE) == ["walk", "bridge", "far", "low"]


def test_what_ends_a_session_stands_last_in_any_position() -> None:
    low = replace(STRETCH, position="lying")

    assert ordered(WALK, BREATHING, low) == ["walk", "stretch", "breathing"]


def test_of_equally_near_ones_the_first_is_next() -> None:
    assert ordered(replace(BRIDGE, id="b"), replace(BRIDGE, id="a")) == ["b", "a"]


def test_without_stages_nothing_moves() -> None:
    assert ordered(BREATHING, WALK, BRIDGE, settings=SessionSettings()) == [
        "breathing",
        "walk",
        "bridge",
    ]


def test_upright_stretches_come_before_the_floor_unless_there_is_work_on_it() -> None:
    once = replace(SESSION, down_once=True)
    low, work = at("lying", STRETCH), at("kneeling", BRIDGE)

    assert ordered(WALK, low, STRETCH, settings=once) == ["walk", "stretch", "lying"]
    assert ordered(WALK, low, STRETCH) == ["walk", "lying", "stretch"]
    mixed = ordered(WALK, low, work, STRETCH, settings=once)
    assert mixed == ["walk", "kneeling", "lying", "stretch"]
    assert ordered(WALK, BRIDGE, low, STRETCH, settings=once)[-2:] == ["stretch", "lying"]
