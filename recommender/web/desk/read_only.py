"""A person's page for reading alone: no form, no script, and nothing that opens a case.

It works on the page as it was made for the person, whatever is on it, so that a form which is added
to such pages later is left out here too.
"""

from collections.abc import Mapping
from html import escape
from html.parser import HTMLParser

_FORMS = frozenset({"form", "button", "input", "select", "textarea", "script", "template", "link"})
# parts that are about the person's own device and code
_OWN = frozenset({"leave", "keep", "calendar"})
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr"})

_Attributes = list[tuple[str, str | None]]


def read_only(page: str, banner: str, ways: Mapping[str, str] | None = None) -> str:
    """Return a person's page without what can be sent or followed, below a banner (HTML).

    A link leads nowhere and looks like none, unless `ways` has another address for its own.
    """
    reader = _Reader(banner, ways or {})
    reader.feed(page)
    reader.close()
    return "".join(reader.out)


class _Reader(HTMLParser):
    """Copies a page but for what is left out, each with all that is in it."""

    def __init__(self, banner: str, ways: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=False)
        self.out: list[str] = []
        self._banner = banner
        self._ways = ways
        # what each link that is open has become
        self._links: list[str] = []
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
        self.out.append(self._link(attrs) if tag == "a" else self.get_starttag_text() or "")
        if tag == "main":
            self.out.append(self._banner)

    def handle_startendtag(self, tag: str, attrs: _Attributes) -> None:
        # of a drawing; nothing is open after it
        if not self._out_of and not _is_left_out(tag, attrs):
            self.out.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if not self._out_of:
            shown = self._links.pop() if tag == "a" and self._links else tag
            self.out.append(f"</{shown}>")
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

    def _link(self, attrs: _Attributes) -> str:
        """Return the start tag of a link: within its page, by its way, or as words alone."""
        said = {name: value or "" for name, value in attrs}
        href = said.get("href", "")
        if not href.startswith("#") and href not in self._ways:
            self._links.append("span")
            return f'<span class="{escape(said.get("class", ""))}">'
        self._links.append("a")
        said["href"] = self._ways.get(href, href)
        told = " ".join(f'{name}="{escape(value)}"' for name, value in said.items())
        return f"<a {told}>"

    def _copy(self, text: str) -> None:
        if not self._out_of:
            self.out.append(text)


def _is_left_out(tag: str, attrs: _Attributes) -> bool:
    said = dict(attrs)
    if tag == "link":
        return said.get("rel") != "stylesheet"
    return tag in _FORMS or not _OWN.isdisjoint((said.get("class") or "").split())
