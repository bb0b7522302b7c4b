"""A code survives what people do to it, and tells a slip of the pen without being looked up."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.domain.codes import (
    CODE_LENGTH,
    RANDOM_BITS,
    RANDOM_SYMBOLS,
    SYMBOLS,
    CodeProblem,
    code_from,
    mended,
    problem_of,
    spelled,
)

RANDOM = st.binary(min_size=10, max_size=16)
OLD = "AIOB-2345-LUVW-7777-ZZZZ-ABCD-EF"
CARELESS = {"0": "0Oo", "1": "1IiLl", "V": "VvUu"}


def zero_but_for(places: tuple[int, ...], symbol: str) -> str:
    """Return the code of zeros, with this symbol in these places."""
    return "".join(symbol if place in places else "0" for place in range(CODE_LENGTH))


def test_a_code_is_four_groups_of_four_and_holds_75_random_bits() -> None:
    assert code_from(bytes(10)) == "0000-0000-0000-0000"
    assert RANDOM_BITS == 5 * RANDOM_SYMBOLS == 75
    # each of the first 75 bits makes another code, the last five none
    codes = [code_from((1 << bit).to_bytes(10)) for bit in range(80)]
    assert len(set(codes)) == 76
    assert set(codes[:5]) == {code_from(bytes(10))}


def test_too_few_random_bytes_make_no_code() -> None:
    with pytest.raises(ValueError, match="75 random bits"):
        code_from(bytes(9))


@given(RANDOM, st.data())
def test_a_code_comes_back_however_carelessly_it_is_written(
    random: bytes, data: st.DataObject
) -> None:
    code = code_from(random)
    signs = [CARELESS.get(symbol, symbol + symbol.lower()) for symbol in code.replace("-", "")]
    typed = "".join(
        data.draw(st.sampled_from(one))
        + data.draw(st.sampled_from(["", " ", "-", "\u2013", ".\n"]))
        for one in signs
    )

    assert problem_of(typed) is None
    assert spelled(typed) == code
    assert mended(mended(typed)) == mended(code)


@given(RANDOM)
def test_every_single_wrong_symbol_is_found(random: bytes) -> None:
    symbols = mended(code_from(random))

    wrong = [
        symbols[:place] + other + symbols[place + 1 :]
        for place in range(CODE_LENGTH)
        for other in SYMBOLS
        if other != symbols[place]
    ]

    assert len(wrong) == 16 * 31
    assert {problem_of(one) for one in wrong} == {CodeProblem.SYMBOL}


@given(RANDOM)
def test_every_swap_of_neighbours_is_found(random: bytes) -> None:
    symbols = mended(code_from(random))

    swapped = [
        symbols[:place] + symbols[place + 1] + symbols[place] + symbols[place + 2 :]
        for place in range(CODE_LENGTH - 1)
        if symbols[place] != symbols[place + 1]
    ]

    assert {problem_of(one) for one in swapped} <= {CodeProblem.SYMBOL}


def test_no_code_differs_from_another_by_one_symbol_or_by_two_that_changed_places() -> None:
    """Proves it for all codes: codes add up to codes, as the next test shows.

    Two codes that differ by a swap would add up to one with the same symbol in both places.
    """
    single = [((place,), symbol) for place in range(CODE_LENGTH) for symbol in SYMBOLS[1:]]
    swapped = [
        (places, symbol) for places in combinations(range(CODE_LENGTH), 2) for symbol in SYMBOLS[1:]
    ]

    problems = [problem_of(zero_but_for(places, symbol)) for places, symbol in single + swapped]

    assert problems == [CodeProblem.SYMBOL] * (16 * 31 + 120 * 31)


@given(RANDOM, RANDOM)
def test_codes_add_up_to_codes(one: bytes, other: bytes) -> None:
    first, second = (mended(code_from(random)) for random in (one, other))

    both = "".join(
        SYMBOLS[SYMBOLS.index(a) ^ SYMBOLS.index(b)] for a, b in zip(first, second, strict=True)
    )

    assert problem_of(both) is None


@pytest.mark.parametrize("typed", ["", "-", "0000", "0000-0000-0000-000", "0" * 17, "0" * 25])
def test_a_code_that_is_too_short_or_too_long_is_told_apart_from_a_wrong_one(typed: str) -> None:
    assert problem_of(typed) is CodeProblem.LENGTH


@pytest.mark.parametrize("typed", ["0000-0000-0000-000Ä", "\u0660000-0000-0000-0000", "9" * 26])
def test_signs_that_stand_in_no_code_are_a_wrong_symbol(typed: str) -> None:
    assert problem_of(typed) is CodeProblem.SYMBOL


@pytest.mark.parametrize(
    "typed", [OLD, OLD.lower(), OLD.replace("-", ""), OLD.replace("O", "0").replace("B", "8")]
)
def test_a_code_of_the_older_kind_is_read_by_its_own_letters(typed: str) -> None:
    assert problem_of(typed) is None
    assert spelled(typed) == OLD
