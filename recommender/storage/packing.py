"""How texts lie in the database: compressed, and always the same bytes for the same text."""

import json
import zlib
from collections.abc import Mapping
from typing import Any

from recommender.domain.errors import StorageError

LEVEL = 6
DAMAGED = "what is kept cannot be read; `recommender audit verify` names the broken record"


def pack(text: bytes) -> bytes:
    """Return the text compressed; nothing stays nothing."""
    return zlib.compress(text, LEVEL) if text else b""


def unpack(packed: bytes) -> bytes:
    """Return the text again; raises StorageError for what was damaged or changed by hand."""
    try:
        return zlib.decompress(packed) if packed else b""
    except (TypeError, zlib.error):
        raise StorageError(DAMAGED) from None


def unpack_json(packed: bytes) -> Any:
    """Return what a packed JSON text holds; raises StorageError."""
    try:
        return json.loads(unpack(packed))
    except ValueError:
        raise StorageError(DAMAGED) from None


def pack_files(files: Mapping[str, bytes]) -> bytes:
    """Return files by name as one packed text."""
    texts = {name: files[name].decode("utf-8") for name in sorted(files)}
    return pack(json.dumps(texts, ensure_ascii=False).encode())


def unpack_files(packed: bytes) -> dict[str, bytes]:
    """Return the files by name."""
    texts: dict[str, object] = unpack_json(packed)
    return {name: str(text).encode() for name, text in texts.items()}
