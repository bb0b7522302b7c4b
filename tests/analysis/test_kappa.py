"""Cohen's kappa: what it is, against values worked out by hand."""

from itertools import chain, repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.analysis.agreement import cohens_kappa


def two_lists(table: dict[tuple[str, str], int]) -> tuple[list[str], list[str]]:
    """Return what two reviewers said, from how often each pair of words fell."""
    pairs = list(chain.from_iterable(repeat(pair, times) for pair, times in table.items()))
    return [one for one, _ in pairs], [other for _, other in pairs]


# observed and expected by chance, worked out by hand from the margins of each table
@pytest.mark.parametrize(
    ("table", "kappa"),
    [
        # 35/50 agree; by chance (25 x 30 + 25 x 20) / 2500 = 1/2
        ({("y", "y"): 20, ("y", "n"): 5, ("n", "y"): 10, ("n", "n"): 15}, 0.4),
        # 60/100 agree; by chance (70 x 60 + 30 x 40) / 10000 = 54/100
        ({("y", "y"): 45, ("y", "n"): 25, ("n", "y"): 15, ("n", "n"): 15}, 6 / 46),
        # 6/9 agree; by chance (3 x 3 + 3 x 3 + 3 x 3) / 81 = 1/3
        (
            {
                ("a", "a"): 2,
                ("b", "b"): 2,
                ("c", "c"): 2,
                ("a", "b"): 1,
                ("b", "c"): 1,
                ("c", "a"): 1,
            },
            0.5,
        ),
    ],
)
def test_kappa_is_what_the_table_gives_by_hand(
    table: dict[tuple[str, str], int], kappa: float
) -> None:
    assert cohens_kappa(*two_lists(table)) == pytest.approx(kappa)


def test_kappa_of_full_agreement_is_one() -> None:
    assert cohens_kappa("yyn", "yyn") == 1


def test_kappa_of_full_disagreement_on_halves_is_minus_one() -> None:
    assert cohens_kappa("yn", "ny") == -1


def test_kappa_of_agreement_by_chance_alone_is_nought() -> None:
    assert cohens_kappa("yynn", "ynyn") == 0


def test_kappa_below_chance_is_negative() -> None:
    # 1/4 agree; by chance (2 x 3 + 2 x 1) / 16 = 1/2
    assert cohens_kappa("yynn", "nyyy") == pytest.approx(-0.5)


def test_kappa_is_nought_where_only_one_of_two_always_says_the_same() -> None:
    assert cohens_kappa("yyyy", "yyyn") == 0


def test_kappa_has_no_meaning_where_both_always_say_the_same() -> None:
    assert cohens_kappa("yyy", "yyy") is None


words = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1)


@given(words)
def test_kappa_is_the_same_from_either_side_and_within_its_range(
    pairs: list[tuple[str, str]],
) -> None:
    one, other = [first for first, _ in pairs], [second for _, second in pairs]

    kappa = cohens_kappa(one, other)

    assert kappa == cohens_kappa(other, one)
    assert kappa is None or -1 <= kappa <= 1


@given(words)
def test_kappa_has_no_meaning_only_where_all_words_are_one(pairs: list[tuple[str, str]]) -> None:
    kappa = cohens_kappa([first for first, _ in pairs], [second for _, second in pairs])

    assert (kappa is None) is (len(set(chain.from_iterable(pairs))) == 1)
