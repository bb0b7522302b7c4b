"""What every question page has: progress and one first heading; and boxes that untick others."""

import re

from playwright.sync_api import Page, expect

from recommender.domain.content import Content
from tests.browser.hurrying import Hurry
from tests.browser.visitors import LONGEST, WELL
from tests.browser.walking import asked, choice


def test_the_bar_shows_the_steps_that_are_reached(plain_page: Page, hurry: Hurry) -> None:
    hurry.to_question(plain_page, WELL, "limbs")

    expect(plain_page.locator(".progress span")).to_have_count(5)
    expect(plain_page.locator(".progress .done")).to_have_count(2)


def test_a_lone_question_is_the_first_heading(
    plain_page: Page, content: Content, hurry: Hurry
) -> None:
    hurry.to_question(plain_page, WELL, "limbs")

    text = content.questionnaire.questions["limb_signs"].text
    assert asked(plain_page) == ["limb_signs"]
    expect(plain_page.locator("legend h1")).to_have_text(text)


def test_a_page_that_hangs_on_an_earlier_answer_names_its_topic(
    plain_page: Page, hurry: Hurry
) -> None:
    hurry.to_question(plain_page, LONGEST, "limb-signs-which")

    heading = plain_page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Arms and legs: Which one are you not sure about?")
    expect(plain_page).to_have_title(re.compile("^Arms and legs: Which one"))


def test_none_of_these_and_the_signs_of_its_list_untick_each_other(
    page: Page, hurry: Hurry
) -> None:
    hurry.to_question(page, WELL, "health")
    choice(page, "medicines", "thinner").check()
    choice(page, "conditions", "cancer").check()
    choice(page, "conditions", "bones").check()

    choice(page, "conditions", "none").check()
    expect(page.locator("input:checked")).to_have_count(2)
    choice(page, "conditions", "diabetes").check()

    expect(choice(page, "conditions", "none")).not_to_be_checked()
    expect(choice(page, "medicines", "thinner")).to_be_checked()
