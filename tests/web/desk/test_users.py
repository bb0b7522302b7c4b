"""An admin adds, disables and enables the users of the desk, and cannot lock it."""

import json

from flask import Flask

from recommender.domain.users import Role
from tests.web.desk.desk_visitors import (
    at_desk,
    machine,
    post,
    users_of,
)

USERS = "/audit/users"


def test_an_admin_adds_and_disables_users(app: Flask) -> None:
    client = at_desk(app, "root", Role.ADMIN)
    page = "/audit/users"
    form = {"name": "Eve", "role": "clinician", "password": "quite a long password"}

    post(client, page, page, **form)
    for wrong in ({**form, "role": "king"}, {**form, "password": ""}, form):
        assert post(client, page, page, **wrong).status_code == 303
    users = client.get("/audit/users.json").get_json()["users"]
    post(client, "/audit/users/disable", page, name="eve")
    post(client, "/audit/users/disable", page, name="nobody")

    assert [(user["name"], user["role"]) for user in users] == [
        ("eve", "clinician"),
        ("root", "admin"),
    ]
    assert "hash" not in json.dumps(users)
    after = {
        user["name"]: user["disabled"]
        for user in client.get("/audit/users.json").get_json()["users"]
    }
    assert after["eve"]
    assert not after["root"]


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


def test_a_machine_cannot_disable_the_last_admin(app: Flask) -> None:
    at_desk(app, "root", Role.ADMIN)
    client, headers = app.test_client(), machine(app, Role.ADMIN)

    client.post("/audit/users/disable", data={"name": "root"}, headers=headers)

    assert users_of(app).known_user("root")


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
