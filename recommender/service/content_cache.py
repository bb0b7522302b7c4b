"""Kept contents, built when they are first asked for; the newest few stay in memory."""

import threading

from recommender.content.loading import build_content
from recommender.content.reading import Texts, digest_of
from recommender.domain.content import Content
from recommender.domain.errors import ContentError, Problem
from recommender.service.recommender import Recommender
from recommender.storage.content_store import ContentStore

KEPT_OPEN = 8


def recommender_of(digest: str, files: Texts) -> Recommender:
    """Return the service on a kept content.

    Raises ContentError when its text is not what the digest says, or this software cannot use it.
    """
    if digest_of(files) != digest:
        raise ContentError([Problem(f"content {digest[:12]}", "", "its kept text was changed")])
    return Recommender(build_content(files, is_kept=True))


class ContentCache:
    """Services by content digest, built from the kept texts when first asked for.

    The newest few stay open; threads may share it.
    """

    def __init__(self, contents: ContentStore, today: Recommender) -> None:
        self._contents = contents
        self._today = today
        self._open: dict[str, Recommender] = {}
        self._lock = threading.Lock()

    @property
    def today(self) -> Content:
        """The content that decides today."""
        return self._today.content

    def recommender(self, digest: str) -> Recommender:
        """Return the service on a content; raises NotFoundError, ContentError, StorageError."""
        if digest == self._today.content.digest:
            return self._today
        with self._lock:
            if digest not in self._open:
                made = recommender_of(digest, self._contents.files(digest))
                while len(self._open) >= KEPT_OPEN:
                    del self._open[next(iter(self._open))]
                self._open[digest] = made
            return self._open[digest]

    def content(self, digest: str) -> Content | None:
        """Return a kept content, or None where this software cannot use it.

        Raises NotFoundError and StorageError.
        """
        try:
            return self.recommender(digest).content
        except ContentError:
            return None
