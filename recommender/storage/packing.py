"""How texts lie in the database: compressed, and always the same bytes for the same text."""

import json
import zlib
from collections.abc import Mapping
from typing import Any

LEVEL = 6


def pack(text: bytes) -> bytes:
    """Return the text compressed; nothing stays nothing."""
    return zlib.compress(text, LEVEL) if text else b""


def unpack(packed: bytes) -> bytes:
    """Return the text again."""
    return zlib.decompress(packed) if packed else b""


def pack_files(files: Mapping[str, bytes]) -> bytes:
    """Return files by name as one packed text."""
    texts = {name: files[name].decode("utf-8") for name in sorted(files)}
    return pack(json.dumps(texts, ensure_ascii=False).encode())


def unpack_files(packed: bytes) -> dict[str, bytes]:
    """Return the files by name."""
    texts: dict[str, Any] = json.loads(unpack(packed))
    return {name: str(text).encode() for name, text in texts.items()}
