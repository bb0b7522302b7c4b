"""The paper of a week: large enough to read, with pictures, and a square that cameras read."""

from io import BytesIO

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.hurrying import Hurry
from tests.browser.seeing import problems
from tests.browser.visitors import NECK


@pytest.mark.parametrize(("large", "points"), [("", 12), ("?size=large", 16)])
def test_paper_is_set_in_twelve_points_or_in_sixteen_and_breaks_between_exercises(
    page: Page, large: str, points: int, hurry: Hurry
) -> None:
    hurry.to_result(page, NECK)
    page.goto(f"/case/paper{large}")
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    assert problems(page) == []

    page.emulate_media(media="print")

    expect(page.get_by_role("navigation")).to_be_hidden()
    expect(page.get_by_role("button")).to_have_count(0)
    sizes = page.evaluate(
        """() => [...document.querySelectorAll("main *")]
            .filter(one => one.checkVisibility() && one.innerText)
            .map(one => parseFloat(getComputedStyle(one).fontSize))"""
    )
    assert min(sizes) * 72 / 96 == pytest.approx(points, abs=0.01)
    broken = page.evaluate(
        """() => [...document.querySelectorAll(".day, .exercise")]
            .filter(one => getComputedStyle(one).breakInside !== "avoid").length"""
    )
    assert broken == 0


def test_the_square_on_paper_opens_the_plan_and_its_pictures_are_there(
    page: Page, address: str, hurry: Hurry
) -> None:
    hurry.to_result(page, NECK)
    page.goto("/case/paper")
    code = page.locator(".code").inner_text()
    page.emulate_media(media="print")

    [read] = zxingcpp.read_barcodes(Image.open(BytesIO(page.locator(".qr").screenshot())))

    assert read.text == f"{address}/case/code#{code}"
    widths = page.locator(".figure img").evaluate_all("all => all.map(one => one.naturalWidth)")
    assert len(widths) > 5
    assert min(widths) > 0
