"""With the keyboard alone: everything is reached, in order, and a question can be answered."""

from playwright.sync_api import Page, expect

from tests.browser.hurrying import Hurry
from tests.browser.visitors import NECK, WELL
from tests.browser.walking import START, answer, begin, choice, expect_question, field, proceed

FOCUSED = """() => {
    const one = document.activeElement;
    return one === document.body ? "" : one.name || one.textContent.trim();
}"""
HEAD = ["Skip to the content", "Back and neck week", "About"]
FOOT = ["All exercises"]
STOPS_MOST = 200


def test_tab_reaches_the_skip_link_the_links_every_field_and_the_button(page: Page) -> None:
    begin(page)

    assert tab_stops(page) == [*HEAD, "Back", "age", *["where"] * 15, "Continue", *FOOT]


def test_tab_reaches_each_box_of_a_question_with_several_answers(page: Page, hurry: Hurry) -> None:
    hurry.to_question(page, WELL, "limbs")

    boxes = ["limb_signs"] * field(page, "limb_signs").count()
    assert tab_stops(page) == [*HEAD, "Back", *boxes, "Continue", *FOOT]


def test_tab_reaches_every_change_link_of_the_check(page: Page, hurry: Hurry) -> None:
    hurry.to_check(page, WELL)
    page.locator("main details").evaluate("folded => { folded.open = true; }")

    stops = tab_stops(page)

    changes = [stop for stop in stops if stop.startswith("Change")]
    told = page.locator(".page-answers, .answers > div")
    assert len(changes) == told.count() > 0
    assert stops[-2:] == ["Get your week", *FOOT]


def test_tab_reaches_every_part_that_unfolds_in_the_week(page: Page, hurry: Hurry) -> None:
    hurry.to_result(page, NECK)
    shown = page.locator("summary:visible").all_text_contents()

    stops = tab_stops(page)

    assert [stop for stop in stops if stop in {words.strip() for words in shown}] == [
        words.strip() for words in shown
    ]
    assert stops[:3] == HEAD
    assert stops[-2:] == ["Delete my answers", *FOOT]


def test_what_has_the_focus_is_marked(page: Page) -> None:
    page.goto(START)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")

    style = "getComputedStyle(document.activeElement)"
    assert page.evaluate(f"{style}.outlineStyle") == "solid"
    assert page.evaluate(f"{style}.outlineWidth") == "3px"


def test_the_skip_link_leads_past_the_header(page: Page) -> None:
    begin(page)
    page.keyboard.press("Tab")

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate(FOCUSED) == "Back"


def test_a_number_and_a_box_are_answered_with_keys(page: Page) -> None:
    begin(page)
    field(page, "age").focus()

    page.keyboard.type("40")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")

    expect_question(page, "start")


def test_a_choice_is_made_with_the_arrows(page: Page, hurry: Hurry) -> None:
    hurry.to_question(page, WELL, "start")
    field(page, "duration").first.focus()

    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(choice(page, "duration", "under_2_weeks")).to_be_checked()
    page.keyboard.press("ArrowUp")

    expect(choice(page, "duration", "under_3_days")).to_be_checked()


def test_boxes_are_ticked_with_the_space_bar_and_sent_with_enter(page: Page) -> None:
    begin(page)
    answer(page, "age", 40)
    field(page, "where").first.focus()

    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect_question(page, "start")
    page.go_back()

    expect(page.locator("input:checked")).to_have_count(2)


def test_the_focus_goes_to_the_summary_after_an_error(page: Page) -> None:
    begin(page)

    proceed(page)

    expect(page.locator(".errors")).to_be_focused()


def test_a_link_of_the_summary_leads_to_its_field(page: Page) -> None:
    begin(page)
    proceed(page)
    # the browser moves the focus a moment after the page is there
    expect(page.locator(".errors")).to_be_focused()

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(field(page, "age")).to_be_focused()


def tab_stops(page: Page) -> list[str]:
    """Return what Tab reaches from the top to the end of the page: names of fields, or words."""
    stops: list[str] = []
    for _ in range(STOPS_MOST):
        page.keyboard.press("Tab")
        focused = str(page.evaluate(FOCUSED))
        if not focused:
            return stops
        stops.append(focused)
    raise AssertionError("Tab does not come to an end")
