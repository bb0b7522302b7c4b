"""What would follow where a case cannot be decided yet: the questions, by the pages they are on."""

from collections.abc import Iterator
from dataclasses import dataclass

from recommender.domain.content import Content
from recommender.domain.known_triage import KnownTriage, StillAsking
from recommender.domain.rules import Triage


@dataclass(frozen=True)
class FollowingQuestion:
    """A question that would be asked: its id, what the desk calls it, and its text."""

    id: str
    called: str
    text: str


@dataclass(frozen=True)
class FollowingPage:
    """A page of the form with the questions of it that would be asked."""

    title: str
    questions: tuple[FollowingQuestion, ...]


@dataclass(frozen=True)
class Following:
    """What would be asked before a case is decided.

    `so_far` is the gravest triage that no further answer can undo; `loses_stop` says that the
    case was stopped, and that this stop is gone.
    """

    so_far: Triage
    loses_stop: bool
    pages: tuple[FollowingPage, ...]

    @property
    def count(self) -> int:
        """How many questions would follow; their answers may lead to others."""
        return sum(len(page.questions) for page in self.pages)

    @property
    def question_ids(self) -> frozenset[str]:
        """The ids of the questions."""
        return frozenset(question.id for page in self.pages for question in page.questions)


def following(content: Content, before: Triage | None, still: StillAsking) -> Following:
    """Return what a content would ask of a case; `before` is the triage that it has, if known."""
    after = KnownTriage(still.so_far, is_open=True)
    pages = tuple(page for page in _pages(content, still) if page.questions)
    return Following(still.so_far, KnownTriage(before).loses_stop(after), pages)


def _pages(content: Content, still: StillAsking) -> Iterator[FollowingPage]:
    for page in content.questionnaire.pages:
        asked = (question for question in page.questions if question.id in still.questions)
        questions = (FollowingQuestion(entry.id, entry.called, entry.text) for entry in asked)
        yield FollowingPage(page.title, tuple(questions))
