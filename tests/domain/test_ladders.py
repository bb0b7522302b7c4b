"""Ladders: what is easier and what is harder, nearest first, through every ladder."""

import pytest

from recommender.domain.ladders import Climbing, Ladder, ladders_from_links

SQUATS = Ladder("squat", "Squats", (("sit",), ("squat", "wall"), ("lunge",)))
STEPS = Ladder("step", "Steps", (("march",), ("sit",), ("step",), ("lunge",)))


@pytest.mark.parametrize(
    ("exercise", "easier", "harder"),
    [
        ("march", (), ("sit", "step", "lunge")),
        # one rung below on both ladders, then two, then three; what is on both is named once
        ("lunge", ("squat", "wall", "step", "sit", "march"), ()),
        ("sit", ("march",), ("squat", "wall", "step", "lunge")),
        # what stands on the same rung is neither
        ("wall", ("sit",), ("lunge",)),
        ("on no ladder", (), ()),
    ],
)
def test_the_nearest_rungs_of_all_ladders_come_first(
    exercise: str, easier: tuple[str, ...], harder: tuple[str, ...]
) -> None:
    climbing = Climbing([SQUATS, STEPS])

    assert climbing.easier_than(exercise) == easier
    assert climbing.harder_than(exercise) == harder


def test_a_ladder_lists_its_exercises_from_low_to_high() -> None:
    assert SQUATS.exercises == ("sit", "squat", "wall", "lunge")


def test_exercises_that_named_an_easier_one_stand_above_the_whole_chain_of_it() -> None:
    climbing = Climbing(ladders_from_links({"sit": "", "squat": "sit", "lunge": "squat"}))

    assert climbing.easier_than("lunge") == ("squat", "sit")
    assert climbing.harder_than("sit") == ("squat", "lunge")


def test_exercises_that_named_each_other_as_easier_end_the_chain() -> None:
    climbing = Climbing(ladders_from_links({"one": "two", "two": "one"}))

    assert climbing.easier_than("one") == ("two",)
    assert climbing.easier_than("two") == ("one",)
