"""Read the figures of a content whose author is at work: drawn they are, wrong or not."""

from typing import NamedTuple

from marshmallow import EXCLUDE, fields, post_load

from recommender.content.gathering import Gatherer
from recommender.content.knowledge_schemas import Loaded, OwnDoseSchema
from recommender.content.ladder_loading import EXERCISES
from recommender.content.pose_loading import figures_of, load_figures
from recommender.content.reading import Texts
from recommender.content.shapes import Shape
from recommender.domain.errors import Problem
from recommender.domain.exercises import Prescription
from recommender.domain.figures import Figure
from recommender.figures.checking import pose_problems
from recommender.figures.problems import PoseProblem


class ShownExercise(NamedTuple):
    """What a sheet of figures tells of an exercise: its name, what to do step by step, its dose."""

    id: str
    name: str
    steps: tuple[str, ...] = ()
    dose: Prescription = Prescription("")


class _ShownSchema(Shape):
    id = fields.String(required=True)
    name = fields.String(required=True)
    steps = fields.List(fields.String(), load_default=list)
    dose = fields.Nested(OwnDoseSchema, load_default=Prescription(""))

    class Meta:
        """The rest of the entry is read elsewhere."""

        unknown = EXCLUDE

    @post_load
    def build(self, data: Loaded, **_: object) -> ShownExercise:
        """Build the entry."""
        return ShownExercise(data["id"], data["name"], tuple(data["steps"]), data["dose"])


class FigureDraft(NamedTuple):
    """A figure, and what is wrong with its poses."""

    figure: Figure
    problems: tuple[PoseProblem, ...]


class FigureDrafts(NamedTuple):
    """All figures that can be drawn, the exercises, and what is so wrong that it cannot."""

    figures: tuple[FigureDraft, ...]
    exercises: dict[str, ShownExercise]
    problems: tuple[Problem, ...]


def read_figure_drafts(texts: Texts) -> FigureDrafts:
    """Return the figures of a content; what is wrong in the rest of it does not matter."""
    gatherer = Gatherer(texts)
    placed = load_figures(gatherer)
    problems = tuple(sorted(gatherer.problems, key=Problem.order))
    entries = (
        entry
        for file in gatherer.files(EXERCISES)
        for entry in gatherer.entries(file, _ShownSchema())
    )
    exercises = {entry.id: entry for entry in entries}
    drafts = [
        FigureDraft(figure, pose_problems(figure))
        for figure in figures_of(
            placed, {name: one.dose for name, one in exercises.items()}
        ).values()
    ]
    return FigureDrafts(tuple(drafts), exercises, problems)
