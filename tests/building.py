"""Each content is built once by the same code, for tests of what comes after that.

The same texts always make the same content, which `tests/content` says; a tested command or page
that builds the real one anew takes a second longer. The real one is built by one process for all
(`tests/kept.py`); to read it takes a tenth of the time. Of a content that differs from it in one
entry, no other entry is parsed or put through its schema.
"""

import sys
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from marshmallow import Schema

from recommender.content import reading
from recommender.content.gathering import EntryPlace, Gatherer
from recommender.content.loading import build_content, load_content
from recommender.content.phrases import OTHER_BRACES
from recommender.content.reading import Texts, digest_of, read_folder
from recommender.content.yaml_values import Yaml, load_values
from recommender.domain.content import Content
from tests.kept import made_once

# what was read of files, what it is with the phrases in it, and what entries were built of that
Parts = tuple[dict[Any, Any], ...]
REAL = Path(__file__).parent.parent
KEPT = 16
# a text as long as this is of the real content, or of one that differs in a place
LONG = 2000
_built: OrderedDict[tuple[str, bool], Content] = OrderedDict()
_values: dict[str, Yaml | None] = {}
_filled: dict[tuple[object, ...], Yaml | None] = {}
_entries: dict[tuple[type, str, str], Any] = {}
_parts: Parts = _values, _filled, _entries


def _build_once(texts: Texts, *, is_kept: bool = False) -> Content:
    key = digest_of(texts), is_kept
    if key not in _built:
        is_real = key == (_digest_of_the_real(), False)
        _built[key] = kept_content() if is_real else build_content(texts, is_kept=is_kept)
        while len(_built) > KEPT:
            _built.popitem(last=False)
    return _built[key]


def _load_once(root: Path) -> Content:
    return _build_once(read_folder(root))


@cache
def kept_content() -> Content:
    """Return the real content, which the first process that asks builds for all."""
    return made_once(f"content-{_digest_of_the_real()}", _the_real)


@cache
def _digest_of_the_real() -> str:
    return digest_of(read_folder(REAL))


def _the_real() -> Content:
    with parsed_once():
        return load_content(REAL)


@contextmanager
def parsed_once() -> Iterator[None]:
    """Let each file be parsed, and each entry read by its schema, once while this lasts."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(reading, "load_values", _load_values_once)
        patched.setattr(Gatherer, "_filled", _filling_once())
        patched.setattr(Gatherer, "load", _loading_once())
        yield


def _load_values_once(text: str) -> Yaml | None:
    if text not in _values:
        if len(text) > LONG:
            _remember()
        _values[text] = load_values(text)
    return _values[text]


def _remember() -> None:
    """Take over, once, what was parsed of the real content by whichever process was first."""
    while _unread:
        kept = made_once(f"parts-{_digest_of_the_real()}", _unread.pop())
        for own, other in zip(_parts, kept, strict=True):
            own.update(other)


def _of_the_real() -> Parts:
    """Return the parts of the real content, and whatever else this process has read."""
    with parsed_once():
        load_content(REAL)
    return _parts


_unread = [_of_the_real]


def _filling_once() -> Callable[..., Any]:
    """Return `Gatherer._filled` that remembers where nothing was wrong."""
    fill = Gatherer._filled

    def once(self: Gatherer, name: str, raw: Yaml | None) -> Yaml | None:
        key = name in OTHER_BRACES, self._texts[name], *self._phrases.items()
        if key not in _filled:
            before = len(self.problems)
            found = fill(self, name, raw)
            if len(self.problems) > before:
                return found
            _filled[key] = found
        return _filled[key]

    return once


def _loading_once() -> Callable[..., Any]:
    """Return `Gatherer.load` that remembers what was sound; a fault is said each time anew."""
    load = Gatherer.load

    def once(self: Gatherer, entry: EntryPlace, schema: Schema, raw: Any, **more: Any) -> Any:
        key = type(schema), repr(schema.partial), repr(raw)
        if key not in _entries:
            built = load(self, entry, schema, raw, **more)
            if built is None:
                return None
            _entries[key] = built
        found = _entries[key]
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


@contextmanager
def built_anew() -> Iterator[None]:
    """Let each content be built by whoever asks for it, where contents are shared otherwise."""
    _replace(_build_once, build_content)
    _replace(_load_once, load_content)
    yield
    _replace(build_content, _build_once)
    _replace(load_content, _load_once)


def _replace(old: object, new: object) -> None:
    """Put one function for another wherever it was imported, but for here."""
    for name, module in [*sys.modules.items()]:
        if name.partition(".")[0] in ("recommender", "tests") and name != __name__:
            for attribute, value in [*vars(module).items()]:
                if value is old:
                    setattr(module, attribute, new)
