"""What a process of this machine holds: memory in KB and threads; Linux alone tells."""

import re
from pathlib import Path


def rss_kb(process: int) -> int:
    """Return the memory that a process has, shared with others or not."""
    return _said("status", "VmRSS", process)


def own_kb(process: int) -> int:
    """Return the memory of a process without the files that it has mapped in, as SQLite's."""
    return _said("smaps_rollup", "Anonymous", process)


def threads(process: int) -> int:
    """Return how many threads a process has."""
    return _said("status", "Threads", process)


def open_files(process: int) -> int:
    """Return how many files and sockets a process has open."""
    return len(list(Path(f"/proc/{process}/fd").iterdir()))


def _said(file: str, name: str, process: int) -> int:
    text = Path(f"/proc/{process}/{file}").read_text(encoding="utf-8")
    found = re.search(rf"^{name}:\s+(\d+)", text, re.MULTILINE)
    assert found is not None
    return int(found[1])
