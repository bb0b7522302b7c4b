"""The icons that are kept show what their vector shows."""

import base64

import pytest
from playwright.sync_api import Page

from recommender.web.installing import ICONS
from tests.browser.drawing_icons import STATIC, TOUCH, draw

# the mean difference of a colour, of 255, which other versions of the browser may make
FAINT = 2
DIFFERENCE = """async pictures => {
  const [kept, drawn] = await Promise.all(pictures.map(async data => {
    const kept = await fetch(`data:image/png;base64,${data}`);
    const image = await createImageBitmap(await kept.blob());
    const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
    canvas.drawImage(image, 0, 0);
    return canvas.getImageData(0, 0, image.width, image.height).data;
  }));
  return kept.reduce((sum, colour, at) => sum + Math.abs(colour - drawn[at]), 0) / kept.length;
}"""


@pytest.mark.parametrize("name", ["maskable-192", "icon-192", "touch-180"])
def test_an_icon_is_as_make_icons_draws_it(page: Page, name: str) -> None:
    pixels, purpose = {**ICONS, **TOUCH}[name]
    kept, drawn = (STATIC / f"icons/{name}.png").read_bytes(), draw(page, pixels, purpose)

    both = [base64.b64encode(one).decode() for one in (kept, drawn)]

    assert page.evaluate(DIFFERENCE, both) <= FAINT
