"""Texts with names in braces, in whose place something is put when they are told."""

from string import Formatter

from marshmallow import ValidationError, validate


class Braces(validate.Validator):
    """Refuses a text in which anything but these names stands in braces.

    A name stands there alone: what Python would take behind it could reach into the value, or make
    a text of any length.
    """

    def __init__(self, *names: str) -> None:
        self._names = names

    def __call__(self, text: str) -> str:
        """Return the text, or raise ValidationError."""
        if not self._is_plain(text):
            *first, last = (f"{{{name}}}" for name in self._names)
            may = f"{', '.join(first)} or {last}" if first else last
            raise ValidationError(f"only {may} may stand in braces")
        return text

    def _is_plain(self, text: str) -> bool:
        try:
            fields = list(Formatter().parse(text))
        except ValueError:
            return False
        return all(
            name is None or (name in self._names and not how and converted is None)
            for _, name, how, converted in fields
        )
