"""Look at a page as different people have it: light, dark, wide and narrow."""

from collections.abc import Iterator
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

Scheme = Literal["light", "dark"]

WIDE = {"width": 1280, "height": 900}
# a page at 1280 px enlarged to 400 %, which WCAG 1.4.10 asks for
NARROW = {"width": 320, "height": 640}
LOOKS: tuple[tuple[Scheme, dict[str, int]], ...] = (("light", WIDE), ("dark", NARROW))
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# what a page can get wrong in one look and not in another; the rest is the same in all
OF_LOOKS = (
    "color-contrast",
    "link-in-text-block",
    "target-size",
)
ALL = {"type": "tag", "values": list(RULES)}
SOME = {"type": "rule", "values": list(OF_LOOKS)}
# what only the whole page shows, and takes no time
WHOLE = {"type": "rule", "values": ["scrollable-region-focusable"]}
RUN = "options => axe.run(options)"
# what stands below one parent often, with the same parts, is one line of a template; to
# look at each of a hundred rows would take twice as long as all the rest, and axe is as slow where
# it only leaves them out
ALIKE_MOST = 3
TAKE_ALIKE_OUT = """most => {
    const name = one => `${one.tagName}.${one.getAttribute("class")}`;
    const shape = one => [name(one), ...Array.from(one.children, name)].join();
    window.takenOut = [];
    for (const parent of document.querySelectorAll("main *")) {
        const found = {};
        for (const one of parent.isConnected ? Array.from(parent.children) : []) {
            const its = shape(one);
            found[its] = (found[its] ?? 0) + 1;
            if (found[its] > most) {
                const place = document.createComment("alike");
                one.replaceWith(place);
                window.takenOut.push([place, one]);
            }
        }
    }
}"""
PUT_BACK = "for (const [place, one] of window.takenOut.reverse()) place.replaceWith(one)"
# where a bar that sticks to the edge lies at rest and covers nothing
TO_THE_END = "scrollTo({top: document.documentElement.scrollHeight, behavior: 'instant'})"
OPENED = "for (const one of document.querySelectorAll('details')) one.open = true"


def unfold(page: Page) -> None:
    """Open all that is folded, once the page is whole: a click returns before its page is."""
    page.wait_for_load_state()
    page.evaluate(OPENED)


def problems(page: Page) -> list[str]:
    """Return what is wrong with the open page in any of the looks; everything is unfolded.

    Whether it scrolls is asked of the whole page; the rest, of parts that are alike, of the first
    few.
    """
    unfold(page)
    page.evaluate(Axe().axe_script)
    return [
        f"{page.url} {scheme} {size['width']}: {problem}"
        for rules, (scheme, size) in zip((ALL, SOME), _looks(page), strict=True)
        for problem in (*_broken_rules(page, WHOLE), *_sideways(page), *_thinned(page, rules))
    ]


def _thinned(page: Page, rules: dict[str, Any]) -> list[str]:
    page.evaluate(TAKE_ALIKE_OUT, ALIKE_MOST)
    found = _broken_rules(page, rules)
    page.evaluate(PUT_BACK)
    return found


def _looks(page: Page) -> Iterator[tuple[Scheme, dict[str, int]]]:
    for scheme, size in LOOKS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": size["width"], "height": size["height"]})
        page.evaluate(TO_THE_END)
        yield scheme, size


def _broken_rules(page: Page, rules: dict[str, Any]) -> list[str]:
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    found: list[dict[str, Any]] = page.evaluate(RUN, options)["violations"]
    return [
        f"{violation['id']}: {', '.join(str(node['target']) for node in violation['nodes'])}"
        for violation in found
    ]


def _sideways(page: Page) -> list[str]:
    root = "document.documentElement"
    wider = int(page.evaluate(f"{root}.scrollWidth - {root}.clientWidth"))
    return [f"scrolls sideways by {wider} px"] if wider > 0 else []
