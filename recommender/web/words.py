"""The words of pages in the reader's language; translations stand beside the English."""

import flask_babel


def _(text: str, **values: object) -> str:
    """Return the text in the reader's language, with the values put in."""
    return str(flask_babel.gettext(text, **values))


def counted(one: str, many: str, number: int) -> str:
    """Return the text for one or for many, `%(num)s` being the number."""
    return str(flask_babel.ngettext(one, many, number))
