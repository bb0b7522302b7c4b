"""A session on a phone: timers, an easier one, pain, no network; and nothing kept unless chosen."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from recommender.domain.content import Content
from recommender.domain.diary import DiaryEntry, Moment, Note, Standing
from recommender.service.app import App
from recommender.service.cases import Kept
from recommender.service.diaries import NewNote
from tests.browser.seeing import problems
from tests.people import a_plain_case
from tests.system import system

PHONE = {"width": 360, "height": 740}
WORDS = {
    "ready": "Get ready",
    "hold": "Hold",
    "go": "Go",
    "let_go": "Let go",
    "rest": "Rest",
    "change": "Change sides",
    "left": "left side",
    "right": "right side",
    "set": "round",
    "of": "of",
    "seconds": "seconds",
    "times": "times",
}
PHASES = "([dose, words]) => import('/static/timer.js').then(m => m.phasesOf(dose, words, 20))"
KEPT = """async () => {
  const pages = await (await caches.open('plan')).keys();
  return pages.map(one => new URL(one.url).pathname);
}"""
LEFT = """async () => [
  ...await caches.keys(), ...Object.keys(localStorage), ...Object.keys(sessionStorage),
  ...(await navigator.serviceWorker.getRegistrations()).map(one => one.scope)]"""
SPOKEN = """() => {
  window.spoken = [];
  const place = document.querySelector('.announce');
  new MutationObserver(() => window.spoken.push(place.textContent)).observe(
    place, {childList: true, characterData: true, subtree: true});
}"""


@pytest.fixture
def kept(served: App, content: Content) -> Kept:
    return served.cases.decide(a_plain_case(content, "spasm"))


@pytest.fixture
def phone(browser: Browser, address: str, kept: Kept) -> Iterator[Page]:
    """The phone of somebody who has a week, with a clock that a test can drive."""
    context = browser.new_context(base_url=address, viewport=PHONE, timezone_id="UTC")  # type: ignore[arg-type]
    context.set_default_timeout(10_000)
    context.add_cookies([{"name": "case", "value": kept.token, "url": address}])
    page = context.new_page()
    page.goto("/case")
    yield page
    context.close()


@pytest.fixture(scope="module")
def any_page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that is there for the scripts that it can load."""
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.goto("/about")
    yield page
    context.close()


def standing(served: App, kept: Kept) -> tuple[Standing, int]:
    own = served.diaries.own_week(kept.token)
    assert own is not None
    return own.progress.standing, own.progress.day


def notes(served: App, kept: Kept) -> list[tuple[Note, str]]:
    entries = served.stores.diary.of_case(kept.case.id)
    return [(entry.note, entry.exercise) for entry in entries]


def open_exercise(page: Page) -> str:
    return _one_exercise(page).get_attribute("data-exercise") or ""


def heading(page: Page) -> str:
    return _one_exercise(page).locator("h3").inner_text()


def _one_exercise(page: Page) -> Locator:
    """Return the exercise that is shown, once the script has put the others away."""
    shown = page.locator(".exercise:visible")
    expect(shown).to_have_count(1)
    return shown


def done(page: Page) -> None:
    with page.expect_response("**/case/diary"):
        page.get_by_role("button", name=re.compile("^Done")).click()


def test_a_whole_session_is_done_with_its_timers(phone: Page, served: App, kept: Kept) -> None:
    phone.clock.install()
    phone.reload()
    own = served.diaries.own_week(kept.token)
    assert own is not None
    for item in own.session(1):
        assert open_exercise(phone) == item.exercise
        expect(phone.locator(".exercise:visible")).to_have_count(1)
        phone.get_by_role("button", name="Start the timer").click()
        expect(phone.locator(".phase:visible")).to_have_text("Get ready")
        phone.clock.run_for(5_000)
        expect(phone.locator(".phase:visible")).not_to_have_text("Get ready")
        phone.clock.fast_forward("40:00")
        expect(phone.locator(".phase:visible")).to_have_text("Finished")
        done(phone)

    expect(phone.get_by_role("heading", name="Day 1 is done")).to_be_focused()
    assert standing(served, kept)[0] is not Standing.OPEN
    assert {note for note, _ in notes(served, kept)} == {Note.DONE}


@pytest.mark.parametrize(
    ("dose", "seconds", "shown"),
    [
        ({"sets": "1", "sides": "1", "seconds": "90"}, 95, ["Get ready", "Go"]),
        (
            {"sets": "2", "sides": "2", "hold": "20"},
            5 + 4 * 20 + 2 * 5 + 20,
            [
                *("Get ready", "Hold, left side, round 1 of 2", "Change sides"),
                *("Hold, right side, round 1 of 2", "Rest", "Hold, left side, round 2 of 2"),
                *("Change sides", "Hold, right side, round 2 of 2"),
            ],
        ),
        (
            {"sets": "1", "sides": "1", "repetitions": "2", "hold": "3", "pace": "8"},
            5 + 2 * 8,
            ["Get ready", "Hold: 1 of 2", "Let go: 1 of 2", "Hold: 2 of 2", "Let go: 2 of 2"],
        ),
        (
            {"sets": "1", "sides": "1", "repetitions": "3", "pace": "6"},
            5 + 3 * 6,
            ["Get ready", "1 of 3", "2 of 3", "3 of 3"],
        ),
        ({"sets": "1", "sides": "1", "repetitions": "3", "pace": "0"}, 0, []),
    ],
)
def test_a_dose_becomes_phases(
    any_page: Page, dose: dict[str, str], seconds: int, shown: list[str]
) -> None:
    phases = any_page.evaluate(PHASES, [dose, WORDS])

    assert [phase["shown"] for phase in phases] == shown
    assert sum(phase["seconds"] for phase in phases) == seconds


def test_a_timer_pauses_and_goes_on_and_does_not_chatter(phone: Page) -> None:
    phone.clock.install()
    phone.reload()
    while not phone.locator(".exercise:visible .way[data-repetitions]").count():
        done(phone)
    phone.evaluate(SPOKEN)
    timer = phone.locator(".exercise:visible .timer")

    timer.get_by_role("button", name="Start the timer").click()
    phone.clock.run_for(2_000)
    timer.get_by_role("button", name="Pause").click()
    stood = timer.locator(".count").inner_text()
    phone.clock.run_for(60_000)
    assert timer.locator(".count").inner_text() == stood == "3"
    timer.get_by_role("button", name="Carry on").click()
    phone.clock.run_for(200_000)

    expect(timer.locator(".phase")).to_have_text("Finished")
    spoken = phone.evaluate("window.spoken")
    assert spoken[0] == "Get ready"
    assert spoken[-1] == "Finished"
    # a line for each round and each rest, and none between
    assert len(spoken) == len(set(spoken)) <= 5


def test_a_session_is_done_by_keyboard(phone: Page, served: App, kept: Kept) -> None:
    first = open_exercise(phone)
    button = phone.get_by_role("button", name=re.compile("^Done"))
    button.focus()

    with phone.expect_response("**/case/diary"):
        phone.keyboard.press("Enter")

    expect(phone.locator(".exercise:visible h3")).to_be_focused()
    assert notes(served, kept) == [(Note.DONE, first)]
    phone.get_by_role("button", name="The exercise before").press("Enter")
    assert open_exercise(phone) == first


def test_too_hard_brings_the_easier_one_at_once(phone: Page, served: App, kept: Kept) -> None:
    exercise, before = open_exercise(phone), heading(phone)

    with phone.expect_response("**/case/diary"):
        phone.get_by_role("button", name="Too hard").click()

    assert open_exercise(phone) == exercise
    assert heading(phone) != before
    expect(phone.get_by_role("button", name="Show how it moves")).to_have_count(1)
    expect(phone.locator(".announce")).to_have_text("Here is an easier one.")
    shown = heading(phone)
    phone.reload()
    assert heading(phone) == shown
    done(phone)
    assert [note for note, _ in notes(served, kept)] == [Note.TOO_HARD, Note.DONE]


def test_it_hurts_stops_and_what_has_eased_goes_on_without_it(
    phone: Page, served: App, kept: Kept
) -> None:
    exercise = open_exercise(phone)
    with phone.expect_response("**/case/diary"):
        phone.get_by_role("button", name="It hurts: stop").click()

    expect(phone.locator("#hurts h2")).to_be_focused()
    expect(phone.locator(".exercise:visible")).to_have_count(0)
    assert standing(served, kept) == (Standing.HURT, 1)
    assert problems(phone) == []
    phone.set_viewport_size(PHONE)  # type: ignore[arg-type]
    with phone.expect_response("**/case/diary"):
        phone.get_by_role("button", name="It was dull, and it is back").click()

    assert open_exercise(phone) != exercise
    assert standing(served, kept) == (Standing.OPEN, 1)
    phone.reload()
    expect(phone.locator(f"[data-exercise={exercise}]")).to_have_count(0)


def test_strong_pain_ends_the_day(phone: Page, served: App, kept: Kept) -> None:
    with phone.expect_response("**/case/diary"):
        phone.get_by_role("button", name="It hurts: stop").click()
    with phone.expect_response("**/case/diary"):
        phone.get_by_role("button", name="It was sharp").click()

    expect(phone.get_by_role("heading", name="Stop for today")).to_be_focused()
    assert standing(served, kept)[0] is not Standing.OPEN
    phone.reload()
    expect(phone.get_by_role("heading", name="Done for today")).to_be_visible()


def test_an_open_page_goes_on_without_a_network_and_tells_later(
    phone: Page, served: App, kept: Kept
) -> None:
    phone.wait_for_load_state("networkidle")
    phone.context.set_offline(True)
    total = phone.locator(".exercise").count()
    phone.get_by_role("button", name="Too hard").click()
    for _ in range(total):
        phone.get_by_role("button", name=re.compile("^Done")).click()

    expect(phone.get_by_role("heading", name="Day 1 is done")).to_be_visible()
    expect(phone.locator(".waiting")).to_be_visible()
    assert notes(served, kept) == []
    with phone.expect_response(lambda answer: answer.request.method == "POST"):
        phone.context.set_offline(False)
    expect(phone.locator(".waiting")).to_be_hidden()

    assert len(notes(served, kept)) == total + 1
    assert standing(served, kept)[0] is not Standing.OPEN
    assert phone.evaluate(LEFT) == []


def test_by_choice_the_page_opens_without_a_network_with_what_was_noted(
    phone: Page, served: App, kept: Kept
) -> None:
    phone.get_by_role("button", name="Keep on this phone for 14 days").click()
    phone.wait_for_function(f"async () => (await ({KEPT})()).includes('/case/tips')")
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    phone.reload(wait_until="networkidle")
    first = open_exercise(phone)
    phone.context.set_offline(True)

    phone.reload()
    assert open_exercise(phone) == first
    phone.get_by_role("button", name=re.compile("^Done")).click()
    second = open_exercise(phone)
    phone.reload()
    assert open_exercise(phone) == second != first
    phone.goto("/case/week/1")
    expect(phone.locator(".exercise").first).to_be_visible()
    with phone.expect_response(lambda answer: answer.request.method == "POST"):
        phone.context.set_offline(False)
        phone.goto("/case")

    expect(phone.locator(".waiting")).to_be_hidden()
    assert notes(served, kept) == [(Note.DONE, first)]
    phone.get_by_role("button", name="Forget on this phone").click()
    expect(phone.get_by_text("This phone has forgotten your plan")).to_be_visible()
    assert phone.evaluate(LEFT) == []


def test_pain_that_was_noted_offline_is_heard_although_the_day_was_done_elsewhere(
    phone: Page, served: App, kept: Kept
) -> None:
    phone.get_by_role("button", name="Keep on this phone for 14 days").click()
    expect(phone.get_by_text("keeps your plan until")).to_be_visible()
    exercise = open_exercise(phone)
    phone.context.set_offline(True)
    phone.get_by_role("button", name="It hurts: stop").click()
    expect(phone.locator(".waiting")).to_be_attached()
    other = phone.context.new_page()
    phone.close()
    served.diaries.note(kept.token, NewNote(1, Note.DAY_DONE))
    other.context.set_offline(False)

    other.goto("/case")

    expect(other.get_by_role("heading", name="How was the pain?")).to_be_visible()
    assert (Note.HURTS, exercise) in notes(served, kept)


def test_the_next_day_comes_after_a_night(phone: Page, served: App, content: Content) -> None:
    yesterday = served.system.now() - timedelta(hours=20)
    then = replace(served, system=system(lambda: yesterday))
    kept = then.cases.decide(a_plain_case(content, "stiffness"))
    then.diaries.note(kept.token, NewNote(1, Note.DAY_DONE))
    phone.context.add_cookies([{"name": "case", "value": kept.token, "url": phone.url}])

    phone.reload()

    expect(phone.get_by_role("heading", level=1)).to_have_text("Today: day 2 of 7")
    expect(phone.locator(".strip .at-done")).to_have_text(re.compile("1.*done", re.DOTALL))


CARE = {"age": 76, "conditions": ["bones"], "bone_conditions": ["osteoporosis"]}
# the session with the most exercises, and the most that are easier
LONG = {"minutes_a_day": 60, "experience": "regular", "likes": ["stretching"]}


@pytest.mark.parametrize(
    ("name", "more"),
    [*((name, CARE) for name in ("spasm", "stiffness", "neck", "weak")), ("stiffness", LONG)],
)
def test_the_first_exercise_is_near_and_the_page_is_light(
    phone: Page, served: App, content: Content, name: str, more: Mapping[str, Any]
) -> None:
    code = served.cases.decide(a_plain_case(content, name, **more)).token
    phone.context.add_cookies([{"name": "case", "value": code, "url": phone.url}])
    sizes: list[int] = []
    phone.on("requestfinished", lambda asked: sizes.append(asked.sizes()["responseBodySize"]))

    phone.goto("/case", wait_until="networkidle")

    top = phone.evaluate("document.querySelector('.exercise:not([hidden])').offsetTop")
    assert top <= 2 * PHONE["height"]
    assert sum(sizes) <= 150_000


def test_letters_twice_as_large_do_not_scroll_sideways(phone: Page, kept: Kept) -> None:
    phone.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")

    phone.evaluate("document.documentElement.style.fontSize = '200%'")

    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_the_pages_around_today_have_no_problem(phone: Page) -> None:
    found: list[str] = []
    for path in ("week", "week/1", "left-out", "tips", "why", "for-clinicians"):
        phone.goto(f"/case/{path}")
        found += problems(phone)

    assert found == []


def test_a_running_timer_and_a_day_that_is_done_have_no_problem(phone: Page) -> None:
    phone.get_by_role("button", name="Start the timer").click()
    running = problems(phone)
    phone.get_by_role("button", name="Enough for today").click()
    expect(phone.get_by_role("heading", name="Day 1 is done")).to_be_visible()

    assert (running, problems(phone)) == ([], [])


def test_without_script_a_session_is_done_by_forms(
    plain_page: Page, served: App, kept: Kept, address: str
) -> None:
    plain_page.context.add_cookies([{"name": "case", "value": kept.token, "url": address}])
    plain_page.goto("/case")
    expect(plain_page.locator(".exercise:visible").nth(1)).to_be_visible()

    plain_page.get_by_role("button", name=re.compile("^Done")).first.click()
    plain_page.get_by_role("button", name="It hurts: stop").last.click()
    plain_page.get_by_role("button", name="It was dull, and it is back").click()
    plain_page.get_by_role("button", name="Enough for today").click()

    expect(plain_page.get_by_role("heading", level=1)).to_have_text("Done for today")
    kinds = [note for note, _ in notes(served, kept)]
    assert kinds == [Note.DONE, Note.HURTS, Note.EASED, Note.DAY_DONE]


def test_a_note_that_comes_too_late_shows_where_the_person_is(
    phone: Page, served: App, kept: Kept
) -> None:
    done_elsewhere = served.diaries.own_week(kept.token)
    assert done_elsewhere is not None
    entry = DiaryEntry(1, Note.DAY_DONE, Moment(int(served.system.now().timestamp())))
    served.stores.diary.add(kept.case.id, entry, served.system.time())

    phone.get_by_role("button", name=re.compile("^Done")).click()

    expect(phone.get_by_role("heading", name="Done for today")).to_be_visible()
