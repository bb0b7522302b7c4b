"""Read what stop pages say: every condition, question and demand must exist."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from marshmallow import ValidationError, fields, post_load, validate

from recommender.content.conditions import read_condition
from recommender.content.fields import Text, ids, words
from recommender.content.gathering import Gatherer
from recommender.content.knowledge_schemas import Loaded, tupled
from recommender.content.language import Names
from recommender.content.shapes import ChoiceField, Shape
from recommender.domain.conditions import Condition
from recommender.domain.content import Content
from recommender.domain.errors import Problem, did_you_mean
from recommender.domain.help import (
    Comfort,
    FirstLine,
    FittingLine,
    Help,
    Script,
    ScriptLine,
)
from recommender.domain.rules import Triage

_FILE = "knowledge/help.yaml"
_Line = TypeVar("_Line", FirstLine, FittingLine)
STOPS = tuple(triage for triage in Triage if not triage.allows_week)


def _of_triages(value: fields.Field[Any]) -> fields.Dict:
    """Return a field that must say something for each stop."""
    return fields.Dict(
        keys=ChoiceField(Triage),
        values=value,
        required=True,
        validate=_says_every_stop,
    )


def _says_every_stop(given: Mapping[Triage, object]) -> None:
    missing = [triage.value for triage in STOPS if triage not in given]
    if missing:
        raise ValidationError(f"says nothing for {', '.join(missing)}")


class FittingLineSchema(Shape):
    """A line for some; its conditions are resolved later."""

    say = words()
    demands = ids()
    when_text = Text(data_key="when", load_default="")
    unless_text = Text(data_key="unless", load_default="")

    @post_load
    def build(self, data: Loaded, **_: object) -> FittingLine:
        """Build the line."""
        return FittingLine(**tupled(data))


class FirstLineSchema(Shape):
    """A line above others; its conditions are resolved later."""

    say = words()
    triages = fields.List(ChoiceField(Triage), load_default=list)
    when_text = Text(data_key="when", required=True)
    unless_text = Text(data_key="unless", load_default="")

    @post_load
    def build(self, data: Loaded, **_: object) -> FirstLine:
        """Build the line."""
        return FirstLine(**tupled(data))


class ScriptLineSchema(Shape):
    """A sentence for the phone."""

    say = words()
    questions = ids()

    @post_load
    def build(self, data: Loaded, **_: object) -> ScriptLine:
        """Build the sentence."""
        return ScriptLine(**tupled(data))


class ScriptSchema(Shape):
    """All sentences for the phone."""

    opening = _of_triages(Text())
    reason = words()
    besides = Text(load_default="")
    spoken = fields.Dict(keys=Text(), values=Text(), load_default=dict)
    asked = Text(load_default="")
    ticked = Text(load_default="")
    worries = fields.List(fields.Nested(FirstLineSchema), load_default=list)
    about = fields.List(fields.Nested(ScriptLineSchema), required=True)
    closing = _of_triages(Text())

    @post_load
    def build(self, data: Loaded, **_: object) -> Script:
        """Build the script."""
        return Script(**tupled(data))


class ComfortSchema(Shape):
    """What eases; its conditions are resolved later."""

    triages = fields.List(ChoiceField(Triage), required=True)
    most_positions = fields.Integer(required=True, validate=validate.Range(1))
    keep_still_text = Text(data_key="keep_still", required=True)
    positions = fields.List(fields.Nested(FittingLineSchema), required=True)
    more = fields.List(fields.Nested(FittingLineSchema), required=True)

    @post_load
    def build(self, data: Loaded, **_: object) -> Comfort:
        """Build the comfort."""
        return Comfort(keep_still=None, **tupled(data))


class HelpSchema(Shape):
    """The whole file."""

    how_soon = _of_triages(Text())
    script = fields.Nested(ScriptSchema, required=True)
    comfort = fields.Nested(ComfortSchema, required=True)
    tell_first = fields.List(fields.Nested(FirstLineSchema), load_default=list)
    not_asked = fields.List(fields.Nested(ScriptLineSchema), load_default=list)

    @post_load
    def build(self, data: Loaded, **_: object) -> Help:
        """Build the file."""
        return Help(**tupled(data))


def load_help(gatherer: Gatherer, names: Names) -> Help | None:
    """Return what stop pages say; None in a content without the file."""
    if _FILE not in gatherer.files("knowledge"):
        return None
    found: Help | None = gatherer.whole(_FILE, HelpSchema())
    if found is None or not names.questions:
        return found
    reader = _Reader(gatherer, names)
    comfort = replace(
        found.comfort,
        keep_still=reader.condition(found.comfort.keep_still_text),
        positions=reader.lines(found.comfort.positions),
        more=reader.lines(found.comfort.more),
    )
    script = replace(found.script, worries=reader.lines(found.script.worries))
    first = reader.lines(found.tell_first)
    return replace(found, comfort=comfort, script=script, tell_first=first)


def check_help(content: Content) -> Iterator[Problem]:
    """Yield a problem for each question, demand and answer that nothing else has."""
    if content.help is None:
        return
    script, comfort = content.help.script, content.help.comfort
    asked = [name for line in (*script.about, *content.help.not_asked) for name in line.questions]
    demands = [name for one in (*comfort.positions, *comfort.more) for name in one.demands]
    yield from _missing("script", "question", asked, tuple(content.questionnaire.questions))
    yield from _missing("script", "answer", script.spoken, _answers(content))
    yield from _missing("comfort", "demand", demands, tuple(content.demands))


def _missing(
    entry: str, kind: str, names: Iterable[str], known: Sequence[str]
) -> Iterator[Problem]:
    for name in names:
        if name not in known:
            message = f"{kind} {name!r} does not exist{did_you_mean(name, known)}"
            yield Problem(_FILE, entry, message, about=name)


def _answers(content: Content) -> tuple[str, ...]:
    """Return what can be said as a sentence: each option, and each question without options."""
    return tuple(
        name
        for question in content.questionnaire
        for name in ([f"{question.id}.{one.id}" for one in question.options] or [question.id])
    )


class _Reader:
    """Resolves conditions and keeps what is wrong with them."""

    def __init__(self, gatherer: Gatherer, names: Names) -> None:
        self._gatherer = gatherer
        self._names = names

    def condition(self, text: str) -> Condition | None:
        """Return the condition of a text; None for none, or with a problem kept."""
        if not text:
            return None
        said = f"{text!r}: {{error}}"
        return read_condition(self._gatherer, self._names, (_FILE, ""), text, said=said)

    def lines(self, lines: tuple[_Line, ...]) -> tuple[_Line, ...]:
        """Return the lines with their conditions."""
        return tuple(
            replace(
                line,
                when=self.condition(line.when_text),
                unless=self.condition(line.unless_text),
            )
            for line in lines
        )
