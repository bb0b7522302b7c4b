"""The base of all shapes of content files: what is wrong is said in words for its author."""

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any, TypeVar

from marshmallow import Schema, ValidationError, fields, validate

from recommender.domain.errors import nearest_name

_Member = TypeVar("_Member", bound=Enum)
_Value = TypeVar("_Value")

# How much alike a word and the right one must be: more than for ids, of which there are many.
NEAR = 0.7
MISSING = "is missing"
UNKNOWN_KEY = "no such key"
A_MAPPING = "write keys and values, such as `key: value`"
AN_ADDRESS = "write a whole address, such as https://www.example.org/page"
WORDS: Mapping[type[fields.Field[Any]], Mapping[str, str]] = {
    fields.Field: {"required": MISSING, "null": MISSING, "validator_failed": "cannot be right"},
    fields.String: {"invalid": "write plain words, no list and no mapping"},
    fields.Integer: {"invalid": "write a whole number", "too_large": "is too large"},
    fields.Float: {"invalid": "write a number", "special": "write a number"},
    fields.Boolean: {"invalid": "write yes or no"},
    fields.List: {"invalid": "write a list, such as [one, two]"},
    fields.Mapping: {"invalid": A_MAPPING},
    fields.Nested: {"type": A_MAPPING},
}


class Shape(Schema):
    """The shape of a file or of a part of it; its own fields and keys are all there are."""

    error_messages = {"unknown": UNKNOWN_KEY, "type": A_MAPPING}  # noqa: RUF012 - marshmallow's

    def on_bind_field(self, _field_name: str, field_obj: fields.Field[Any]) -> None:
        """Give every field of the shape our words."""
        in_our_words(field_obj)

    def handle_error(self, error: ValidationError, *_: object, **__: object) -> None:
        """Add the nearest right key to a key that there is not, in place of saying it is missing.

        The whole list of keys helps where none is near.
        """
        messages = error.messages
        if not isinstance(messages, dict):
            return
        keys = [field.data_key or name for name, field in self.fields.items()]
        for key in [key for key, said in messages.items() if said == [UNKNOWN_KEY]]:
            near = nearest_name(key, keys, NEAR)
            messages[key] = [_unknown_key(key, keys)]
            if messages.get(near) == [MISSING]:
                del messages[near]


class ValueField(fields.Field[_Value]):
    """A field that makes its value of what stands there alone, in `read`."""

    def read(self, value: object) -> _Value:
        """Return the value; raises ValidationError."""
        raise NotImplementedError

    def _deserialize(
        self,
        value: object,
        attr: str | None,  # noqa: ARG002 - marshmallow gives every field these
        data: Mapping[str, object] | None,  # noqa: ARG002
        **kwargs: object,  # noqa: ARG002
    ) -> _Value:
        return self.read(value)


class ChoiceField(ValueField[_Member]):
    """One member of an enumeration, by its value; `called` says in one word what they are."""

    def __init__(self, members: type[_Member], *, called: str = "", **more: Any) -> None:
        super().__init__(**more)
        self._members = {str(member.value): member for member in members}
        self._called = called

    def read(self, value: object) -> _Member:
        """Return the value; raises ValidationError."""
        if isinstance(value, str) and value in self._members:
            return self._members[value]
        raise ValidationError(no_such(self._called, value, self._members))


class OneOf(validate.Validator):
    """A word is one of these."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(words)

    def __call__(self, value: str) -> str:
        """Return the word; raises ValidationError."""
        if value not in self._words:
            raise ValidationError(no_such("", value, self._words))
        return value


def no_such(called: str, value: object, known: Iterable[str]) -> str:
    """Return that there is no such choice: with the nearest right one, else with all of them."""
    choices = [str(choice) for choice in known]
    said = f"no {called} {value!r}" if called else f"{value!r} cannot stand here"
    near = nearest_name(value, choices, NEAR) if isinstance(value, str) else ""
    return f"{said}; did you mean {near!r}?" if near else f"{said}; write one of: {_list(choices)}"


def in_our_words(field: fields.Field[Any]) -> None:
    """Let a field tell its mistakes in our words, and those of its parts too."""
    for kind, words in WORDS.items():
        if isinstance(field, kind):
            field.error_messages = {**field.error_messages, **words}
    field.validators = [_validator(each) for each in field.validators]
    for part in ("inner", "key_field", "value_field"):
        below = getattr(field, part, None)
        if below is not None:
            in_our_words(below)


def _validator(given: Any) -> Any:
    match given:
        case validate.Range(error=None, min=least, max=most, min_inclusive=is_least_allowed):
            words = _bounds(least, most) if is_least_allowed else f"more than {least}, to {most}"
            return validate.Range(
                least, most, min_inclusive=is_least_allowed, error=f"write {words}"
            )
        case validate.Length(error=None, min=least, max=most, equal=equal):
            needed = f"exactly {equal}" if equal else f"{least} or more"
            if (equal or least) == 1:
                needed = "at least one"
            return validate.Length(least, most, equal=equal, error=f"needs {needed}")
        case validate.URL(schemes=schemes):
            return validate.URL(schemes=schemes, error=AN_ADDRESS)
    return given


def _bounds(least: float, most: float | None) -> str:
    if most is None:
        return f"{least} or more"
    return f"{least} {'or' if most == least + 1 and least else 'to'} {most}"


def _unknown_key(key: object, keys: list[str]) -> str:
    near = nearest_name(str(key), keys, NEAR)
    return f"{UNKNOWN_KEY}; " + (f"did you mean {near!r}?" if near else f"there are: {_list(keys)}")


def _list(choices: list[str]) -> str:
    return ", ".join(choices)
