"""What-if in a browser: nothing lies beside a small screen, and opened parts are accessible."""

from playwright.sync_api import Page, expect

from recommender.service.app import App
from tests.browser.desk_visiting import case_of, desk, desk_state
from tests.browser.seeing import problems

__all__ = ("desk", "desk_state")


def try_otherwise(desk: Page, served: App) -> None:
    """Try fewer minutes and no equipment, and open everything that folds."""
    desk.goto(f"/audit/cases/{case_of(served, age=72)}/what-if")
    desk.locator("summary", has_text="Your week").click()
    desk.locator("#minutes_a_day").fill("10")
    desk.get_by_role("button", name="Decide").click()
    expect(desk.get_by_role("heading", name="What would be different")).to_be_visible()
    desk.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")


def test_differences_stack_on_a_small_screen(desk: Page, served: App) -> None:
    desk.set_viewport_size({"width": 360, "height": 800})

    try_otherwise(desk, served)

    assert desk.locator(".by-day td").count()
    assert desk.evaluate("document.documentElement.scrollWidth") <= 360
    hidden = "[...document.querySelectorAll('.scroll')].filter(e => e.scrollWidth > e.clientWidth)"
    assert desk.evaluate(f"{hidden}.length") == 0


def test_axe_finds_nothing_where_everything_is_open(desk: Page, served: App) -> None:
    try_otherwise(desk, served)

    assert problems(desk) == []


def test_the_tick_to_keep_stays_in_sight(desk: Page, served: App) -> None:
    desk.goto(f"/audit/cases/{case_of(served)}/what-if")

    expect(desk.get_by_label("Save this what-if with the case")).to_be_in_viewport()


def test_a_fault_is_reached_from_the_summary(desk: Page, served: App) -> None:
    desk.goto(f"/audit/cases/{case_of(served)}/what-if")
    desk.get_by_label("How old are you?").fill("abc")
    desk.get_by_role("button", name="Decide").click()

    desk.get_by_role("link", name="How old are you?").click()

    expect(desk.locator("#age")).to_be_focused()
    expect(desk.locator("#age")).to_have_value("abc")
