"""Each content is built once a process, for tests of what comes after that.

The same texts always make the same content, which `tests/content` says; a tested command or page
that builds the real one anew takes a second longer. Where it must be built, of a content that
differs in one entry from another, no other entry is parsed or put through its schema again.
"""

import sys
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from marshmallow import Schema

from recommender.content import reading
from recommender.content.gathering import EntryPlace, Gatherer
from recommender.content.loading import build_content, load_content
from recommender.content.reading import Texts, digest_of, read_folder
from recommender.content.yaml_values import load_values
from recommender.domain.content import Content

KEPT = 16
_built: OrderedDict[tuple[str, bool], Content] = OrderedDict()


def _build_once(texts: Texts, *, is_kept: bool = False) -> Content:
    key = digest_of(texts), is_kept
    if key not in _built:
        _built[key] = build_content(texts, is_kept=is_kept)
        while len(_built) > KEPT:
            _built.popitem(last=False)
    return _built[key]


def _load_once(root: Path) -> Content:
    return _build_once(read_folder(root))


@contextmanager
def parsed_once() -> Iterator[None]:
    """Let each file be parsed, and each entry read by its schema, once while this lasts."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(reading, "load_values", lru_cache(maxsize=1024)(load_values))
        patched.setattr(Gatherer, "load", _loading_once())
        yield


def _loading_once() -> Callable[..., Any]:
    """Return `Gatherer.load` that remembers what was sound; a fault is said each time anew."""
    load, known = Gatherer.load, dict[tuple[type, str, str], Any]()

    def once(self: Gatherer, entry: EntryPlace, schema: Schema, raw: Any, **more: Any) -> Any:
        key = type(schema), repr(schema.partial), repr(raw)
        if key not in known:
            built = load(self, entry, schema, raw, **more)
            if built is None:
                return None
            known[key] = built
        found = known[key]
        # whoever reads on may take a mapping apart
        return dict(found) if isinstance(found, dict) else found

    return once


@contextmanager
def built_once() -> Iterator[None]:
    """Let everybody share the contents that were built before, for as long as this lasts."""
    _replace(build_content, _build_once)
    _replace(load_content, _load_once)
    yield
    _replace(_build_once, build_content)
    _replace(_load_once, load_content)


def _replace(old: object, new: object) -> None:
    """Put one function for another wherever it was imported, but for here."""
    for name, module in [*sys.modules.items()]:
        if name.partition(".")[0] in ("recommender", "tests") and name != __name__:
            for attribute, value in [*vars(module).items()]:
                if value is old:
                    setattr(module, attribute, new)
