"""One person, two tabs: nothing that can be kept is lost, and what is lost is said."""

from playwright.sync_api import Page, expect

from tests.browser.hurrying import Hurry
from tests.browser.visitors import WELL
from tests.browser.walking import CHECK, START, answer, choice, expect_question, fill, proceed


def test_answers_given_in_two_tabs_are_all_kept(plain_page: Page, hurry: Hurry) -> None:
    hurry.to_question(plain_page, WELL, "bladder-bowel")
    other = plain_page.context.new_page()
    other.goto("/questions/you")
    fill(plain_page, WELL)
    proceed(plain_page)
    answer(other, "where", ["buttock_hip"])
    proceed(other)

    other.goto("/questions/bladder-bowel")
    plain_page.goto("/questions/you")

    expect(choice(other, "saddle_signs", "none")).to_be_checked()
    expect(choice(plain_page, "where", "buttock_hip")).to_be_checked()
    expect(choice(plain_page, "where", "low_back")).to_be_checked()


def test_a_second_tab_goes_on_where_the_first_one_stands(plain_page: Page, hurry: Hurry) -> None:
    hurry.to_question(plain_page, WELL, "limbs")
    other = plain_page.context.new_page()
    other.goto(START)

    other.get_by_role("link", name="Carry on where you were").click()

    expect_question(other, "limbs")


def test_a_page_sent_after_the_answers_were_deleted_keeps_itself_and_says_what_is_lost(
    plain_page: Page, hurry: Hurry
) -> None:
    hurry.to_question(plain_page, WELL, "limbs")
    other = plain_page.context.new_page()
    hurry.to_check(other, WELL)
    other.get_by_role("link", name="Get your week").click()
    other.get_by_role("button", name="Delete my answers").click()
    other.get_by_role("button", name="Yes, delete them").click()
    fill(plain_page, WELL)

    proceed(plain_page)

    expect(plain_page.get_by_role("status")).to_contain_text("answers were deleted")
    expect_question(plain_page, "you")


def test_a_tab_left_open_after_deleting_shows_no_answer(plain_page: Page, hurry: Hurry) -> None:
    hurry.to_check(plain_page, WELL)
    other = plain_page.context.new_page()
    other.goto("/result")
    other.get_by_role("button", name="Delete my answers").click()
    other.get_by_role("button", name="Yes, delete them").click()

    plain_page.goto(CHECK)

    expect(plain_page.locator(".page-answers")).to_have_count(0)
    expect(plain_page.get_by_role("heading", level=1)).to_have_text(
        "A gentle week for a sore back or neck"
    )
