"""Safety nets in content files: a plain line, or `when`, `call` and `say`."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from marshmallow import fields, post_load, validate

from recommender.content.conditions import read_condition
from recommender.content.fields import Text, words
from recommender.content.gathering import Gatherer
from recommender.content.language import Names
from recommender.content.shapes import ChoiceField, Shape
from recommender.domain.content import Content
from recommender.domain.errors import Problem
from recommender.domain.rules import SafetyNet, Triage
from recommender.domain.safety_nets import checked_nets


def safety_net(*, least: int = 0) -> fields.List[SafetyNet]:
    """Return a field for the lines of a safety net, with at least so many of them."""
    if least:
        return fields.List(SafetyNetField(), required=True, validate=validate.Length(min=least))
    return fields.List(SafetyNetField(), load_default=list)


class SafetyNetSchema(Shape):
    """A line that can be checked; its condition is resolved later."""

    when_text = Text(data_key="when", required=True)
    call = ChoiceField(
        Triage,
        required=True,
        validate=validate.NoneOf([Triage.PLAN], error="a plan is not a call for help"),
    )
    say = words()

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> SafetyNet:
        """Build the line."""
        return SafetyNet(**data)


class SafetyNetField(fields.Field[SafetyNet]):
    """Plain words where no question can tell what they are about, else a line to be checked."""

    def _deserialize(
        self, value: object, attr: str | None, data: Mapping[str, object] | None, **kwargs: object
    ) -> SafetyNet:
        if isinstance(value, dict):
            built: SafetyNet = SafetyNetSchema().load(value)
            return built
        return SafetyNet(Text().deserialize(value, attr, data, **kwargs))


def resolved(
    gatherer: Gatherer, names: Names, place: tuple[str, str], nets: Iterable[SafetyNet]
) -> tuple[SafetyNet, ...]:
    """Return the lines with their conditions; `place` is the file and entry for problems."""
    return tuple(_resolved(gatherer, names, place, net) for net in nets)


def _resolved(
    gatherer: Gatherer, names: Names, place: tuple[str, str], net: SafetyNet
) -> SafetyNet:
    if net.call is None:
        return net
    said = f"{net.say!r}: when: {{error}}"
    return replace(net, when=read_condition(gatherer, names, place, net.when_text, said=said))


def check_safety_nets(content: Content) -> list[Problem]:
    """Return each line that calls for no more than where it stands: it would say nothing."""
    return [
        Problem(
            net.file,
            net.entry,
            f"{net.when_text!r}: call for more than {net.triage.value}",
            about=net.when_text,
        )
        for net in checked_nets(content)
        if net.call.gravity <= net.triage.gravity
    ]
