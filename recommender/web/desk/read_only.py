"""A person's page for reading alone: no form, no script, no link, and nothing that opens a case.

It works on the page as it was made for the person, whatever is on it, so that a form which is added
to such pages later is left out here too.
"""

from html import escape
from html.parser import HTMLParser

_FORMS = frozenset({"form", "button", "input", "select", "textarea", "script", "template", "link"})
# parts that are about the person's own device and code
_OWN = frozenset({"leave", "keep", "calendar"})
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr"})

_Attributes = list[tuple[str, str | None]]


def read_only(page: str, banner: str) -> str:
    """Return a person's page without what can be sent or followed, below a banner (HTML)."""
    reader = _Reader(banner)
    reader.feed(page)
    reader.close()
    return "".join(reader.out)


class _Reader(HTMLParser):
    """Copies a page but for what is left out, each with all that is in it."""

    def __init__(self, banner: str) -> None:
        super().__init__(convert_charrefs=False)
        self.out: list[str] = []
        self._banner = banner
        # the element that is being left out, and how many of its name are open
        self._out_of = ""
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: _Attributes) -> None:
        if self._out_of:
            self._depth += tag == self._out_of
            return
        if _is_left_out(tag, attrs):
            if tag not in _VOID:
                self._out_of, self._depth = tag, 1
            return
        self.out.append(_without_way(tag, attrs, self.get_starttag_text() or ""))
        if tag == "main":
            self.out.append(self._banner)

    def handle_startendtag(self, tag: str, attrs: _Attributes) -> None:
        # of a drawing; nothing is open after it
        if not self._out_of and not _is_left_out(tag, attrs):
            self.out.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if not self._out_of:
            self.out.append(f"</{tag}>")
        elif tag == self._out_of:
            self._depth -= 1
            self._out_of = tag if self._depth else ""

    def handle_data(self, data: str) -> None:
        self._copy(data)

    def handle_entityref(self, name: str) -> None:
        self._copy(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._copy(f"&#{name};")

    def handle_decl(self, decl: str) -> None:
        self._copy(f"<!{decl}>")

    def _copy(self, text: str) -> None:
        if not self._out_of:
            self.out.append(text)


def _is_left_out(tag: str, attrs: _Attributes) -> bool:
    said = dict(attrs)
    if tag == "link":
        return said.get("rel") != "stylesheet"
    return tag in _FORMS or not _OWN.isdisjoint((said.get("class") or "").split())


def _without_way(tag: str, attrs: _Attributes, text: str) -> str:
    """Return a start tag as it stands; a link leads nowhere but within its page."""
    href = dict(attrs).get("href") or ""
    if tag != "a" or href.startswith("#"):
        return text
    return f'<a class="{escape(dict(attrs).get("class") or "")}">'
