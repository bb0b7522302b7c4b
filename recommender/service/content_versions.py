"""The versions of the content that are kept: today's, older ones, and what authors propose."""

from collections.abc import Mapping
from dataclasses import dataclass

from recommender.content.loading import build_content
from recommender.domain.content import Content
from recommender.domain.kept_content import KeptContent
from recommender.domain.records import RecordKind
from recommender.domain.users import Visitor
from recommender.service.audit_log import AuditLog
from recommender.service.content_archive import read_archive
from recommender.service.system import System
from recommender.storage.content_store import ContentStore


@dataclass(frozen=True)
class ContentVersions:
    """Keeps the text of contents and lists them; threads may share it."""

    today: Content
    store: ContentStore
    log: AuditLog
    system: System

    def keep(self, texts: Mapping[str, bytes]) -> None:
        """Keep the text of the content that decides here, so that its cases can be replayed."""
        self.store.keep(self.today.digest, texts, self.system.time())

    def propose(self, archive: bytes, visitor: Visitor) -> str:
        """Return the digest under which a proposed content is now kept.

        It is checked whole, and never used to decide by itself; for the zip see `read_archive`.
        Raises ContentError with all problems; then nothing is kept.
        """
        texts = read_archive(archive)
        digest = build_content(texts).digest
        if self.store.keep(digest, texts, self.system.time(), visitor.name):
            self.log.write(RecordKind.CONTENT, digest, visitor, {"change": "content proposed"})
        return digest

    def every(self) -> tuple[KeptContent, ...]:
        """Return all versions, the oldest first."""
        return self.store.every()
