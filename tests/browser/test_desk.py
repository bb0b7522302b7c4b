"""A clinician in a browser: finds what the form decided, understands it, replays and judges it."""

import re

import pytest
from playwright.sync_api import Page, expect

from recommender.service import proof_cache
from recommender.service.app import App
from tests.browser.desk_visiting import admin_desk, admin_state, case_of, desk, desk_state
from tests.browser.hurrying import Hurry
from tests.browser.seeing import problems
from tests.browser.visitors import CARE
from tests.browser.walking import RESULT

__all__ = ("admin_desk", "admin_state", "desk", "desk_state")
RULE = "chest-pain"


def test_a_case_of_the_form_is_found_explained_replayed_and_reviewed(
    page: Page, desk: Page, hurry: Hurry
) -> None:
    hurry.to_result(page, CARE)
    expect(page.locator(".leave code")).to_have_text(re.compile("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}"))

    desk.goto("/audit/cases")
    desk.locator("tbody a").first.click()
    expect(desk.locator("h1 .badge")).to_have_text("Plan with care")
    desk.get_by_text("The way as a picture").click()
    expect(desk.locator("svg.graph")).to_be_visible()

    desk.locator("svg.graph a:has(.node-rule)").first.click()
    expect(desk.get_by_text("fired", exact=True)).to_be_visible()
    desk.get_by_role("link", name="Back to the case").click()
    desk.get_by_role("link", name="Replay").click()
    expect(desk.get_by_text("exactly the same")).to_have_count(2)
    desk.get_by_role("link", name="Back to the case").click()

    agree_with_all(desk)
    desk.get_by_role("button", name="Save review").click()
    expect(desk.get_by_text("Your review is saved.")).to_be_visible()
    expect(desk.locator("article.review")).to_have_count(1)


def agree_with_all(desk: Page) -> None:
    """Agree with the triage and with the week of the open case."""
    for part in ("Triage", "Week"):
        desk.get_by_role("group", name=part).get_by_role("radio", name="Agree", exact=True).check()


def test_a_case_is_judged_with_a_key_for_each_part_and_the_next_one_opens(
    desk: Page, served: App
) -> None:
    case_id = case_of(served)
    desk.goto(f"/audit/cases/{case_id}")

    # on paper the exercises of a day stand too, though each is a fold
    desk.emulate_media(media="print")
    expect(desk.locator(".session summary").first).to_be_visible()
    desk.emulate_media(media="screen")
    desk.evaluate("window.scrollTo({top: 300, behavior: 'instant'})")
    desk.keyboard.press("a")
    expect(desk.locator(".judge :checked[type=radio]")).to_have_count(1)
    desk.keyboard.press("s")
    expect(desk.get_by_role("button", name="Save, then the next")).to_be_focused()
    # what was being read stays where it was
    assert desk.evaluate("window.scrollY") == 300
    desk.keyboard.press("Enter")
    desk.wait_for_url(re.compile(rf"/audit/(queue|cases/(?!{case_id}))"))

    [kept] = served.stores.reviews.reviews_of(case_id)
    assert (kept.verdict, kept.triage_verdict, kept.week_verdict) == ("agree", "agree", "agree")


def test_keys_do_nothing_in_a_field_nor_once_they_are_off(desk: Page, served: App) -> None:
    desk.goto(f"/audit/cases/{case_of(served)}")
    chosen = desk.locator(".judge :checked[type=radio]")

    desk.keyboard.press("d")
    expect(desk.get_by_label("Wrong with the triage")).to_be_focused()
    expect(desk.get_by_label("Wrong with the week")).to_be_hidden()
    desk.get_by_label("Note (needed if you disagree)").fill("a")
    desk.keyboard.press("a")
    expect(chosen).to_have_count(1)
    desk.get_by_role("button", name="Keys are on").click()
    desk.reload()
    desk.keyboard.press("a")

    expect(desk.get_by_role("button", name="Keys are off")).to_be_visible()
    expect(chosen).to_have_count(0)


def test_no_key_is_taken_for_a_reason_while_a_list_of_them_is_open(desk: Page, served: App) -> None:
    desk.goto(f"/audit/cases/{case_of(served)}")
    reasons = desk.get_by_label("Wrong with the triage"), desk.get_by_label("Wrong with the week")

    desk.keyboard.press("d")
    desk.keyboard.press("w")
    expect(desk.locator("#week_verdict-disagree")).to_be_checked()
    for reason in reasons:
        expect(reason).to_have_value("")
    desk.keyboard.press("s")
    desk.keyboard.press("a")

    for name in ("triage_verdict", "week_verdict"):
        expect(desk.locator(f"#{name}")).to_be_checked()
    for reason in reasons:
        expect(reason).to_have_value("")


def test_what_if_marks_what_would_be_different(desk: Page, served: App) -> None:
    desk.goto(f"/audit/cases/{case_of(served)}/what-if")

    desk.get_by_label("How old are you?").fill("17")
    desk.get_by_role("button", name="Decide").click()
    # what is asked of the young only
    desk.locator("#child_signs").get_by_label("None of these").check()
    desk.get_by_role("button", name="Decide").click()

    expect(desk.locator("section.outcome .badge")).to_have_text(["Plan", "Clinician first"])
    expect(desk.get_by_text("There is no longer a week.")).to_be_visible()
    desk.get_by_text("All differences, place by place").click()
    expect(desk.locator(".places tbody tr").first).to_contain_text("triage")
    expect(desk.get_by_text("Nothing was saved.")).to_be_visible()


def test_a_person_comes_back_with_the_code_in_another_browser(
    page: Page, plain_page: Page, hurry: Hurry
) -> None:
    hurry.to_result(page, CARE)
    code = page.locator(".leave code").inner_text()

    plain_page.goto("/case")
    plain_page.get_by_label("The code").fill(code)
    plain_page.get_by_role("button", name="Open my plan").click()

    expect(plain_page.get_by_role("heading", name="Today: day 1 of 7")).to_be_visible()
    assert code not in plain_page.url
    plain_page.get_by_role("button", name="Delete my answers").click()
    expect(plain_page.get_by_role("heading", name="Delete your answers?")).to_be_visible()
    plain_page.get_by_role("button", name="Yes, delete them").click()
    expect(plain_page.get_by_text("Your answers are deleted.")).to_be_visible()
    page.goto(RESULT)
    expect(page.get_by_role("heading", name="Today: day 1 of 7")).to_have_count(0)


def test_the_picture_is_walked_with_the_keyboard(desk: Page, served: App) -> None:
    desk.goto(f"/audit/cases/{case_of(served, chest_signs=['chest_pain'])}")
    desk.get_by_text("The way as a picture").click()
    desk.get_by_role("button", name="Show", exact=True).focus()

    names = []
    for _ in range(5):
        desk.keyboard.press("Tab")
        names.append(desk.evaluate("document.activeElement.getAttribute('aria-label')"))

    assert any(name and "Chest pain, pressure or tightness" in name for name in names)


CASE_PAGES = (
    "",
    "/as-seen",
    "/not-fired",
    "/replay",
    "/what-if",
    f"/rules/{RULE}",
    "?show=limit-minutes",
)
# what is shown otherwise where there is no week
STOP_PAGES = ("", "/as-seen", "/replay", f"/rules/{RULE}")
LISTS = (
    "/audit/cases",
    "/audit/cases?triage=emergency&since=bad&fired=chest-pian&avoided=nothing",
    "/audit/cases/answers",
    "/audit/queue",
    "/audit/agreement",
    "/audit/rules",
    f"/audit/rules/{RULE}",
    "/audit/impact",
    "/audit/hazards",
    "/audit/hazards/cauda-equina",
    "/audit/promises",
    "/audit/promises/always-chest-pain",
)


@pytest.mark.parametrize(("signs", "ends"), [("none", CASE_PAGES), ("chest_pain", STOP_PAGES)])
def test_axe_finds_nothing_on_a_case(
    desk: Page, served: App, signs: str, ends: tuple[str, ...]
) -> None:
    """Everything is unfolded, also each rule that did not fire."""
    case_id = case_of(served, chest_signs=[signs])

    found = {}
    for end in ends:
        desk.goto(f"/audit/cases/{case_id}{end}")
        found[end] = problems(desk)

    assert found == {end: [] for end in ends}


def test_axe_finds_nothing_on_a_what_if_and_on_errors(desk: Page, served: App) -> None:
    case_id = case_of(served)
    desk.goto(f"/audit/cases/{case_id}/what-if")
    desk.get_by_label("How old are you?").fill("170")
    desk.get_by_role("button", name="Decide").click()
    with_error = problems(desk)
    desk.get_by_label("How old are you?").fill("17")
    desk.get_by_role("button", name="Decide").click()
    with_differences = problems(desk)
    desk.goto(f"/audit/cases/{case_id}")
    desk.get_by_role("radio", name="Disagree").first.check()
    unfolded = problems(desk)
    desk.get_by_role("button", name="Save review").click()

    assert (with_error, with_differences, unfolded, problems(desk)) == ([], [], [], [])


def test_axe_finds_nothing_on_the_lists(desk: Page, served: App) -> None:
    # the first look at the promises proves them, which takes longer than a page may here
    proof_cache.SHARED_PROOFS.report(served.recommender.content)
    case_of(served, chest_signs=["chest_pain"])

    found = {}
    for url in LISTS:
        desk.goto(url)
        found[url] = problems(desk)

    assert found == {url: [] for url in LISTS}


def test_axe_finds_nothing_for_admins_and_before_signing_in(admin_desk: Page, page: Page) -> None:
    admin_desk.goto("/audit/users")
    users = problems(admin_desk)
    digest = admin_desk.goto("/audit/impact") and admin_desk.locator("#before").input_value()
    admin_desk.goto(f"/audit/impact?before={digest}&after={digest}")
    impact = problems(admin_desk)
    page.goto("/audit/sign-in")
    signing_in = problems(page)
    page.get_by_role("button", name="Sign in").click()
    wrong = problems(page)
    page.goto("/case")
    page.get_by_role("button", name="Open my plan").click()

    assert (users, impact, signing_in, wrong, problems(page)) == ([], [], [], [], [])


def test_what_was_done_is_seen_at_once_and_has_the_focus(desk: Page, served: App) -> None:
    desk.set_viewport_size({"width": 360, "height": 640})
    desk.goto(f"/audit/cases/{case_of(served)}")
    agree_with_all(desk)
    desk.get_by_role("button", name="Save review").click()

    notice = desk.get_by_text("Your review is saved.")
    expect(notice).to_be_in_viewport()
    expect(notice).to_be_focused()
    assert problems(desk) == []


def test_axe_finds_nothing_on_what_is_refused_or_asked_at_the_desk(
    desk: Page, admin_desk: Page
) -> None:
    desk.goto(f"/audit/rules/{RULE}")
    desk.get_by_text("Sign this rule").click()
    desk.get_by_label("Note").evaluate(
        "it => { it.removeAttribute('maxlength'); it.value = 'x'.repeat(2001) }"
    )
    desk.get_by_role("button", name="Sign this text").click()
    found = {"signature": problems(desk)}
    for url in ("/audit/nothing", "/audit/impact?before=&after="):
        desk.goto(url)
        found[url] = problems(desk)
    admin_desk.goto("/audit/users/disable?name=ada")
    found["disable"] = problems(admin_desk)

    assert [entry for entry in found.values() if entry] == []
