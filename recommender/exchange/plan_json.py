"""Plans written as JSON and read again."""

import json
from collections.abc import Mapping
from typing import cast

from marshmallow import ValidationError

from recommender.domain.canonical import JsonObject, canonical_json
from recommender.domain.errors import PlanError
from recommender.domain.plan import Plan
from recommender.exchange.parts import reader_of, writer_of
from recommender.exchange.plan_schema import PlanSchema

# schemas hold nothing of what they write or read, so threads may share one
_SCHEMA = PlanSchema()
_WRITE, _READ = writer_of(_SCHEMA), reader_of(_SCHEMA)


def dump_plan(plan: Plan) -> JsonObject:
    """Return a plan as JSON-ready data."""
    return cast(JsonObject, _WRITE(plan))


def load_plan(data: object) -> Plan:
    """Return the plan that JSON data holds; raises PlanError for what is none."""
    try:
        return cast(Plan, _READ(data))
    except (KeyError, TypeError, ValueError):
        return _judged(data)


def plan_text(plan: Plan) -> bytes:
    """Return a plan as the JSON text that is kept, digested and sent."""
    return canonical_json(dump_plan(plan))


def read_plan(text: bytes) -> Plan:
    """Return the plan that a JSON text holds; raises PlanError for what is none."""
    try:
        data = json.loads(text)
    except ValueError:
        raise PlanError("no plan: this is not JSON") from None
    return load_plan(data)


def _judged(data: object) -> Plan:
    """Return a plan that the schema takes all the same, or raise PlanError with its first fault."""
    try:
        return cast(Plan, _SCHEMA.load(cast("Mapping[str, object]", data)))
    except ValidationError as error:
        raise PlanError(f"no plan: {_first_place(error.messages)} cannot be read") from None
    except (KeyError, TypeError, ValueError):
        # this error may quote an answer
        raise PlanError("no plan: a rule that fired cannot be read") from None


def _first_place(messages: object) -> str:
    """Return where the first fault is, such as `week / days / 0 / minutes`, without any value."""
    names: list[str] = []
    while isinstance(messages, Mapping) and messages:
        name, messages = next(iter(messages.items()))
        names.append(str(name))
    return " / ".join(names) or "the data"
