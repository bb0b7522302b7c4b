"""All kept cases at once, for the operator: replay them, or measure what a content would do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from recommender.analysis.impact import Impact
from recommender.content.loading import build_content
from recommender.content.reading import Texts, read_folder
from recommender.domain.cases import CaseFilter, KeptTexts
from recommender.domain.errors import NotFoundError
from recommender.service.batch import replay_all
from recommender.service.impact import impact_of_all
from recommender.service.opening import content_folder
from recommender.service.replays import Replayed
from recommender.service.settings import Settings
from recommender.storage.case_store import CaseStore
from recommender.storage.content_store import ContentStore

TODAY = "today"


@dataclass(frozen=True)
class KeptCases:
    """Decides kept cases anew, on all cores."""

    cases: CaseStore
    contents: ContentStore

    def count(self) -> int:
        """Return how many cases are kept."""
        return self.cases.count(CaseFilter())

    def every(self) -> Iterator[KeptTexts]:
        """Yield all kept cases, the oldest first."""
        return self.cases.texts(CaseFilter())

    def replay(self, case_id: str = "", workers: int = 0) -> Iterator[tuple[str, Replayed]]:
        """Yield one case, or without an id every case, replayed under its own content.

        Raises NotFoundError for an id that nothing has. `workers` are processes; 0 is one a core.
        """
        kept = iter([self.cases.find_texts(case_id)]) if case_id else self.every()
        used = (version.digest for version in self.contents.every() if version.cases)
        texts = {digest: self.contents.files(digest) for digest in used}
        return replay_all(kept, texts, workers)

    def impact(
        self, cases: Iterable[KeptTexts], before: tuple[str, Texts], after: tuple[str, Texts]
    ) -> Impact:
        """Return the impact of one content over another, each given by digest and texts."""
        return impact_of_all(cases, dict((before, after)), before[0], after[0])

    def content(self, name: str, settings: Settings) -> tuple[str, Texts]:
        """Return the digest and texts of a content: today's, a folder's, or a kept one's.

        A kept one is named by the beginning of its digest. Raises ContentError, and NotFoundError
        for what names none or several.
        """
        if name == TODAY or Path(name).is_dir():
            texts = read_folder(content_folder(settings) if name == TODAY else Path(name))
            return build_content(texts).digest, texts
        found = [kept.digest for kept in self.contents.every() if kept.digest.startswith(name)]
        if len(found) != 1:
            problem = f"{name!r} is neither a folder nor the beginning of one kept content"
            raise NotFoundError(problem)
        return found[0], self.contents.files(found[0])
