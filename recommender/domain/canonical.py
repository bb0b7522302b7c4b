"""One way to write data as bytes, so that the same data always has the same digest."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

# what JSON can say; read-only, so that a tuple of texts is such data too
Json: TypeAlias = bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"] | None
JsonObject: TypeAlias = Mapping[str, Json]


def canonical_json(data: object) -> bytes:
    """Return data as compact JSON in UTF-8; keys keep the order in which they were put."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def sha256_hex(*parts: bytes) -> str:
    """Return the SHA-256 of the parts in 64 hexadecimal digits; where one part ends is covered."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()
