"""Find what a page shows in letters of English although it is in the made-up language."""

import re
from collections.abc import Collection, Iterator, Mapping
from html.parser import HTMLParser

from tests.pseudo_language import CLOSES, OPENS

# attributes that are read out or shown
READ_OUT = ("title", "alt", "aria-label", "aria-description", "aria-roledescription", "placeholder")
# what shows its value
_SHOWS_VALUE = ("submit", "button", "reset")
_SILENT = ("script", "style", "template")
_LETTER = re.compile("[A-Za-z]")
_ADDRESS = re.compile(r"https?://[^\s\N{RIGHT-TO-LEFT OVERRIDE}]+")
# elements that never close
_VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"))


class _Reader(HTMLParser):
    """Gathers the texts of a page, each with the tags around it."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[tuple[tuple[str, ...], str]] = []
        self._around: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        around = (*self._around, tag)
        self.texts += [(around, given[name]) for name in _read_out(tag, given) if name in given]
        if tag not in _VOID:
            self._around.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._around.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in self._around:
            while self._around.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not set(_SILENT) & set(self._around):
            self.texts.append((tuple(self._around), data))


def _read_out(tag: str, given: Mapping[str, str]) -> tuple[str, ...]:
    if tag == "input" and given.get("type") in _SHOWS_VALUE:
        return (*READ_OUT, "value")
    if tag == "meta" and given.get("name") in ("description", "application-name"):
        return ("content",)
    # what a script says stands in data of its own, and has more than one word
    told = (name for name, value in given.items() if name.startswith("data-") and " " in value)
    return (*READ_OUT, *told)


def untranslated(page: str, stays: Collection[str] = (), tags: Collection[str] = ()) -> list[str]:
    """Return each text of a page that has English letters in it, once.

    `stays` are words that may stay, also within a text; what stands in one of the `tags` may too.
    """
    reader = _Reader()
    reader.feed(page)
    reader.close()
    longest_first = sorted(stays, key=len, reverse=True)
    return list(dict.fromkeys(_found(reader.texts, longest_first, set(tags))))


def _found(
    texts: list[tuple[tuple[str, ...], str]], stays: list[str], tags: set[str]
) -> Iterator[str]:
    for around, text in texts:
        left = _ADDRESS.sub("", text)
        if not tags.isdisjoint(around) or not _LETTER.search(left):
            continue
        for words in stays:
            left = left.replace(words, "")
        if _LETTER.search(left):
            yield " ".join(text.split()).replace(OPENS, "[").replace(CLOSES, "]")
