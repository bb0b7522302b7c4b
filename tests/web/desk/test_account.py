"""A user's own account: the password, where they are signed in, and the first password."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from recommender.domain.users import Role
from tests.system import Clock
from tests.web.desk.desk_visitors import (
    PASSWORD,
    SIGN_IN,
    a_user,
    at_desk,
    machine,
    post,
    sign_in,
    users_of,
)
from tests.web.visiting import text_of

ACCOUNT = "/audit/account"
CHANGE = f"{ACCOUNT}/password"
END = f"{ACCOUNT}/sign-ins/end"
NEW = "seven otters hum quietly"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def change(
    client: FlaskClient, old: str = PASSWORD, new: str = NEW, again: str = ""
) -> TestResponse:
    form = {"old_password": old, "new_password": new, "repeated_password": again or new}
    return post(client, CHANGE, CHANGE, **form)


def is_in(client: FlaskClient) -> bool:
    return client.get("/audit/cases").status_code == 200


def newly_added(app: Flask) -> FlaskClient:
    """Return the browser of a user who has signed in with what an admin chose."""
    users_of(app).add_user("ada", (Role.CLINICIAN,), PASSWORD, "root")
    client = app.test_client()
    sign_in(client, "ada", target="/audit/rules")
    return client


def test_users_change_their_own_password_which_ends_every_other_sign_in(app: Flask) -> None:
    client, other = at_desk(app), app.test_client()
    sign_in(other, "ada")
    before = client.get_cookie("desk")

    answer = change(client)

    after = client.get_cookie("desk")
    assert answer.status_code == 303
    assert "Your password is changed." in client.get(answer.location).text
    assert is_in(client)
    assert not is_in(other)
    assert before is not None
    assert after is not None
    assert before.value != after.value
    assert sign_in(app.test_client(), "ada").status_code == 422
    assert sign_in(app.test_client(), "ada", NEW).status_code == 303


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"old": "wrong"}, "This is not your password."),
        ({"new": "password1234"}, "among the first that a guesser tries"),
        ({"new": PASSWORD}, "This is your old password. Choose another one."),
        ({"again": "a slip of the finger"}, "The two new passwords differ."),
    ],
)
def test_a_password_stays_where_something_is_wrong(
    app: Flask, form: dict[str, str], words: str
) -> None:
    client = at_desk(app)

    answer = change(client, **form)

    assert answer.status_code == 422
    assert words in text_of(answer.text)
    assert sign_in(app.test_client(), "ada").status_code == 303
    assert is_in(client)


def test_whoever_tries_old_passwords_at_an_open_desk_has_to_wait(app: Flask) -> None:
    client = at_desk(app)
    for _ in range(5):
        change(client, "wrong")

    answer = change(client)

    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "30"
    assert "Wait 30 seconds" in answer.text


def test_a_first_password_opens_nothing_but_the_choice_of_another(app: Flask) -> None:
    client = newly_added(app)

    for page in ("/audit/rules", "/audit/cases", ACCOUNT):
        assert client.get(page).location == f"{CHANGE}?next={page}"
    assert client.get("/audit/cases.json").status_code == 403
    sent = post(client, "/audit/rules/chest-pain/signatures", CHANGE, name="Ada")
    assert sent.location == CHANGE
    page = client.get(f"{CHANGE}?next=/audit/rules").text
    assert "Somebody else chose the one that you have now" in page
    assert 'name="next" value="/audit/rules"' in page
    assert "Sign out ada" in page
    assert change(client, new=PASSWORD).status_code == 422
    assert not is_in(client)

    changed = post(
        client,
        CHANGE,
        CHANGE,
        old_password=PASSWORD,
        new_password=NEW,
        repeated_password=NEW,
        next="/audit/rules",
    )

    assert changed.location == "/audit/rules"
    assert is_in(client)
    assert is_in_again(app, NEW)


def is_in_again(app: Flask, password: str) -> bool:
    """Return whether a new sign-in opens the desk at once."""
    client = app.test_client()
    sign_in(client, "ada", password)
    return is_in(client)


def test_a_password_that_an_admin_has_set_again_is_a_first_one_again(app: Flask) -> None:
    a_user(app, "ada")

    users_of(app).set_password("ada", NEW, "shell:root")

    assert not is_in_again(app, NEW)


def test_users_see_where_they_are_signed_in_by_time_and_browser_alone(
    app: Flask, clock: Clock
) -> None:
    client = at_desk(app)
    clock.go_on(minutes=10)
    other = app.test_client()
    sign_in(other, "ada", headers={"User-Agent": FIREFOX})
    clock.go_on(minutes=5)

    page = client.get(ACCOUNT).text
    listed = client.get(f"{ACCOUNT}.json").get_json()

    newest, own = listed["sign_ins"]
    assert listed["current"] == own["id"]
    assert (newest["browser"], own["browser"]) == ("Firefox", "")
    assert newest["begun"][11:16] == newest["touched"][11:16] == "09:10"
    assert (own["begun"][11:16], own["touched"][11:16]) == ("09:00", "09:15")
    assert "Firefox" in page
    assert "X11" not in page
    assert "this is where you are now" in page
    kept = users_of(app).stores.database
    with kept.reading() as connection:
        assert "X11" not in str(connection.exec_driver_sql("SELECT * FROM sign_ins").all())


def test_a_sign_in_is_ended_by_itself_or_with_all_others(app: Flask) -> None:
    client, *others = at_desk(app), app.test_client(), app.test_client(), app.test_client()
    for other in others:
        sign_in(other, "ada")
    [first] = re.findall(r'"id":"([0-9a-f]{16})"', others[0].get(f"{ACCOUNT}.json").text)[:1]
    current = others[0].get(f"{ACCOUNT}.json").get_json()["current"]

    post(client, END, ACCOUNT, id=current)
    assert [is_in(other) for other in others] == [False, True, True]
    again = post(client, END, ACCOUNT, id=current)
    assert "That sign-in had already ended." in client.get(again.location).text
    post(client, END, ACCOUNT)

    assert first
    assert [is_in(other) for other in others] == [False, False, False]
    assert is_in(client)
    assert "End all others" not in client.get(ACCOUNT).text


@pytest.mark.parametrize("what", ["id", "%", "", "0" * 16])
def test_nobody_ends_a_sign_in_of_somebody_else(app: Flask, what: str) -> None:
    ada, bob = at_desk(app), at_desk(app, "bob")
    sign_in_id = bob.get(f"{ACCOUNT}.json").get_json()["current"] if what == "id" else what

    post(ada, END, ACCOUNT, id=sign_in_id)

    assert is_in(bob)
    assert is_in(ada)


def test_a_user_whom_a_provider_signs_in_has_no_password_to_change(app: Flask) -> None:
    user = users_of(app).add_user("federated", (Role.CLINICIAN,), "", "test")
    client = app.test_client()
    client.set_cookie("desk", users_of(app).open_sign_in(user))

    page = client.get(ACCOUNT).text

    assert "Your organisation signs you in" in page
    assert CHANGE not in page
    assert change(client, "").status_code == 422
    assert sign_in(app.test_client(), "federated", NEW).status_code == 422


def test_a_machine_has_no_account(app: Flask) -> None:
    at_desk(app, "root", Role.ADMIN)

    answer = app.test_client().get(f"{ACCOUNT}.json", headers=machine(app))

    assert answer.status_code == 403


def test_the_clock_put_back_ends_sign_ins_of_the_future_and_lets_people_in_again(
    app: Flask, clock: Clock
) -> None:
    clock.go_on(hours=25)
    client = at_desk(app)
    clock.go_on(hours=-25)

    assert client.get("/audit/cases").location.startswith(SIGN_IN)
    assert sign_in(client, "ada").status_code == 303
    clock.go_on(seconds=-30)
    assert is_in(client)
