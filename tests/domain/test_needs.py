"""What counts for a need: what says so, or whatever works on the places it is about."""

from dataclasses import replace

from recommender.domain.exercises import ExerciseKind, Need
from tests.planning.builders import BRIDGE, STRETCH

LOOSEN_HIPS = Need("loosen_hips", "Loosen hips", kinds=(ExerciseKind.STRETCH,), places=("hip",))


def test_a_need_is_served_by_what_says_so() -> None:
    strength = Need("strength", "To be strong")

    assert strength.is_served_by(BRIDGE)
    assert not strength.is_served_by(STRETCH)


def test_a_need_of_a_place_is_served_by_its_kinds_that_work_there() -> None:
    assert LOOSEN_HIPS.is_served_by(replace(STRETCH, places=("thigh", "hip")))
    assert not LOOSEN_HIPS.is_served_by(replace(STRETCH, places=("thigh",)))
    assert not LOOSEN_HIPS.is_served_by(replace(BRIDGE, places=("hip",)))


def test_a_need_of_a_place_is_not_served_by_naming_it() -> None:
    assert not LOOSEN_HIPS.is_served_by(replace(STRETCH, needs=("loosen_hips",)))


def test_a_day_is_about_a_need_of_a_place_by_what_works_there() -> None:
    assert LOOSEN_HIPS.is_idea_of(replace(STRETCH, places=("hip",)))
    assert not LOOSEN_HIPS.is_idea_of(STRETCH)
