"""The page of a stop on a small phone, as somebody in pain looks at it: why, and whom to call."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hurrying import Hurry
from tests.browser.visitors import STOPPED, Answers, a_visitor

PHONE = {"width": 360, "height": 740}
# who reads the longest reason of all emergencies, and who has two
NUMB = STOPPED["emergency"]
SUDDEN = a_visitor(age=66, onset="sudden", pain_rest=8, chest_signs=["chest_pain"])


@pytest.mark.parametrize(
    ("answers", "number"),
    [(NUMB, "999"), (SUDDEN, "999"), (STOPPED["urgent"], "111")],
    ids=["numb", "two reasons", "urgent"],
)
def test_the_button_to_call_is_on_the_first_screen_and_large(
    plain_page: Page, answers: Answers, number: str, hurry: Hurry
) -> None:
    plain_page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # as playwright names its keys

    hurry.to_result(plain_page, answers)

    button = plain_page.get_by_role("link", name=f"Call {number}", exact=True)
    place = button.bounding_box()
    expect(button).to_have_attribute("href", f"tel:{number}")
    assert place is not None
    assert place["y"] + place["height"] <= PHONE["height"]
    assert place["height"] >= 60


def test_the_reason_stands_above_the_button(page: Page, hurry: Hurry) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # as playwright names its keys
    hurry.to_result(page, NUMB)

    reason = page.get_by_text("Because you told us").bounding_box()
    button = page.get_by_role("link", name="Call 999", exact=True).bounding_box()

    assert reason is not None
    assert button is not None
    assert reason["y"] + reason["height"] <= button["y"]
