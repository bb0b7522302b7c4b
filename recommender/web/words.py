"""The words of pages in the reader's language; translations stand beside the English."""

from dataclasses import dataclass
from datetime import date, datetime

import flask_babel

from recommender.domain.exercises import Range

# the language in which all texts are written
SOURCE_LANGUAGE = "en_GB"


def _(text: str, **values: object) -> str:
    """Return the text in the reader's language, with the values put in."""
    return str(flask_babel.gettext(text, **values))


def marked(text: str) -> str:
    """Return the text as it is; translators get it, and `_` looks it up later."""
    return text


def counted(one: str, many: str, number: int, **values: object) -> str:
    """Return the text for one or for many, `%(num)s` being the number, with the values put in."""
    return str(flask_babel.ngettext(one, many, number, **values))


def counted_range(one: str, many: str, numbers: Range) -> str:
    """Return `8 to 12 times` or `1 time`, `%(count)s` being the numbers; the higher decides."""
    low, high = round(numbers.low), round(numbers.high)
    count = str(high) if low == high else _("%(low)s to %(high)s", low=low, high=high)
    return counted(one, many, high, count=count)


def is_source_language() -> bool:
    """Return whether the reader reads the texts as they were written."""
    return str(flask_babel.get_locale()) == SOURCE_LANGUAGE


def language_tag() -> str:
    """Return the reader's language as pages name it, such as `en-GB`."""
    return str(flask_babel.get_locale()).replace("_", "-")


def direction() -> str:
    """Return the direction in which the reader's language is written, `ltr` or `rtl`."""
    locale = flask_babel.get_locale()
    return str(locale.text_direction) if locale else "ltr"


def written_date(day: date) -> str:
    """Return a date as the reader's language writes it out: 26 November 2026 in English."""
    return str(flask_babel.format_date(day, "long"))


def written_time(at: str) -> str:
    """Return a moment that is kept, which is UTC, as 26 November 2026, 09:00 in English."""
    moment = datetime.fromisoformat(at)
    time = flask_babel.format_time(moment, "short", rebase=False)
    return _("%(date)s, %(time)s", date=written_date(moment.date()), time=time)


def weekday_name(day: int) -> str:
    """Return the name of a day of the week, from 1 for Monday."""
    # a year that began on a Monday
    return str(flask_babel.format_date(date(2024, 1, day), "EEEE"))


@dataclass(frozen=True)
class LazyText:
    """A text that is made before it is known who reads it; shown, it is in their language."""

    text: str

    def __str__(self) -> str:
        return _(self.text)
