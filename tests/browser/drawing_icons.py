"""Draw the icons of the home screen from `icon.svg`: `make icons` writes them anew.

Phones cut a maskable icon to their own shape, so it fills its square and what it shows stays
inside the middle four fifths. The picture for Apple's phones is cut by them too.
"""

import re
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from recommender.web.installing import ICONS
from tests.browser.conftest import ARGUMENTS, CHROMIUM

STATIC = Path(__file__).parents[2] / "recommender/web/static"
TOUCH = {"touch-180": (180, "maskable")}
# how much of its size a maskable icon shows, the rest being ground
_SHOWN = 0.8


def icon(purpose: str) -> str:
    """Return the vector icon, for a maskable one without round corners and a little smaller."""
    drawn = (STATIC / "icon.svg").read_text("utf-8")
    if purpose != "maskable":
        return drawn
    square = re.sub(r' rx="[^"]+"', "", drawn)
    moved = f'<g transform="translate(16 16) scale({_SHOWN}) translate(-16 -16)"><path'
    return square.replace("<path", moved).replace("</svg>", "</g></svg>")


def draw(page: Page, pixels: int, purpose: str) -> bytes:
    """Return an icon as a PNG of so many pixels a side."""
    page.set_viewport_size({"width": pixels, "height": pixels})
    page.set_content(
        f"<style>body{{margin:0}}svg{{display:block;width:{pixels}px}}</style>{icon(purpose)}"
    )
    return page.screenshot(omit_background=True)


def main() -> None:
    """Write every icon."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        page = browser.new_page()
        for name, (pixels, purpose) in {**ICONS, **TOUCH}.items():
            (STATIC / f"icons/{name}.png").write_bytes(draw(page, pixels, purpose))
        browser.close()


if __name__ == "__main__":
    main()
