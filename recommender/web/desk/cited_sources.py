"""The sources that a text of the content rests on, as pages cite them."""

from collections.abc import Iterable
from dataclasses import dataclass

from recommender.domain.content import Content
from recommender.domain.rules import Citation


@dataclass(frozen=True)
class CitedSource:
    """A source by its title, where in it the claim stands, and its grade."""

    title: str
    where: str
    grade: str


def cited_sources(content: Content, cited: Iterable[Citation]) -> tuple[CitedSource, ...]:
    """Return the sources that are cited, in their order."""
    known = content.sources
    return tuple(
        CitedSource(known[one.source].title, one.where, known[one.source].grade) for one in cited
    )
