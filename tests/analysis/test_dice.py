"""Chances for a whole crowd: as often as they say, and each person gets exactly one outcome."""

from random import Random

import pytest

from recommender.analysis.dice import Dice

MANY = 200_000
EVERYBODY = (1 << MANY) - 1


@pytest.fixture(scope="module")
def dice() -> Dice:
    return Dice(Random(5).getrandbits, MANY)


@pytest.mark.parametrize("chance", [0.0, 0.0004, 0.03, 0.5, 0.97, 1.0])
def test_so_many_are_below_a_chance(dice: Dice, chance: float) -> None:
    people = dice.rolled().below(chance)
    error = (chance * (1 - chance) / MANY) ** 0.5

    assert people.bit_count() / MANY == pytest.approx(chance, abs=5 * error)


def test_whoever_is_below_a_chance_is_below_a_higher_one(dice: Dice) -> None:
    roll = dice.rolled()

    assert roll.below(0.2) & ~roll.below(0.3) == 0


def test_everybody_gets_one_outcome_as_often_as_it_weighs(dice: Dice) -> None:
    half = EVERYBODY >> MANY // 2
    rest = EVERYBODY & ~half
    found = dice.split([(half, {"a": 1.0, "b": 3.0}), (rest, {"b": 1.0, "c": 1.0})])

    assert found["a"] | found["b"] | found["c"] == EVERYBODY
    assert found["a"] & found["b"] == found["b"] & found["c"] == found["a"] & found["c"] == 0
    assert found["a"] & rest == found["c"] & half == 0
    assert found["a"].bit_count() / MANY == pytest.approx(0.125, abs=0.005)
    assert found["c"].bit_count() / MANY == pytest.approx(0.25, abs=0.005)
