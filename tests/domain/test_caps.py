"""Caps bind where they are set, and say which rules set them."""

from recommender.domain.assessment import Limit
from recommender.domain.caps import Caps
from recommender.domain.rules import Cap

CAPS = Caps((Limit(Cap.ITEMS, 4, ("few",)),))


def test_a_value_above_the_cap_is_lowered_to_it() -> None:
    assert (CAPS.lower(Cap.ITEMS, 5), CAPS.lower(Cap.ITEMS, 3)) == (4, 3)


def test_only_a_value_above_the_cap_exceeds_it() -> None:
    assert CAPS.exceeds(Cap.ITEMS, 5)
    assert not CAPS.exceeds(Cap.ITEMS, 4)


def test_a_cap_that_is_absent_does_not_bind() -> None:
    assert CAPS.lower(Cap.SETS, 99) == 99
    assert not CAPS.exceeds(Cap.SETS, 99)


def test_a_cap_names_the_rules_that_set_it() -> None:
    assert CAPS.because(Cap.ITEMS) == ("few",)
    assert CAPS.because(Cap.SETS) == ()
