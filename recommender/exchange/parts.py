"""Schemas of what a plan is made of, and each made into two plain functions once.

marshmallow asks every field anew for every value, and a plan has thousands: reading one took as
long as deciding it. The functions write and read what the schema describes; what they refuse to
read is the schema's to judge.
"""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import ClassVar, cast

from marshmallow import Schema, fields, missing, post_load

Convert = Callable[[object], object]


class PartSchema(Schema):
    """A part of a plan; `part` is what it is when it was read.

    A field that is not required is not written where the part has the default of its class.
    """

    part: ClassVar[type]

    def get_attribute(self, obj: object, attr: str, default: object) -> object:  # noqa: ARG002
        """Return a field's value, or that there is none to write."""
        value = getattr(obj, attr)
        known = self.fields.get(attr)
        if known is not None and not known.required and value == getattr(type(obj), attr):
            return missing
        return value

    @post_load
    def build(self, data: Mapping[str, object], **_: object) -> object:
        """Return the part, its lists as tuples."""
        return self.part(
            **{
                name: tuple(value) if isinstance(value, list) else value
                for name, value in data.items()
            }
        )


def writer_of(schema: PartSchema) -> Convert:
    """Return the function that writes a part as JSON-ready data."""
    steps = tuple(
        (name, field.attribute or name, _whole(field), _written(field), not field.required)
        for name, field in schema.fields.items()
    )

    def write(part: object) -> dict[str, object]:
        data: dict[str, object] = {}
        for name, attribute, whole, convert, is_optional in steps:
            if whole is not None:
                data[name] = whole(part)
                continue
            value = getattr(part, attribute)
            if is_optional and value == getattr(type(part), attribute):
                continue
            data[name] = value if convert is None or value is None else convert(value)
        return data

    return write


def reader_of(schema: PartSchema) -> Convert:
    """Return the function that reads a part and passes over what its schema does not know.

    It raises KeyError, TypeError or ValueError for what the schema has to judge.
    """
    make = schema.part
    steps = tuple(
        (name, field.attribute or name, _read(field), field.required, field.allow_none)
        for name, field in schema.fields.items()
    )

    def read(data: object) -> object:
        if not isinstance(data, dict):
            raise TypeError("no object")
        values: dict[str, object] = {}
        for name, attribute, convert, is_required, may_be_none in steps:
            if name in data:
                value = data[name]
                is_null = value is None and may_be_none
                values[attribute] = None if is_null else convert(value)
            elif is_required:
                raise KeyError(name)
        return make(**values)

    return read


def _whole(field: fields.Field[object]) -> Convert | None:
    """Return what makes a value of the whole part, if the field has such a function."""
    return field.serialize_func if isinstance(field, fields.Function) else None


def _written(field: fields.Field[object] | None) -> Convert | None:
    """Return how a value is written; None where it stays as it is."""
    match field:
        case fields.Nested():
            return writer_of(cast(PartSchema, field.schema))
        case fields.List():
            return _list_of(_written(field.inner) or _as_it_is)
        case fields.Dict():
            return _named(
                _written(field.key_field) or _as_it_is, _written(field.value_field) or _as_it_is
            )
        case fields.Enum():
            return attrgetter("value")
    return None


def _read(field: fields.Field[object] | None) -> Convert:
    """Return how a value is read."""
    match field:
        case fields.Function():
            return cast(Convert, field.deserialize_func)
        case fields.Nested():
            return reader_of(cast(PartSchema, field.schema))
        case fields.List():
            return _tuple_of(_read(field.inner))
        case fields.Dict():
            return _named(_read(field.key_field), _read(field.value_field))
        case fields.Enum():
            return {member.value: member for member in field.enum}.__getitem__
    return _SCALARS[type(field)]


def _as_it_is(value: object) -> object:
    return value


def _exactly(kind: type) -> Convert:
    def check(value: object) -> object:
        if type(value) is not kind:
            raise TypeError(f"no {kind.__name__}")
        return value

    return check


def _list_of(convert: Convert) -> Convert:
    def each(values: object) -> object:
        return [convert(value) for value in cast("tuple[object, ...]", values)]

    return each


def _tuple_of(convert: Convert) -> Convert:
    def each(values: object) -> object:
        if not isinstance(values, list):
            raise TypeError("no list")
        return tuple([convert(value) for value in values])

    return each


def _named(key: Convert, value: Convert) -> Convert:
    def each(named: object) -> object:
        if not isinstance(named, Mapping):
            raise TypeError("no object")
        return {key(name): value(entry) for name, entry in named.items()}

    return each


_SCALARS: Mapping[type, Convert] = {
    fields.String: _exactly(str),
    fields.Integer: _exactly(int),
    fields.Boolean: _exactly(bool),
    fields.Raw: _as_it_is,
}
