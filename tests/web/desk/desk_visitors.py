"""Who comes to the desk in tests, and what they do: open a case, send a form, review."""

import re
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from recommender.domain.users import Right, Role
from recommender.service.app import App
from recommender.service.users import Users
from tests.people import a_person
from tests.system import choose_password
from tests.web.visiting import token_in, token_on

PASSWORD = "long enough to be good"  # noqa: S105 - of users that live for one test
SIGN_IN = "/audit/sign-in"
CASE_LINK = re.compile(r"/audit/cases/([0-9a-f]{24})\"")
DISAGREE = {"verdict": "disagree", "words": "I have seen this otherwise."}


def users_of(app: Flask) -> Users:
    users: Users = app.extensions["recommender"].users
    return users


def a_user(app: Flask, name: str, *roles: Role) -> str:
    """Add a user with a password of their own, a clinician if not said; return the name."""
    users_of(app).add_user(name, roles or (Role.CLINICIAN,), PASSWORD, "test")
    choose_password(users_of(app), name, PASSWORD)
    users_of(app).set_signing_name(name, f"Dr {name.title()} Test", "test")
    return name


def sign_in(
    client: FlaskClient, name: str, password: str = PASSWORD, target: str = "", **request: Any
) -> TestResponse:
    """Sign in through the form."""
    token = token_in(client.get(SIGN_IN, **request).text)
    form = {"csrf_token": token, "name": name, "password": password, "next": target}
    return client.post(SIGN_IN, data=form, **request)


def at_desk(app: Flask, name: str = "ada", *roles: Role) -> FlaskClient:
    """Return the browser of a new user who has signed in."""
    client = app.test_client()
    assert sign_in(client, a_user(app, name, *roles)).status_code == 303
    return client


def machine(app: Flask, *rights: Right, label: str = "robot") -> dict[str, str]:
    """Return the headers of a machine with a new token; it reads if nothing else is said."""
    owner = users_of(app).add_user(f"owner-of-{label}", tuple(Role), "", "test").name
    services: App = app.extensions["recommender"]
    given = rights or (Right.READ,)
    _, secret = services.machine_tokens.add(label, given, owner, 30, "test")
    return {"Authorization": f"Bearer {secret}"}


def case_of(services: App, **different: Any) -> str:
    """Keep a case of the healthy person, varied; return its id."""
    return services.cases.decide(a_person(services.recommender.content, **different)).case.id


def post(client: FlaskClient, url: str, page: str, **form: Any) -> TestResponse:
    """Send a form with the token of the page that it stands on."""
    return client.post(url, data={"csrf_token": token_on(client, page), **form})


def sign(client: FlaskClient, page: str, end: str = "", **form: Any) -> TestResponse:
    """Sign the rule or promise of a page, in the text that it has there."""
    return send_signature(client, page, text_read_on(client, page), end, **form)


def text_read_on(client: FlaskClient, page: str) -> str:
    """Return the digest of the text that a page of a rule or promise offers to sign."""
    return str(client.get(f"{page}.json").get_json()["text_digest"])


def send_signature(
    client: FlaskClient, page: str, text_digest: str, end: str = "", **form: Any
) -> TestResponse:
    """Send the form of a signature, as it was offered for some text."""
    address = f"{page}/signatures{end}"
    return post(client, address, page, text_digest=text_digest, **form)


def review(client: FlaskClient, case_id: str, end: str = "", **form: Any) -> TestResponse:
    """Review a case as its form does, or as a program with `.json` at the end.

    The token is that of another page, for all of a browser have the same and a case is long.
    """
    return post(client, f"/audit/cases/{case_id}/reviews{end}", "/", **form)
