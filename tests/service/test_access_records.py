"""Whoever signs in or out, and each change of who may, is written in the chain."""

import json

from recommender.domain.records import RecordKind
from recommender.domain.users import Right, Role
from recommender.service.machine_tokens import MachineTokens
from recommender.service.users import Users
from recommender.storage.stores import Stores
from tests.service.conftest import HERE, OPERATOR, PASSWORD


def test_signing_in_and_out_are_records(users: Users, stores: Stores) -> None:
    _, token = users.sign_in("anna", PASSWORD, HERE)
    users.sign_out(token)

    said = [json.loads(event.body)["change"] for event in stores.records.about("anna")]
    assert said[-2:] == ["signed in", "signed out"]


def test_who_changed_the_access_of_whom_is_written_in_the_chain(
    users: Users, tokens: MachineTokens, stores: Stores
) -> None:
    users.disable_user("anna", OPERATOR)
    for _ in range(2):
        users.enable_user("anna", OPERATOR)
    users.set_roles("anna", (Role.AUTHOR, Role.CLINICIAN), OPERATOR)
    tokens.add("dashboard", (Right.PROPOSE, Right.READ), "anna", 90, OPERATOR)
    tokens.revoke("dashboard", OPERATOR)

    every = stores.records.about("anna") + stores.records.about("token:dashboard")

    assert {event.kind for event in every} == {RecordKind.ACCESS}
    # besides, anna has set a password of her own
    assert {event.actor for event in every} == {OPERATOR, "anna"}
    about = [event for event in every if event.actor == OPERATOR]
    said = [json.loads(event.body) for event in about]
    # what a change led to is tried where `verify` compares it
    assert all(one.pop("states") for one in said)
    assert said == [
        {"change": "user added", "roles": "clinician"},
        {"change": "user disabled"},
        {"change": "user enabled"},
        {"change": "roles changed", "roles": "clinician author"},
        {
            "change": "token added",
            "rights": "read propose",
            "owner": "anna",
            "ends": "2027-02-19T09:00:00.000000Z",
        },
        {"change": "token revoked"},
    ]
    assert stores.records.verify().broken is None
