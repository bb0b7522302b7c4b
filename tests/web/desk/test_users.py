"""An admin adds, disables and enables the users of the desk, and cannot lock it."""

import json
import re

from flask import Flask

from recommender.domain.users import OF_MACHINES, Role
from recommender.service.app import App
from recommender.service.throttling import IN_A_ROW_MOST
from tests.system import have_failed
from tests.web.desk.desk_visitors import (
    a_user,
    at_desk,
    machine,
    post,
    users_of,
)

USERS = "/audit/users"


def test_an_admin_adds_and_disables_users(app: Flask) -> None:
    client = at_desk(app, "root", Role.ADMIN)
    page = "/audit/users"
    form = {
        "name": "Eve",
        "role": "clinician",
        "signing_name": "Eve Test, GP",
        "password": "quite a long password",
    }

    post(client, page, page, **form)
    for wrong in ({**form, "role": "king"}, {**form, "password": ""}, form):
        assert post(client, page, page, **wrong).status_code == 303
    users = client.get("/audit/users.json").get_json()["users"]
    post(client, "/audit/users/disable", page, name="eve")
    post(client, "/audit/users/disable", page, name="nobody")

    assert [(user["name"], user["roles"]) for user in users] == [
        ("eve", ["clinician"]),
        ("root", ["admin"]),
    ]
    assert "hash" not in json.dumps(users)
    after = {
        user["name"]: user["disabled"]
        for user in client.get("/audit/users.json").get_json()["users"]
    }
    assert after["eve"]
    assert not after["root"]


def test_an_admin_sees_whose_password_somebody_guesses_at(app: Flask, services: App) -> None:
    client = at_desk(app, "root", Role.ADMIN)
    before = client.get(USERS).text
    have_failed(services.users, "root", IN_A_ROW_MOST)

    [user] = client.get("/audit/users.json").get_json()["users"]

    assert user["only_known"]
    assert "guessing" not in before
    assert "recommender users password root" in client.get(USERS).text


def test_an_admin_cannot_lock_the_desk(app: Flask) -> None:
    client = at_desk(app, "root", Role.ADMIN)
    page = client.get(USERS).text

    answer = post(client, "/audit/users/disable", USERS, name="root")

    assert "yes: this is you" in page
    assert "Disable" not in page
    assert (
        'class="notice" role="status">You cannot disable yourself'
        in client.get(answer.location).text
    )
    assert users_of(app).known_user("root")


def test_a_machine_makes_and_disables_nobody_whoever_answers_for_it(app: Flask) -> None:
    headers = machine(app, *OF_MACHINES)
    form = {"name": "eve", "role": "admin", "password": "quite a long password"}

    for end in ("", "/change", "/disable", "/enable"):
        answer = app.test_client().post(f"{USERS}{end}", data=form, headers=headers)
        assert answer.status_code == 403, end

    assert [user.name for user in users_of(app).every()] == ["owner-of-robot"]


def test_an_admin_changes_the_roles_of_others_and_not_their_own(app: Flask) -> None:
    a_user(app, "eve", Role.AUTHOR)
    client = at_desk(app, "root", Role.ADMIN)

    page = client.get(f"{USERS}/change?name=eve").text
    given = {"role": ["clinician", "exporter"], "signing_name": " Dr  Eve Test, GP"}
    post(client, f"{USERS}/change", USERS, name="eve", **given)
    own = post(client, f"{USERS}/change", USERS, name="root", role=["clinician", "admin"])

    assert re.findall(r'value="([a-z]+)" checked', page) == ["author"]
    roles = {user.name: user.roles for user in users_of(app).every()}
    [eve, _] = users_of(app).every()
    assert eve.signing_name == "Dr Eve Test, GP"
    assert roles == {"eve": (Role.CLINICIAN, Role.EXPORTER), "root": (Role.ADMIN,)}
    assert "You cannot change your own roles" in client.get(own.location).text
    assert client.get(f"{USERS}/change?name=nobody").status_code == 404


def test_an_admin_who_is_nothing_else_comes_to_the_users_and_sees_no_case(app: Flask) -> None:
    client = at_desk(app, "root", Role.ADMIN)

    assert client.get("/audit/").location == USERS
    refused = client.get("/audit/cases")
    assert refused.status_code == 403
    assert "To the users" in refused.text
    assert re.findall(r'<a href="(/audit/[a-z]+)"', client.get(USERS).text) == [
        USERS,
        "/audit/account",
    ]


def test_an_admin_is_asked_before_a_user_is_disabled_and_can_take_it_back(app: Flask) -> None:
    at_desk(app, "eve")
    client = at_desk(app, "root", Role.ADMIN)

    question = client.get("/audit/users/disable?name=eve").text
    assert users_of(app).known_user("eve")
    post(client, "/audit/users/disable", USERS, name="eve")
    gone = users_of(app).known_user("eve")
    page = client.get(USERS).text
    post(client, "/audit/users/enable", USERS, name="eve")

    assert "Disable eve?" in question
    assert gone is None
    assert "Enable again" in page
    assert 'class="notice done" role="status">eve can no longer' in page
    assert users_of(app).known_user("eve")
    assert client.get("/audit/users/disable?name=nobody").status_code == 404
