"""An error on the way: what is wrong is said, what was right is kept. No script runs."""

import re

from playwright.sync_api import Page, expect

from tests.browser.hurrying import Hurry
from tests.browser.visitors import WELL
from tests.browser.walking import answer, asked, begin, choice, expect_question, field, proceed


def test_an_empty_page_comes_back_with_422_and_a_title_that_says_error(plain_page: Page) -> None:
    begin(plain_page)

    response = proceed(plain_page)

    assert response.status == 422
    expect(plain_page).to_have_title(re.compile("^Error: "))


def test_the_summary_links_to_the_field_of_every_problem(plain_page: Page) -> None:
    begin(plain_page)
    names = asked(plain_page)

    proceed(plain_page)

    links = plain_page.locator(".errors a").all()
    targets = [link.get_attribute("href") or "" for link in links]
    assert targets == [f"#{name}" for name in names]
    for target in targets:
        expect(plain_page.locator(f"input{target}")).to_have_count(1)


def test_the_summary_and_the_field_say_the_same_words(plain_page: Page) -> None:
    begin(plain_page)

    proceed(plain_page)

    above = plain_page.locator(".errors a").all_inner_texts()
    beside = [f"Error: {words}" for words in above]
    assert plain_page.locator("p.error").all_inner_texts() == beside


def test_the_right_answer_beside_a_wrong_one_is_kept(plain_page: Page) -> None:
    begin(plain_page)
    answer(plain_page, "age", 400)
    answer(plain_page, "where", ["low_back"])

    proceed(plain_page)

    expect(choice(plain_page, "where", "low_back")).to_be_checked()
    expect(plain_page.locator(".errors li")).to_have_count(1)


def test_the_wrong_answer_is_shown_as_it_was_typed(plain_page: Page) -> None:
    begin(plain_page)
    answer(plain_page, "age", "forty")

    proceed(plain_page)

    expect(field(plain_page, "age")).to_have_value("forty")
    expect(field(plain_page, "age")).to_have_attribute("aria-invalid", "true")


def test_none_of_these_beside_another_sign_is_a_problem(plain_page: Page, hurry: Hurry) -> None:
    hurry.to_question(plain_page, WELL, "bladder-bowel")
    answer(plain_page, "saddle_signs", ["none", "pee_leak"])

    response = proceed(plain_page)

    assert response.status == 422
    expect(choice(plain_page, "saddle_signs", "pee_leak")).to_be_checked()
    expect(choice(plain_page, "saddle_signs", "none")).to_be_checked()


def test_a_mended_page_lets_the_person_go_on(plain_page: Page) -> None:
    begin(plain_page)
    proceed(plain_page)
    answer(plain_page, "age", 40)
    answer(plain_page, "where", ["low_back"])

    proceed(plain_page)

    expect_question(plain_page, "start")
    expect(plain_page).not_to_have_title(re.compile("Error"))
