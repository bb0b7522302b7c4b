"""The words of pages in the reader's language; translations stand beside the English."""

from dataclasses import dataclass

import flask_babel


def _(text: str, **values: object) -> str:
    """Return the text in the reader's language, with the values put in."""
    return str(flask_babel.gettext(text, **values))


def counted(one: str, many: str, number: int) -> str:
    """Return the text for one or for many, `%(num)s` being the number."""
    return str(flask_babel.ngettext(one, many, number))


@dataclass(frozen=True)
class LazyText:
    """A text that is made before it is known who reads it; shown, it is in their language."""

    text: str

    def __str__(self) -> str:
        return _(self.text)
