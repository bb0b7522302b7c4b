"""Read how a person is told in one line: every question must exist, and stand in it once."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from marshmallow import fields, post_load, validate

from recommender.content.braces import Braces
from recommender.content.fields import Text, ids, snake
from recommender.content.gathering import Gatherer
from recommender.content.knowledge_schemas import Loaded, tupled
from recommender.content.shapes import Shape
from recommender.domain.errors import did_you_mean
from recommender.domain.questions import Questionnaire
from recommender.domain.summaries import Summary, SummaryPart

_FILE = "knowledge/summary.yaml"


class SummaryPartSchema(Shape):
    """One question of the line."""

    question = snake()
    say = Text(required=True, validate=Braces("answer"))

    @post_load
    def build(self, data: Loaded, **_: object) -> SummaryPart:
        """Build the part."""
        return SummaryPart(**data)


class SummarySchema(Shape):
    """The whole file."""

    line = fields.List(
        fields.Nested(SummaryPartSchema), required=True, validate=validate.Length(min=1)
    )
    week = fields.List(fields.Nested(SummaryPartSchema), load_default=list)
    not_told = ids()
    manner = ids()
    likely_from = fields.Float(load_default=100.0, validate=validate.Range(0, 100))
    told_by = fields.Dict(
        keys=fields.String(),
        values=fields.Dict(keys=fields.String(), values=ids(least=1)),
        load_default=dict,
    )

    @post_load
    def build(self, data: Loaded, **_: object) -> Summary:
        """Build the summary."""
        told_by = {
            name: {option: tuple(questions) for option, questions in options.items()}
            for name, options in data.pop("told_by").items()
        }
        return Summary(told_by=told_by, **tupled(data))


def load_summary(gatherer: Gatherer, questionnaire: Questionnaire) -> Summary | None:
    """Return how a person is told in one line; None in a content without the file."""
    if _FILE not in gatherer.files("knowledge"):
        return None
    found: Summary | None = gatherer.whole(_FILE, SummarySchema())
    if found is not None and questionnaire.questions:
        for entry, message, about in _faults(found, questionnaire):
            gatherer.say(_FILE, entry, message, about=about)
    return found


def _faults(summary: Summary, questionnaire: Questionnaire) -> Iterator[tuple[str, str, str]]:
    """Yield where in the file something is wrong, what, and with which name."""
    questions = questionnaire.questions
    told = [*(part.question for part in (*summary.line, *summary.week)), *summary.not_told]
    for name, count in Counter(told).items():
        if count > 1:
            yield "", f"question {name!r} stands {count} times; once is enough", name
    yield from _unknown("", "question", told, questions)
    yield from _unknown("told_by", "question", summary.told_by, questions)
    for name, options in summary.told_by.items():
        for named in options.values():
            yield from _unknown("told_by", "question", named, questions)
        if name in questions:
            yield from _unknown("told_by", "option", options, questions[name].option_ids)


def _unknown(
    entry: str, sort: str, names: Iterable[str], known: Collection[str]
) -> Iterator[tuple[str, str, str]]:
    for name in dict.fromkeys(names):
        if name not in known:
            yield entry, f"{sort} {name!r} does not exist{did_you_mean(name, tuple(known))}", name
