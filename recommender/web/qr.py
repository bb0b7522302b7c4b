"""A text as a square that the camera of a phone reads."""

import segno
from markupsafe import Markup

# of 100 squares that are dirty or creased, about 15 may be unreadable
_CORRECTION = "m"
# what readers need free around it, in squares
_BORDER = 4


def qr_code(text: str, title: str) -> Markup:
    """Return the square as SVG that stands in a page, with its title for those who cannot see it.

    It is black on white in the dark too, and holds no style of its own.
    """
    made = segno.make_qr(text, error=_CORRECTION)
    drawn = made.svg_inline(
        omitsize=True,
        border=_BORDER,
        svgclass="qr",
        lineclass=None,
        dark="#000",
        light="#fff",
        title=title,
    )
    return Markup(drawn.replace("<svg ", '<svg role="img" ', 1))  # noqa: S704 - segno escapes it
