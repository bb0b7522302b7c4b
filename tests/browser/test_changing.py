"""Changing one's mind: from the check of the answers, by Back, and by the browser's own buttons."""

import re

from playwright.sync_api import Page, expect

from tests.browser.hurrying import Hurry
from tests.browser.visitors import WELL
from tests.browser.walking import CHECK, RESULT, answer, choice, expect_question, field, proceed

YOU = re.compile("^Change.*: You$")


def test_change_opens_the_question_with_its_answer(plain_page: Page, hurry: Hurry) -> None:
    hurry.to_check(plain_page, WELL)

    plain_page.get_by_role("link", name=YOU).click()

    expect_question(plain_page, "you")
    expect(field(plain_page, "age")).to_have_value("40")


def test_a_changed_answer_leads_back_to_the_check_which_shows_it(
    plain_page: Page, hurry: Hurry
) -> None:
    hurry.to_check(plain_page, WELL)
    plain_page.get_by_role("link", name=YOU).click()
    answer(plain_page, "age", 41)

    proceed(plain_page)

    expect(plain_page).to_have_url(re.compile(CHECK))
    expect(plain_page.locator(".page-answers").first).to_contain_text("41 years")


def test_a_changed_answer_that_opens_a_question_asks_it_before_the_week(
    plain_page: Page, hurry: Hurry
) -> None:
    hurry.to_check(plain_page, WELL)
    plain_page.goto("/questions/you")
    answer(plain_page, "where", ["neck"])

    proceed(plain_page)

    expect_question(plain_page, "neck")


def test_a_changed_answer_that_means_danger_ends_at_once(plain_page: Page, hurry: Hurry) -> None:
    hurry.to_check(plain_page, WELL)
    plain_page.goto("/questions/bladder-bowel")
    choice(plain_page, "saddle_signs", "none").uncheck()
    answer(plain_page, "saddle_signs", ["saddle_numbness"])

    proceed(plain_page)

    expect(plain_page).to_have_url(re.compile(RESULT))
    expect(plain_page.locator(".outcome.emergency")).to_be_visible()


def test_back_shows_the_page_before_with_its_answer(plain_page: Page, hurry: Hurry) -> None:
    hurry.to_question(plain_page, WELL, "bladder-bowel")

    plain_page.get_by_role("link", name="Back", exact=True).click()

    expect_question(plain_page, "start")
    expect(choice(plain_page, "onset", "gradual")).to_be_checked()


def test_back_leads_to_the_check_once_all_is_answered(plain_page: Page, hurry: Hurry) -> None:
    hurry.to_check(plain_page, WELL)
    plain_page.get_by_role("link", name=YOU).click()

    plain_page.get_by_role("link", name="Back", exact=True).click()

    expect(plain_page).to_have_url(re.compile(CHECK))


def test_the_browsers_back_button_loses_no_answer(plain_page: Page, hurry: Hurry) -> None:
    hurry.to_question(plain_page, WELL, "limbs")
    answer(plain_page, "limb_signs", ["none"])
    proceed(plain_page)

    plain_page.go_back()

    expect_question(plain_page, "limbs")
    expect(choice(plain_page, "limb_signs", "none")).to_be_checked()


def test_a_page_reached_by_the_back_button_can_be_sent_again(
    plain_page: Page, hurry: Hurry
) -> None:
    hurry.to_question(plain_page, WELL, "limbs")
    answer(plain_page, "limb_signs", ["none"])
    proceed(plain_page)
    plain_page.go_back()
    choice(plain_page, "limb_signs", "none").uncheck()
    answer(plain_page, "limb_signs", ["heavy_walking"])

    proceed(plain_page)
    plain_page.get_by_role("link", name="Back", exact=True).click()

    expect(choice(plain_page, "limb_signs", "heavy_walking")).to_be_checked()


def test_a_reload_keeps_the_week(plain_page: Page, hurry: Hurry) -> None:
    hurry.to_result(plain_page, WELL)
    before = plain_page.locator(".session").inner_text()

    plain_page.reload()

    assert plain_page.locator(".session").inner_text() == before


def test_a_reload_of_an_error_keeps_what_was_typed(plain_page: Page, hurry: Hurry) -> None:
    hurry.to_question(plain_page, WELL, "you")
    answer(plain_page, "age", "forty")
    proceed(plain_page)

    plain_page.reload()

    expect(field(plain_page, "age")).to_have_value("forty")
