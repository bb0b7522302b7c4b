"""Whether the kept texts of contents are still those that their digests name."""

from recommender.content.reading import digest_of
from recommender.domain.errors import StorageError
from recommender.storage.content_store import ContentStore


def changed_contents(store: ContentStore) -> tuple[str, ...]:
    """Return the digests of the kept contents whose text is no longer what they say."""
    return tuple(kept.digest for kept in store.every() if not _is_whole(store, kept.digest))


def _is_whole(store: ContentStore, digest: str) -> bool:
    try:
        return digest_of(store.files(digest)) == digest
    except StorageError:
        return False
