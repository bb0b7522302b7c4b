"""What every question page has: progress, one first heading, and nothing chosen beforehand."""

import re

from playwright.sync_api import Page, expect

from recommender.domain.content import Content
from tests.browser.hurrying import hurry_to, sources
from tests.browser.visitors import LONGEST, WELL
from tests.browser.walking import asked, choice

FIELD = re.compile(r'<input type="(?:radio|checkbox|text)"[^>]*>')
FILLED = re.compile(r'\bchecked\b|type="text".* value="[^"]')
BAR = re.compile(r'class="progress"[^>]* aria-label="([^"]+)"')


def test_nothing_is_chosen_or_typed_before_the_person_does(plain_page: Page) -> None:
    fields = [FIELD.findall(source) for source in sources(plain_page, LONGEST)]

    assert len(fields) > 15
    for found in fields:
        assert found
        assert [field for field in found if FILLED.search(field)] == []


def test_the_steps_go_up_one_by_one_to_the_last(plain_page: Page, content: Content) -> None:
    said = [BAR.findall(source) for source in sources(plain_page, WELL)]

    sections = enumerate(content.questionnaire.sections, start=1)
    assert [*dict.fromkeys(one for [one] in said)] == [
        f"Step {at} of 5: {title}" for at, title in sections
    ]


def test_the_bar_shows_the_steps_that_are_reached(plain_page: Page) -> None:
    hurry_to(plain_page, WELL, "limbs")

    expect(plain_page.locator(".progress span")).to_have_count(5)
    expect(plain_page.locator(".progress .done")).to_have_count(2)


def test_a_lone_question_is_the_first_heading(plain_page: Page, content: Content) -> None:
    hurry_to(plain_page, WELL, "limbs")

    text = content.questionnaire.questions["limb_signs"].text
    assert asked(plain_page) == ["limb_signs"]
    expect(plain_page.locator("legend h1")).to_have_text(text)


def test_a_page_that_hangs_on_an_earlier_answer_names_its_topic(plain_page: Page) -> None:
    hurry_to(plain_page, LONGEST, "limb-signs-which")

    heading = plain_page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Arms and legs: Which one are you not sure about?")
    expect(plain_page).to_have_title(re.compile("^Arms and legs: Which one"))


def test_none_of_these_and_the_signs_of_its_list_untick_each_other(page: Page) -> None:
    hurry_to(page, WELL, "health")
    choice(page, "medicines", "thinner").check()
    choice(page, "conditions", "cancer").check()
    choice(page, "conditions", "bones").check()

    choice(page, "conditions", "none").check()
    expect(page.locator("input:checked")).to_have_count(2)
    choice(page, "conditions", "diabetes").check()

    expect(choice(page, "conditions", "none")).not_to_be_checked()
    expect(choice(page, "medicines", "thinner")).to_be_checked()
