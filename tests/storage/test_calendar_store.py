"""A calendar belongs to the cases of a person: one at most, found by its id, gone with them."""

from dataclasses import replace

import pytest

from recommender.domain.calendars import KeptCalendar
from recommender.domain.errors import NotFoundError
from recommender.storage.stores import Stores
from tests.storage.conftest import a_calendar, a_case, a_deletion, at_once, hour, keep


@pytest.fixture
def coded(stores: Stores) -> Stores:
    """Stores with two people, whose codes are theirs alone."""
    keep(stores, a_case("one"), a_case("two"))
    stores.cases.add_token("one", "code")
    stores.cases.add_token("two", "other")
    return stores


@pytest.mark.parametrize("reminder", [None, 0, 15])
@pytest.mark.parametrize("names", [True, False])
def test_a_calendar_comes_back_as_it_was_to_its_person_alone(
    coded: Stores, reminder: int | None, *, names: bool
) -> None:
    made = a_calendar()
    made = replace(made, choice=replace(made.choice, reminder=reminder, names=names))

    coded.calendars.put("code", made)

    assert coded.calendars.of_token("code") == made
    assert coded.calendars.of_token("other") is None
    found = coded.calendars.find("calendar")
    assert found is not None
    assert found[0] == made
    assert coded.cases.find_by_token(found[1]) == coded.cases.find("one")


def test_a_person_has_one_calendar(coded: Stores) -> None:
    coded.calendars.put("code", a_calendar("first"))

    coded.calendars.put("code", a_calendar("second"))

    assert coded.calendars.find("first") is None
    assert coded.calendars.of_token("code") == a_calendar("second")


def test_without_a_case_there_is_no_calendar(coded: Stores) -> None:
    with pytest.raises(NotFoundError):
        coded.calendars.put("nobody's", a_calendar())


def test_a_calendar_that_is_ended_is_gone_and_no_other(coded: Stores) -> None:
    coded.calendars.put("code", a_calendar("mine"))
    coded.calendars.put("other", a_calendar("theirs"))

    assert coded.calendars.end("code")
    assert not coded.calendars.end("code")

    assert coded.calendars.find("mine") is None
    assert coded.calendars.of_token("other") == a_calendar("theirs")


def test_a_calendar_goes_with_its_case(coded: Stores) -> None:
    coded.calendars.put("code", a_calendar())

    coded.cases.delete("one", a_deletion("one"))

    assert coded.calendars.find("calendar") is None


def test_the_sequence_goes_on_when_something_else_is_given_out_and_only_then(
    coded: Stores,
) -> None:
    coded.calendars.put("code", a_calendar())

    given = [
        coded.calendars.publish("calendar", digest, hour(9 + place))
        for place, digest in enumerate(["a", "a", "b", "b", "a"])
    ]

    assert [(one.sequence, one.changed) for one in given if one] == [
        (0, hour(9)), (0, hour(9)), (1, hour(11)), (1, hour(11)), (2, hour(13)),
    ]  # fmt: skip
    assert coded.calendars.publish("nobody's", "a", hour(9)) is None


def test_two_who_ask_at_once_after_a_change_get_the_same(coded: Stores) -> None:
    coded.calendars.put("code", a_calendar())
    coded.calendars.publish("calendar", "a", hour(9))

    given = at_once(*[lambda: coded.calendars.publish("calendar", "b", hour(10))] * 4)

    assert {one.sequence if isinstance(one, KeptCalendar) else None for one in given} == {1}
