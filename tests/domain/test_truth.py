"""Kleene's three truths, over every combination of up to three values."""

from itertools import product

import pytest

from recommender.domain.truth import Truth, all_of, any_of, count_at_least, truth_of

NO, UNKNOWN, YES = Truth.NO, Truth.UNKNOWN, Truth.YES
COMBINATIONS = [values for size in range(4) for values in product(Truth, repeat=size)]

every_combination = pytest.mark.parametrize(
    "values", COMBINATIONS, ids=lambda values: "-".join(value.value for value in values) or "none"
)


def _ways(values: tuple[Truth, ...]) -> list[tuple[Truth, ...]]:
    """Every way in which what is unknown may turn out."""
    choices = [(NO, YES) if value is UNKNOWN else (value,) for value in values]
    return list(product(*choices))


def _certain(outcomes: set[bool]) -> Truth:
    return UNKNOWN if len(outcomes) == 2 else truth_of(outcomes.pop())


def test_a_claim_that_holds_is_yes() -> None:
    assert truth_of(True) is YES  # noqa: FBT003


def test_a_claim_that_does_not_hold_is_no() -> None:
    assert truth_of(False) is NO  # noqa: FBT003


@pytest.mark.parametrize(("value", "opposite"), [(NO, YES), (UNKNOWN, UNKNOWN), (YES, NO)])
def test_the_opposite_of_unknown_is_unknown(value: Truth, opposite: Truth) -> None:
    assert ~value is opposite


@every_combination
def test_at_least_is_certain_only_when_every_way_of_answering_agrees(
    values: tuple[Truth, ...],
) -> None:
    for least in range(len(values) + 2):
        outcomes = {way.count(YES) >= least for way in _ways(values)}

        assert count_at_least(least, values) is _certain(outcomes)


@every_combination
def test_all_is_certain_only_when_every_way_of_answering_agrees(
    values: tuple[Truth, ...],
) -> None:
    assert all_of(values) is _certain({NO not in way for way in _ways(values)})


@every_combination
def test_any_is_certain_only_when_every_way_of_answering_agrees(
    values: tuple[Truth, ...],
) -> None:
    assert any_of(values) is _certain({YES in way for way in _ways(values)})


@every_combination
def test_de_morgan_holds_for_three_truths(values: tuple[Truth, ...]) -> None:
    assert ~all_of(values) is any_of(~value for value in values)


@every_combination
def test_too_few_yes_means_enough_no(values: tuple[Truth, ...]) -> None:
    for least in range(len(values) + 2):
        enough_no = count_at_least(len(values) - least + 1, (~value for value in values))

        assert ~count_at_least(least, values) is enough_no


def test_one_no_outweighs_what_is_unknown() -> None:
    assert all_of([UNKNOWN, NO]) is NO


def test_one_yes_outweighs_what_is_unknown() -> None:
    assert any_of([UNKNOWN, YES]) is YES


def test_nothing_at_all_is_all_but_not_any() -> None:
    assert (all_of([]), any_of([])) == (YES, NO)


def test_truths_may_come_one_by_one() -> None:
    assert count_at_least(2, iter([YES, UNKNOWN, YES])) is YES
