"""The numbers to call for help, by country."""

from dataclasses import dataclass
from enum import StrEnum


class Country(StrEnum):
    """Where people use a service: each has one number for emergencies."""

    UK = "uk"
    EU = "eu"
    US = "us"


@dataclass(frozen=True)
class CallNumber:
    """The one number to call in a country, in digits, and the words that say so there."""

    country: Country
    number: str
    say: str


@dataclass(frozen=True)
class CallChoice:
    """The number of the country of this service, if it has one, and those of the others."""

    here: CallNumber | None
    elsewhere: tuple[CallNumber, ...]


def call_choice(numbers: tuple[CallNumber, ...], country: Country) -> CallChoice:
    """Return the number for this country and, in their order, the others."""
    return CallChoice(
        here=next((one for one in numbers if one.country is country), None),
        elsewhere=tuple(one for one in numbers if one.country is not country),
    )
