"""Which number is the one to call here, and which stand beside it."""

from recommender.domain.calling import CallNumber, Country, call_choice

UK = CallNumber(Country.UK, "999", "In the UK: call 999")
US = CallNumber(Country.US, "911", "In the USA: call 911")


def test_the_number_of_the_country_stands_apart_from_the_others() -> None:
    choice = call_choice((UK, US), Country.US)

    assert (choice.here, choice.elsewhere) == (US, (UK,))


def test_a_country_without_a_number_has_only_those_of_others() -> None:
    choice = call_choice((UK, US), Country.EU)

    assert (choice.here, choice.elsewhere) == (None, (UK, US))


def test_an_outcome_without_numbers_has_none() -> None:
    choice = call_choice((), Country.UK)

    assert (choice.here, choice.elsewhere) == (None, ())
