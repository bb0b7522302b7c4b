"""What a verification is held against: the audit key's public half, the anchors, and the clock."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from recommender.domain.anchors import ChainAnchor
from recommender.domain.errors import SettingsError
from recommender.domain.stamps import IsStamp
from recommender.service.anchors import read_anchors
from recommender.service.audit_keys import open_key, stamps_of
from recommender.service.marks import KeptMarking
from recommender.service.settings import AuditSettings
from recommender.service.settings_table import AUDIT_KEY_SETTING
from recommender.storage.content_store import ContentStore
from recommender.storage.verifying import Checks

# so late may a record be written after what it tells of: it waits for its turn, and then for a lock
LATEST = timedelta(minutes=2)


@dataclass(frozen=True)
class Outside:
    """What is known from outside the store: the stamps of the audit key, and the anchors.

    `is_stamp` is None where no key is at hand, and `anchors` where there is no file of them.
    """

    is_stamp: IsStamp | None = None
    anchors: Sequence[ChainAnchor] | None = None

    def checks(self, contents: ContentStore) -> Checks:
        """Return all that can be compared of a store with these contents."""
        marks_of = KeptMarking(contents).marks
        return Checks(marks_of, self.is_stamp, self.anchors or (), runs_back)


def outside(
    audit: AuditSettings | None, publics: Collection[Path] = (), anchors: Path | None = None
) -> Outside:
    """Return what the settings know, with more public keys and another file of anchors.

    Raises SettingsError and StorageError for what cannot be read or is not what it should be, and
    for anchors without a key.
    """
    texts = [_text(file) for file in publics]
    if audit is not None:
        texts.append(open_key(audit.key).public)
    is_stamp = stamps_of(texts) if texts else None
    file = anchors or (audit.anchors if audit else None)
    if file is None:
        return Outside(is_stamp)
    if is_stamp is None:
        raise SettingsError(
            f"{file}: nothing is known of who wrote these anchors; give --public-key, or set "
            f"{AUDIT_KEY_SETTING}"
        )
    return Outside(is_stamp, read_anchors(file, is_stamp))


def runs_back(at: str, before: str) -> bool:
    """Return whether a record is dated longer before another than a record may be late."""
    try:
        return datetime.fromisoformat(before) - datetime.fromisoformat(at) > LATEST
    except (TypeError, ValueError):
        return False


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii")
    except OSError as error:
        raise SettingsError(f"{file}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{file}: is not a public key") from None
