"""The library of exercises on a phone: found at once with script, and by a button without."""

from playwright.sync_api import Page, Response, expect

from tests.browser.seeing import problems

LIBRARY = "/exercises"
BYTES_MOST = 150 * 1024


def listed(page: Page) -> list[str]:
    return page.locator("#exercises a").all_inner_texts()


def test_the_list_and_the_page_of_an_exercise_have_no_problem(page: Page) -> None:
    for path in (LIBRARY, f"{LIBRARY}/cobra"):
        page.goto(path)
        assert problems(page) == []


def test_the_list_and_an_exercise_weigh_little(page: Page) -> None:
    for path in (LIBRARY, f"{LIBRARY}/cobra"):
        assert 0 < sum(_weights(page, path)) <= BYTES_MOST


def _weights(page: Page, path: str) -> list[int]:
    """Return the bytes of all that an address brings along and that the browser has not yet."""
    sent: list[Response] = []

    def take(response: Response) -> None:
        sent.append(response)

    page.on("response", take)
    page.goto(path, wait_until="networkidle")
    page.remove_listener("response", take)
    return [len(response.body()) for response in sent if response.ok]


def test_with_script_the_list_follows_what_is_chosen_and_the_address_stays(page: Page) -> None:
    page.goto(LIBRARY)

    page.get_by_label("Where it works").select_option("Neck")
    expect(page.locator("#found")).to_contain_text(" of ")
    page.get_by_label("Search").fill("nod")
    expect(page.locator("#exercises a")).to_have_count(2)

    assert listed(page) == ["Held chin nod lying down", "Small chin nods"]
    assert page.url.endswith(LIBRARY)
    assert page.get_by_label("Search").evaluate("field => field === document.activeElement")


def test_without_script_the_button_does_the_same_and_the_way_back_works(plain_page: Page) -> None:
    page = plain_page
    page.goto(LIBRARY)

    page.get_by_label("Where it works").select_option("Neck")
    page.get_by_label("Search").fill("nod")
    page.get_by_role("button", name="Show").click()
    assert listed(page) == ["Held chin nod lying down", "Small chin nods"]
    page.get_by_role("link", name="Small chin nods").click()
    expect(page.get_by_role("heading", name="Small chin nods")).to_be_visible()
    page.go_back()

    assert listed(page) == ["Held chin nod lying down", "Small chin nods"]
    assert page.url.endswith(LIBRARY)
