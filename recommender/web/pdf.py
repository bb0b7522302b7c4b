"""A page of ours as PDF, tagged so that a screen reader can read it (PDF/UA), by weasyprint.

weasyprint is an extra and needs pango from the system; where either is missing, there is no PDF.
"""

import gc
import re
from functools import cache
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from flask import current_app

from recommender.web.figure_pages import FIGURE_MEDIA_TYPE, drawn_figure

TAGGED = "pdf/ua-1"
_STYLE = "paper.css"
# what addresses in a page are taken to stand below
_NOWHERE = "http://paper.invalid/"
# in the style of a picture
_PRINT = re.compile(r"@media print\{((?:[^{}]*\{[^{}]*\})*)\}")
_FONT = re.compile(r"font:(\d+) (\w+) ([\w-]+)")
# a shape of more than one part, which has seams; and its name, where it is used again
_SHAPE = re.compile(r'<path( id="\w+")? class="([kKsStT])" d="([^"]*)"/>')
# one after another: each takes a core for as long as it lasts
_ONE_AT_A_TIME = Lock()


def can_make_pdf() -> bool:
    """Return whether PDF can be made here."""
    return _weasyprint() is not None


def pdf_of(page: str) -> bytes:
    """Return a page as PDF; nothing is fetched for it but our own style and pictures."""
    made_by = _weasyprint()
    if made_by is None:
        raise RuntimeError("ask can_make_pdf first")
    with _ONE_AT_A_TIME:
        try:
            return _written(made_by, page)
        finally:
            # some 12 MB of a person's week that refer to each other, and would lie about
            gc.collect()


def _written(made_by: ModuleType, page: str) -> bytes:
    document = made_by.HTML(string=page, url_fetcher=_own_files(made_by), base_url=_NOWHERE)
    return bytes(document.write_pdf(pdf_variant=TAGGED, font_config=_fonts(made_by)))


@cache
def _fonts(made_by: ModuleType) -> Any:
    """Return the fonts of this machine, which are read once.

    Pango gives back none of what it reads for a paper (224 KB), so one reading serves all.
    """
    return made_by.text.fonts.FontConfiguration()


def _own_files(made_by: ModuleType) -> Any:
    """Return what fetches the style sheet of paper and pictures of exercises, and nothing else."""
    addresses = current_app.url_map.bind("")

    class OwnFiles(made_by.urls.URLFetcher):  # type: ignore[misc, name-defined]  # imported late
        def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ARG002 - its signature
            path = urlsplit(url).path if url.startswith(_NOWHERE) else ""
            match addresses.match(path):
                case "static", {"filename": filename} if filename == _STYLE:
                    file = Path(current_app.static_folder or "", _STYLE)
                    return _answer(made_by, url, file.read_bytes(), "text/css")
                case "figures.one", {"exercise_id": exercise_id}:
                    return _answer(
                        made_by, url, _inked(drawn_figure(exercise_id).svg), FIGURE_MEDIA_TYPE
                    )
            raise ValueError("paper needs nothing else")

    return OwnFiles()


def _inked(svg: bytes) -> bytes:
    """Return a picture with its print style in force, in what weasyprint knows of SVG.

    It lacks `font`, and `paint-order`, by which the edge of a shape lies below the shape. So each
    shape is drawn twice, at last without an edge: else the parts of a body would show their seams.
    """
    drawn = _PRINT.sub(r"\1", svg.decode())
    drawn = _FONT.sub(r"font-weight:\1;font-size:\2;font-family:\3", drawn)
    return _SHAPE.sub(_edge_below, drawn).replace("<style>", "<style>.n{stroke:none}").encode()


def _edge_below(shape: re.Match[str]) -> str:
    name, style, path = shape.groups()
    both = f'<path class="{style}" d="{path}"/><path class="{style} n" d="{path}"/>'
    return f"<g{name}>{both}</g>" if name else both


def _answer(made_by: ModuleType, url: str, body: bytes, media_type: str) -> Any:
    return made_by.urls.URLFetcherResponse(url, body, {"Content-Type": media_type})


@cache
def _weasyprint() -> ModuleType | None:
    try:
        import weasyprint  # noqa: PLC0415 - an extra, and takes more than a second
    except (ImportError, OSError):
        return None
    found: ModuleType = weasyprint
    return found
