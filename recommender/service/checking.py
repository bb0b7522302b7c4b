"""Check a content folder whole: what loading refuses, and what takes longer than a start may."""

from collections.abc import Iterable
from dataclasses import dataclass

from recommender.content.loading import build_content
from recommender.content.places import Places
from recommender.content.reading import read_folder
from recommender.content.warnings import warnings_of
from recommender.domain.content import Content
from recommender.domain.errors import ContentError, Problem
from recommender.service.opening import content_folder
from recommender.service.recommender import Recommender
from recommender.service.settings import Settings


@dataclass(frozen=True)
class Checked:
    """A content that is sound, and what is most likely a mistake in it, by place."""

    content: Content
    warnings: tuple[Problem, ...]


def check_content(settings: Settings) -> Checked:
    """Return the content that the setting names, with its cases decided as they say.

    Raises ContentError with every problem and its line; EngineError where a case is not decided.
    """
    texts = read_folder(content_folder(settings))
    content = build_content(texts)
    places = Places(texts)
    try:
        Recommender(content).check_cases()
    except ContentError as error:
        raise ContentError(_placed(places, error.problems)) from None
    return Checked(content, tuple(_placed(places, warnings_of(content))))


def _placed(places: Places, problems: Iterable[Problem]) -> list[Problem]:
    return sorted({places.placed(problem) for problem in problems}, key=Problem.order)
