"""Read the ladders of exercises, and check that they only climb."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from marshmallow import EXCLUDE, ValidationError, fields, post_load, validate

from recommender.content.fields import kebab, words
from recommender.content.gathering import Gatherer
from recommender.content.knowledge_schemas import Loaded
from recommender.content.shapes import Shape
from recommender.domain.content import Content
from recommender.domain.errors import Problem, did_you_mean
from recommender.domain.exercises import ExerciseKind
from recommender.domain.ladders import Ladder, Rung, ladders_from_links

FILE = "knowledge/ladders.yaml"
EXERCISES = "knowledge/exercises"
# Work that must be made lighter and heavier, so that it cannot do without a ladder.
CLIMBS = (
    ExerciseKind.STRENGTH,
    ExerciseKind.STABILITY,
    ExerciseKind.BALANCE,
    ExerciseKind.WALKING,
)


class RungField(fields.Field[Rung]):
    """The id of an exercise, or a list of those that are alike."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Rung:  # noqa: ARG002
        rung = value if isinstance(value, list) else [value]
        if not rung or not all(isinstance(one, str) and one for one in rung):
            raise ValidationError("write the id of an exercise, or a list of ids")
        return tuple(rung)


class LadderSchema(Shape):
    """One entry of ladders.yaml."""

    id = kebab()
    name = words()
    rungs = fields.List(RungField(), required=True, validate=validate.Length(min=2))
    starts_low = fields.Boolean(load_default=False)
    if_barred = fields.Boolean(load_default=False)
    in_order = fields.Boolean(load_default=False)

    @post_load
    def build(self, data: Loaded, **_: object) -> Ladder:
        """Build the ladder."""
        return Ladder(**{**data, "rungs": tuple(data["rungs"])})


class _Link(NamedTuple):
    """The easier exercise that one named before there were ladders."""

    id: str
    easier: str


class LinkSchema(Shape):
    """What an exercise of a kept content says of the easier one."""

    id = fields.String(required=True)
    easier = fields.String(load_default="")

    class Meta:
        """The rest of the entry is read elsewhere."""

        unknown = EXCLUDE

    @post_load
    def build(self, data: Loaded, **_: object) -> _Link:
        """Build the link."""
        return _Link(**data)


def load_ladders(gatherer: Gatherer, *, is_kept: bool) -> dict[str, Ladder]:
    """Return the ladders by their ids.

    A kept content without the file has one for each exercise that named an easier one.
    """
    if is_kept and FILE not in gatherer.files("knowledge"):
        files = gatherer.files(EXERCISES)
        links = (link for file in files for link in gatherer.entries(file, LinkSchema()))
        return {ladder.id: ladder for ladder in ladders_from_links(dict(links))}
    found: dict[str, Ladder] = {}
    for place, ladder in gatherer.placed_entries(FILE, LadderSchema()):
        if ladder.id in found:
            gatherer.say_below(place, ("id",), "this id stands twice")
        found[ladder.id] = ladder
    return found


def check_ladders(content: Content) -> Iterator[Problem]:
    """Yield a problem for each rung that leads nowhere, stands twice or goes down."""
    for ladder in content.ladders.values():
        yield from _check_exercises(content, ladder)
        yield from _check_levels(content, ladder)


def check_all_climb(content: Content) -> Iterator[Problem]:
    """Yield a problem for each exercise that needs a ladder and stands on none."""
    climbing = {one for ladder in content.ladders.values() for one in ladder.exercises}
    for exercise in content.exercises.values():
        is_needed = exercise.kind in CLIMBS and exercise.disabled is None
        if is_needed and exercise.id not in climbing:
            message = f"stands on no ladder, and {exercise.kind} needs one: add it to {FILE}"
            yield Problem(EXERCISES, exercise.id, message, about="kind")


def _check_exercises(content: Content, ladder: Ladder) -> Iterator[Problem]:
    known = tuple(content.exercises)
    for name in dict.fromkeys(ladder.exercises):
        if name not in content.exercises:
            message = f"exercise {name!r} does not exist{did_you_mean(name, known)}"
            yield Problem(FILE, ladder.id, message, about=name)
        if ladder.exercises.count(name) > 1:
            yield Problem(FILE, ladder.id, f"exercise {name!r} stands twice", about=name)


def _check_levels(content: Content, ladder: Ladder) -> Iterator[Problem]:
    for low, high in pairwise(ladder.rungs):
        for lower in (content.exercises[one] for one in low if one in content.exercises):
            for upper in (content.exercises[one] for one in high if one in content.exercises):
                if lower.level > upper.level:
                    message = (
                        f"{lower.id!r} of level {lower.level} stands below "
                        f"{upper.id!r} of level {upper.level}; a ladder must climb"
                    )
                    yield Problem(FILE, ladder.id, message, about=lower.id)
