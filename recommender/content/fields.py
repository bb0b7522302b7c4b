"""The fields that content files are made of; every scalar arrives as text."""

import re
from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields, validate

from recommender.content.shapes import A_MAPPING, WORDS, Shape, ValueField, no_such
from recommender.domain.exercises import Range
from recommender.domain.rules import Cap, Phase

KEBAB = validate.Regexp(r"^[a-z0-9]+(-[a-z0-9]+)*$", error="write it in small-letters-with-hyphens")
SNAKE = validate.Regexp(
    r"^[a-z0-9]+(_[a-z0-9]+)*$", error="write it in small_letters_with_underscores"
)
_NUMBER_OR_RANGE = re.compile(r"^(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?$")


class Text(fields.String):
    """A text that says something: surrounding space is taken off, nothing is an error."""

    default_error_messages = dict(WORDS[fields.String])  # noqa: RUF012 - marshmallow's

    def _deserialize(
        self, value: object, attr: str | None, data: Mapping[str, object] | None, **kwargs: object
    ) -> str:
        text = str(super()._deserialize(value, attr, data, **kwargs)).strip()
        if not text:
            raise ValidationError("must not be empty")
        return " ".join(text.split())


def kebab(**more: Any) -> fields.String:
    """Return a field for an id with hyphens: rules, exercises, programmes, tips, sources."""
    return fields.String(required=True, validate=KEBAB, **more)


def snake(**more: Any) -> fields.String:
    """Return a field for an id with underscores: questions, options, findings, demands."""
    return fields.String(required=True, validate=SNAKE, **more)


def words(*, required: bool = True) -> Text:
    """Return a field for plain words."""
    return Text(required=required) if required else Text(load_default="")


def claim(*, default: bool) -> fields.Boolean:
    """Return a field that is written yes or no; without it the default holds."""
    return fields.Boolean(truthy={"yes", "true"}, falsy={"no", "false"}, load_default=default)


def texts(*, least: int = 1) -> fields.List[str]:
    """Return a field for a list of plain words, with at least so many of them."""
    return _list(Text(), least)


def ids(*, least: int = 0) -> fields.List[str]:
    """Return a field for a list of ids, with at least so many of them."""
    return _list(fields.String(), least)


def _list(entry: fields.Field[str], least: int) -> fields.List[str]:
    if least:
        return fields.List(entry, required=True, validate=validate.Length(min=least))
    return fields.List(entry, load_default=list)


class RangeField(ValueField[Range]):
    """A number, or two with a hyphen between: `12`, `1.5`, `20-30`."""

    def read(self, value: object) -> Range:
        """Return the value; raises ValidationError."""
        found = _NUMBER_OR_RANGE.match(str(value))
        if not found:
            raise ValidationError("write a number or a range such as 20-30")
        low = float(found[1])
        high = float(found[2] or found[1])
        if not 0 < low <= high:
            raise ValidationError("must be above 0 and run from low to high")
        return Range(low, high)


class PhaseField(ValueField[Phase]):
    """The name of a phase."""

    def read(self, value: object) -> Phase:
        """Return the value; raises ValidationError."""
        names = [phase.name.lower() for phase in Phase]
        if value not in names:
            raise ValidationError(no_such("phase", value, names))
        return Phase(names.index(value))


class PrescriptionSchema(Shape):
    """The numbers of a dose; which of them stand together is checked with the exercise."""

    sets = RangeField()
    repetitions = RangeField()
    hold_seconds = RangeField()
    minutes = RangeField()


_Caps = tuple[tuple[Cap, int], ...]


class CapsField(ValueField[_Caps]):
    """Limits and the number of each, in the order in which they are written."""

    def read(self, value: object) -> _Caps:
        """Return the value; raises ValidationError."""
        if not isinstance(value, dict):
            raise ValidationError(A_MAPPING)
        faults: dict[str, list[object]] = {}
        caps: list[tuple[Cap, int]] = []
        for name, most in value.items():
            try:
                caps.append(_cap(name, most))
            except ValidationError as error:
                faults[name] = list(error.messages)
        if faults:
            raise ValidationError(dict(faults))
        return tuple(caps)


def _cap(name: str, most: object) -> tuple[Cap, int]:
    if name not in list(Cap):
        raise ValidationError(no_such("limit", name, Cap))
    if name == Cap.PHASE:
        return Cap.PHASE, int(PhaseField().deserialize(most))
    if not isinstance(most, str) or not most.isdecimal() or int(most) < 1:
        raise ValidationError("write a whole number above 0")
    return Cap(name), int(most)
