"""One view, two answers: a page, and at the same address with `.json` the same data."""

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import Protocol

from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from recommender.domain.canonical import canonical_json
from recommender.domain.plan import Plan
from recommender.exchange.plan_json import dump_plan
from recommender.web.problems import problem


@dataclass(frozen=True)
class Shown:
    """What was found: `data` for the twin, and what the template of the page reads as `view`."""

    data: Mapping[str, object]
    view: object = None
    status: int = 200

    @classmethod
    def of(cls, view: "HasData", status: int = 200) -> "Shown":
        """Return a view of the page that says itself what its twin does."""
        return cls(view.data, view, status)


class HasData(Protocol):
    """What a template reads, with what its twin says of it."""

    @property
    def data(self) -> Mapping[str, object]:
        """What the twin says."""


View = Callable[..., Shown | ResponseReturnValue]


def twin(bp: Blueprint, rule: str, template: str, *methods: str) -> Callable[[View], View]:
    """Register a view under an address and under its twin; what is no Shown goes out as it is."""

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def page(**words: object) -> ResponseReturnValue:
            found = view(**words)
            if not isinstance(found, Shown):
                return found
            return render_template(template, view=found.view), found.status

        @functools.wraps(view)
        def data(**words: object) -> ResponseReturnValue:
            found = view(**words)
            if not isinstance(found, Shown):
                return found
            text = canonical_json(as_data(found.data))
            return Response(text, found.status, mimetype="application/json")

        name = view.__name__
        bp.add_url_rule(rule, name, page, methods=list(methods or ("GET",)))
        bp.add_url_rule(f"{rule}.json", f"{name}_json", data, methods=list(methods or ("GET",)))
        return view

    return decorate


def sent_json() -> Mapping[str, object]:
    """Return the JSON object that was sent; raises BadRequest for anything else."""
    try:
        sent = request.get_json()
        # half of a letter cannot be kept
        canonical_json(sent)
    except (RecursionError, UnicodeEncodeError):
        raise BadRequest from None
    if not isinstance(sent, Mapping):
        raise BadRequest
    return sent


def sent_words() -> dict[str, str]:
    """Return the fields of the form or JSON object that was sent, as text.

    Answers with 422, naming the fields, where the object holds what is neither text nor null.
    """
    if request.mimetype != "application/json":
        return dict(request.form)
    words: dict[str, str] = {}
    wrong: dict[str, str] = {}
    for name, value in sent_json().items():
        if isinstance(value, str | None):
            words[name] = value or ""
        else:
            wrong[name] = "Send text."
    if wrong:
        abort(problem(422, "What was sent cannot be used", errors=wrong))
    return words


def is_data() -> bool:
    """Whether the data is asked for and not the page."""
    return request.path.endswith(".json")


def as_data(value: object) -> object:
    """Return a value of the domain as JSON-ready data."""
    if isinstance(value, Plan):
        value = dump_plan(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {entry.name: as_data(getattr(value, entry.name)) for entry in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(as_data(key)): as_data(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [as_data(entry) for entry in value]
    if isinstance(value, set | frozenset):
        return sorted((as_data(entry) for entry in value), key=str)
    return value
