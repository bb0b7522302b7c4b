"""Sign in at the desk with a browser, and give it a case to look at."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, StorageState

from recommender.domain.users import Role
from recommender.service.app import App
from tests.browser.conftest import PATIENCE_MS
from tests.people import a_person
from tests.system import choose_password

NAME, PASSWORD = "ada", "long enough to be good"
ADMIN = "root"


def add_users(services: App) -> None:
    """Add a clinician and an admin, once a store."""
    users = services.users
    for name, roles in ((NAME, (Role.CLINICIAN,)), (ADMIN, (Role.CLINICIAN, Role.ADMIN))):
        if users.known_user(name) is None:
            users.add_user(name, roles, PASSWORD, "test")
            choose_password(users, name, PASSWORD)
            users.set_signing_name(name, f"Dr {name.title()} Test", "test")


def sign_in(page: Page, name: str = NAME) -> None:
    """Sign in through the form, to the list of cases."""
    page.goto("/audit/cases")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/audit/cases")


def case_of(services: App, **different: Any) -> str:
    """Keep a case of the healthy person, varied; return its id."""
    return services.cases.decide(a_person(services.recommender.content, **different)).case.id


@pytest.fixture(scope="module")
def desk_state(browser: Browser, address: str, served: App) -> StorageState:
    """What the browser of a clinician keeps once they have signed in."""
    return _signed_in(browser, address, served, NAME)


@pytest.fixture(scope="module")
def admin_state(browser: Browser, address: str, served: App) -> StorageState:
    return _signed_in(browser, address, served, ADMIN)


@pytest.fixture
def desk(browser: Browser, address: str, desk_state: StorageState) -> Iterator[Page]:
    yield from _desk_page(browser, address, desk_state)


@pytest.fixture
def admin_desk(browser: Browser, address: str, admin_state: StorageState) -> Iterator[Page]:
    yield from _desk_page(browser, address, admin_state)


def _signed_in(browser: Browser, address: str, services: App, name: str) -> StorageState:
    add_users(services)
    context = browser.new_context(base_url=address)
    context.set_default_timeout(PATIENCE_MS)
    sign_in(context.new_page(), name)
    state = context.storage_state()
    context.close()
    return state


def _desk_page(browser: Browser, address: str, state: StorageState) -> Iterator[Page]:
    """Give a page of somebody who has signed in."""
    context = browser.new_context(base_url=address, storage_state=state)
    context.set_default_timeout(PATIENCE_MS)
    yield context.new_page()
    context.close()
