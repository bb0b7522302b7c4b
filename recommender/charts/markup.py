"""SVG as text, and the few shapes the charts share.

Every word is escaped. Looks come from classes alone: the pages allow no style attribute.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from textwrap import wrap
from typing import NewType

Markup = NewType("Markup", str)

FONT = 15
LINE = 19
MARGIN = 20
PADDING = 11

_LOOP = 20
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Box:
    """A place in a picture; a curve passes straight through one without height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """How far down its middle lies."""
        return self.y + self.height / 2

    def side(self, right: bool) -> float:
        """Return how far to the right one of its sides lies."""
        return self.x + self.width if right else self.x


def element(tag: str, *children: Markup, **attributes: str | float) -> Markup:
    """Return one element; `class_` is written class and `aria_label` aria-label."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_attribute(value)}"'
        for key, value in attributes.items()
    )
    if not children:
        return Markup(f"<{tag}{written}/>")
    return Markup(f"<{tag}{written}>{''.join(children)}</{tag}>")


def text(words: str) -> Markup:
    """Return the words escaped; U+FFFD stands in for what XML cannot hold."""
    return Markup(escape(_NOT_IN_XML.sub("\ufffd", words)))


def number(value: float) -> str:
    """Return a length to one decimal, without an empty one."""
    return f"{value:.1f}".removesuffix(".0")


def picture(
    *children: Markup, words: tuple[str, str, str], size: tuple[float, float], **attributes: str
) -> str:
    """Return the whole picture; `words` are the start of its ids, its title and description."""
    name, title, description = words
    width, height = size
    return element(
        "svg",
        element("title", text(title), id=f"{name}-title"),
        element("desc", text(description), id=f"{name}-description"),
        *children,
        xmlns="http://www.w3.org/2000/svg",
        **attributes,
        aria_labelledby=f"{name}-title {name}-description",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        font_size=FONT,
    )


def caption(lines: Sequence[str], x: float, y: float, **attributes: str) -> Markup:
    """Return a text of some lines; `y` is the top of the first."""
    rows = (
        element("tspan", text(line), x=x, y=y + LINE * (row + 0.75))
        for row, line in enumerate(lines)
    )
    return element("text", *rows, **attributes)


def lines_of(words: str, characters: int, most: int) -> list[str]:
    """Return the words in at most so many lines; what is cut off ends in an ellipsis."""
    # one character is kept free, so that the ellipsis always fits
    lines = wrap(words, characters - 1) or [""]
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], lines[most - 1].rstrip(" .,:;-") + "…"]


def arrow(id_: str) -> Markup:
    """Return the head that a curve takes on as its marker."""
    return element(
        "marker",
        element("path", class_="arrow", d="M0 0L9 4.5L0 9z"),
        id=id_,
        viewBox="0 0 9 9",
        refX=9,
        refY=4.5,
        markerWidth=9,
        markerHeight=9,
        markerUnits="userSpaceOnUse",
        orient="auto",
    )


def curve(boxes: Sequence[Box]) -> str:
    """Return the path data from the first box to the last, through those between."""
    pieces: list[str] = []
    for start, end in pairwise(boxes):
        # two boxes above each other are joined around their right sides
        leaves_right, enters_right = end.x >= start.x, end.x <= start.x
        from_x, to_x = start.side(leaves_right), end.side(enters_right)
        bend = abs(to_x - from_x) / 2 or _LOOP
        points = (
            (from_x + (bend if leaves_right else -bend), start.middle),
            (to_x + (bend if enters_right else -bend), end.middle),
            (to_x, end.middle),
        )
        pieces.append(f"{'L' if pieces else 'M'}{_point(from_x, start.middle)}")
        pieces.append("C" + " ".join(_point(x, y) for x, y in points))
    return "".join(pieces)


def _point(x: float, y: float) -> str:
    return f"{number(x)} {number(y)}"


def _attribute(value: str | float) -> str:
    return text(value) if isinstance(value, str) else number(value)
