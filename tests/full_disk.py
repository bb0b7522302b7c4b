"""A disk on which no file can grow beyond a size, for tests of what is told when it is full."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from recommender.storage.stores import Stores


@contextmanager
def no_file_grows_beyond(size: int) -> Iterator[None]:
    """Let this process write no file beyond a size in bytes; writing more fails, as it would."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def file_of(stores: Stores) -> Path:
    """Return the file of a SQLite database."""
    return Path(str(stores.database.engine.url.database))


def log_of(file: Path) -> bytes:
    """Return what is in the write-ahead log beside a file."""
    log = file.with_name(f"{file.name}-wal")
    return log.read_bytes() if log.exists() else b""
