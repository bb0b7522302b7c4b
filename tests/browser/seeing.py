"""Look at a page as different people have it: light, dark, wide and narrow."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

Scheme = Literal["light", "dark"]
Rules = Mapping[str, str | list[str]]

WIDE = {"width": 1280, "height": 900}
# a page at 1280 px enlarged to 400 %, which WCAG 1.4.10 asks for
NARROW = {"width": 320, "height": 640}
ALL: Rules = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
# what a page can get wrong in one look and not in another; the rest is the same in all
OF_LOOKS: Rules = {
    "type": "rule",
    "values": [
        "color-contrast",
        "link-in-text-block",
        "scrollable-region-focusable",
        "target-size",
    ],
}
LOOKS: tuple[tuple[Scheme, dict[str, int], Rules], ...] = (
    ("light", WIDE, ALL),
    ("dark", NARROW, OF_LOOKS),
)
# two can be too near to each other
ALIKE_MOST = 2
LOOK = Path(__file__).with_name("looking.js").read_text("utf-8")
OPENED = "for (const one of document.querySelectorAll('details')) one.open = true"


def unfold(page: Page) -> None:
    """Open all that is folded, once the page is whole: a click returns before its page is."""
    page.wait_for_load_state()
    page.evaluate(OPENED)


def problems(page: Page) -> list[str]:
    """Return what is wrong with the open page in any of the looks; everything is unfolded.

    Whether it scrolls is asked of the whole page; the rest, of what stands often at one place, of
    the first few.
    """
    unfold(page)
    page.evaluate(Axe().axe_script)
    return [
        f"{page.url} {scheme} {size['width']}: {problem}"
        for scheme, size, rules in LOOKS
        for problem in _seen(page, scheme, size, rules)
    ]


def _seen(page: Page, scheme: Scheme, size: dict[str, int], rules: Rules) -> list[str]:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    found: list[str] = page.evaluate(LOOK, [rules, ALIKE_MOST])
    return found
