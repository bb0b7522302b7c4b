"""How often something may be done, as settings write it: `60/minute 600/hour`, or `none`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from recommender.domain.errors import SettingsError

NO_LIMIT = "none"
_SECONDS = {"minute": 60, "hour": 60 * 60, "day": 24 * 60 * 60}
_RATE = re.compile(rf"([1-9][0-9]{{0,6}})/({'|'.join(_SECONDS)})")


class Limited(StrEnum):
    """What is limited: by address, and exports by user."""

    REQUESTS = "requests"
    VISITS = "visits"
    PLANS = "plans"
    CODES = "codes"
    SIGN_INS = "sign_ins"
    EXPORTS = "exports"


@dataclass(frozen=True)
class Rate:
    """So many at most in so many seconds, from the first of them on."""

    most: int
    seconds: int


Rates = tuple[Rate, ...]
# Wide enough for a building behind one address; the reasons stand in docs/running.md.
DEFAULT_RATES: Mapping[Limited, str] = MappingProxyType(
    {
        Limited.REQUESTS: "600/minute",
        Limited.VISITS: "120/minute 1200/hour",
        Limited.PLANS: "60/minute 600/hour",
        Limited.CODES: "60/minute 600/hour",
        Limited.SIGN_INS: "60/minute 600/hour",
        Limited.EXPORTS: "60/hour",
    }
)


def rates_from(given: str) -> Rates:
    """Return the rates that a text names, all of which hold; none for `none`.

    Raises SettingsError.
    """
    if given.lower() == NO_LIMIT:
        return ()
    found = [_RATE.fullmatch(word) for word in given.lower().replace(",", " ").split()]
    rates = tuple(Rate(int(one[1]), _SECONDS[one[2]]) for one in found if one)
    if not rates or len(rates) < len(found):
        raise SettingsError(
            f"{given!r} is not a limit; write numbers a minute, hour or day, like "
            f"{DEFAULT_RATES[Limited.PLANS]}, or {NO_LIMIT}"
        )
    return rates


def default_rates() -> dict[Limited, Rates]:
    """Return the rates that hold where nothing is set."""
    return {what: rates_from(text) for what, text in DEFAULT_RATES.items()}
