"""Whoever signs in or out, and each change of who may, is written in the chain."""

import json

from recommender.domain.access import Role
from recommender.domain.records import RecordKind
from recommender.service.access import Access
from recommender.storage.stores import Stores
from tests.services.conftest import HERE, OPERATOR, PASSWORD


def test_signing_in_and_out_are_records(access: Access, stores: Stores) -> None:
    _, token = access.sign_in("anna", PASSWORD, HERE)
    access.sign_out(token)

    said = [json.loads(event.body)["change"] for event in stores.journal.about("anna")]
    assert said[-2:] == ["signed in", "signed out"]


def test_who_changed_the_access_of_whom_is_written_in_the_chain(
    access: Access, stores: Stores
) -> None:
    access.disable_user("anna", OPERATOR)
    for _ in range(2):
        access.enable_user("anna", OPERATOR)
    access.add_token("dashboard", Role.AUTHOR, 90, OPERATOR)
    access.revoke_token("dashboard", OPERATOR)

    about = stores.journal.about("anna") + stores.journal.about("token:dashboard")

    assert {(event.kind, event.actor) for event in about} == {(RecordKind.ACCESS, OPERATOR)}
    assert [event.body for event in about] == [
        b'{"change":"user added","role":"clinician"}',
        b'{"change":"user disabled"}',
        b'{"change":"user enabled"}',
        b'{"change":"token added","role":"author"}',
        b'{"change":"token revoked"}',
    ]
    assert stores.journal.verify().broken is None
