"""Which rules nearly fired in cases: found when a case is kept, and again when all is verified."""

from dataclasses import dataclass
from functools import lru_cache

from recommender import __version__
from recommender.content.loading import build_content
from recommender.content.reading import digest_of
from recommender.domain.cases import Case
from recommender.domain.conditions import Situation
from recommender.domain.content import Content
from recommender.domain.errors import ContentError, NotFoundError, StorageError
from recommender.domain.questions import not_applicable
from recommender.explain.near_triage import gravest_near
from recommender.explain.nearness import Nearness
from recommender.storage.case_rows import Marks
from recommender.storage.content_store import ContentStore

_KEPT_OPEN = 8


@dataclass(frozen=True)
class Marking:
    """Finds the marks of cases that one content decided; threads may share it."""

    content: Content
    nearness: Nearness

    def marks(self, case: Case) -> Marks:
        """Return which rules nearly fired in a case, and the gravest triage of them."""
        outside = not_applicable(self.content.questionnaire, case.answers)
        return self.marks_in(Situation(case.answers, outside), case)

    def marks_in(self, situation: Situation, case: Case) -> Marks:
        """Return the same for a case whose situation is known, as when it was just decided."""
        near = self.nearness.near(situation, case.fired)
        return Marks(near, gravest_near(self.content, near, case.triage))


class KeptMarking:
    """Finds the marks of kept cases again, each under the content that decided it."""

    def __init__(self, contents: ContentStore) -> None:
        self._contents = contents
        self._by_digest = lru_cache(_KEPT_OPEN)(self._marking)

    def marks(self, case: Case) -> Marks | None:
        """Return the marks of a case.

        None where another version of the software made them, which may have looked otherwise, or
        where the content cannot be used any more.
        """
        if case.software_version != __version__:
            return None
        marking = self._by_digest(case.content_digest)
        return marking.marks(case) if marking else None

    def _marking(self, digest: str) -> Marking | None:
        try:
            files = self._contents.files(digest)
            if digest_of(files) != digest:
                return None
            content = build_content(files, is_kept=True)
            return Marking(content, Nearness(content))
        except (ContentError, NotFoundError, StorageError):
            return None
