"""Texts with names in braces, in whose place something is put when they are told."""

from marshmallow import ValidationError, validate


class Braces(validate.Validator):
    """Refuses a text in which anything but these names stands in braces."""

    def __init__(self, *names: str) -> None:
        self._names = names

    def __call__(self, text: str) -> str:
        """Return the text, or raise ValidationError."""
        try:
            text.format(**dict.fromkeys(self._names, ""))
        except (KeyError, IndexError, ValueError):
            *first, last = (f"{{{name}}}" for name in self._names)
            may = f"{', '.join(first)} or {last}" if first else last
            raise ValidationError(f"only {may} may stand in braces") from None
        return text
