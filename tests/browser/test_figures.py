"""The picture of an exercise: seen at once, still until it is asked to move, and still on paper."""

import re

from playwright.sync_api import Locator, Page, expect

from recommender.domain.content import Content
from tests.browser.seeing import problems

ONE = "/exercises/bird-dog"


def picture(page: Page) -> Locator:
    return page.locator(".figure img")


def is_drawn(page: Page) -> bool:
    return bool(picture(page).evaluate("image => image.complete && image.naturalWidth > 0"))


def ground(page: Page) -> list[int]:
    """Return the red, green and blue of the ground of the picture, near a corner."""
    found: list[int] = picture(page).evaluate(
        """async image => {
            await image.decode();
            const canvas = document.createElement("canvas");
            canvas.width = 64; canvas.height = 48;
            const context = canvas.getContext("2d");
            context.drawImage(image, 0, 0, 64, 48);
            return [...context.getImageData(4, 4, 1, 1).data].slice(0, 3);
        }"""
    )
    return found


def test_nothing_moves_before_it_is_asked_to(page: Page) -> None:
    page.goto(ONE)
    assert "moving" not in (picture(page).get_attribute("src") or "")

    page.get_by_role("button", name="Show how it moves").click()
    expect(picture(page)).to_have_attribute("src", re.compile("moving=yes"))
    assert problems(page) == []

    page.get_by_role("button", name="Stop the movement").click()
    assert "moving" not in (picture(page).get_attribute("src") or "")
    assert is_drawn(page)


def test_without_script_there_is_the_still(plain_page: Page) -> None:
    plain_page.goto(ONE)

    expect(picture(plain_page)).to_be_visible()
    expect(plain_page.get_by_role("button", name="Show how it moves")).to_have_count(0)


def test_what_has_one_pose_alone_has_no_button(page: Page, content: Content) -> None:
    name = next(name for name, figure in content.figures.items() if len(figure.keys) == 1)

    page.goto(f"/exercises/{name}")

    expect(picture(page)).to_be_visible()
    expect(page.locator(".figure-play")).to_have_count(0)


def test_the_picture_follows_the_page_into_the_dark(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(ONE)
    assert min(ground(page)) > 200

    page.emulate_media(color_scheme="dark")
    page.reload()
    assert max(ground(page)) < 60


def test_paper_shows_the_still(page: Page) -> None:
    page.goto(ONE)
    page.get_by_role("button", name="Show how it moves").click()

    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    assert "moving" not in (picture(page).get_attribute("src") or "")
