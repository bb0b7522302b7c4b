"""Who may come in is as the records state it, whatever was done to the tables beside them."""

import pytest
from sqlalchemy import insert

from recommender.domain.canonical import canonical_json
from recommender.domain.records import Break, RecordKind
from recommender.domain.users import USER_ADDED
from recommender.storage.chain import append_packed, packed
from recommender.storage.stores import Stores
from recommender.storage.tables import users
from tests.storage.conftest import ADA, an_event, change, hour, tamper

SIGN_IN = "a sign-in that no record says was begun, or that has ended"
NOT_STATED = "it is not as the records say: "


def add_as_before(stores: Stores, said: dict[str, str]) -> None:
    """Keep a user as software did whose records stated nothing."""
    happened = an_event("ada", RecordKind.ACCESS, body=canonical_json(said))
    with stores.database.writing() as connection:
        connection.execute(insert(users).values({**vars(ADA), "roles": " ".join(ADA.roles)}))
        append_packed(connection, packed(happened))


def test_whatever_is_done_with_users_is_as_their_records_state_it(staffed: Stores) -> None:
    staffed.users.set_password("ada", "$new$", change("ada"))
    staffed.users.disable("ada", hour(12), change("ada"))
    staffed.users.enable("ada", change("ada"))
    staffed.sign_ins.begin("anew", "ada", hour(17), change("ada", hour(13)))
    staffed.sign_ins.touch("anew", hour(14))
    staffed.sign_ins.begin("another", "bob", hour(17), change("bob", hour(13)))
    staffed.sign_ins.end("another", change("bob"))

    assert staffed.records.verify().breaks == ()


def test_a_sign_in_that_has_ended_by_itself_is_not_missed(staffed: Stores) -> None:
    staffed.sign_ins.begin("later", "bob", hour(23), change("bob", hour(18)))

    assert staffed.records.verify().breaks == ()


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("UPDATE users SET roles = 'admin' WHERE name = 'ada'", "roles"),
        ("UPDATE users SET password_hash = 'known' WHERE name = 'ada'", "password_hash"),
        (
            "UPDATE sign_ins SET token_hash = 'known'",
            SIGN_IN,
        ),
        (
            "UPDATE sign_ins SET ends = '2099'",
            SIGN_IN,
        ),
    ],
)
def test_what_is_not_as_it_was_stated_is_named(staffed: Stores, statement: str, why: str) -> None:
    tamper(staffed, statement)

    assert staffed.records.verify().breaks == (Break(0, NOT_STATED + why, "User ada"),)


def test_a_sign_in_that_was_ended_does_not_come_back_unnoticed(staffed: Stores) -> None:
    staffed.users.set_password("ada", "$new$", change("ada"))
    by_hand = 'INSERT INTO sign_ins (token_hash, "user", touched, ends)'
    tamper(staffed, f"{by_hand} VALUES ('ada''s', 'ada', '{hour(9)}', '{hour(17)}')")

    broken = staffed.records.verify().broken

    assert broken is not None
    assert broken.place == "User ada"


def test_a_secret_is_stated_by_its_digest_alone(staffed: Stores) -> None:
    [*_, event] = staffed.records.about("ada")

    assert ADA.password_hash.encode() not in event.body
    assert b"ada's" not in event.body


def test_of_what_older_records_do_not_state_is_said_how_much_there_is(stores: Stores) -> None:
    add_as_before(stores, {"change": USER_ADDED})

    found = stores.records.verify()

    assert (found.breaks, found.unstated) == ((), 1)


def test_a_user_of_whom_there_is_no_record_is_found_also_among_older_ones(stores: Stores) -> None:
    add_as_before(stores, {"change": "something else"})

    assert stores.records.verify().breaks == (
        Break(0, "no record says that it was added", "User ada"),
    )


def test_a_user_of_older_records_who_was_taken_out_is_missed(stores: Stores) -> None:
    add_as_before(stores, {"change": USER_ADDED})
    tamper(stores, "DELETE FROM users")

    assert stores.records.verify().breaks == (
        Break(0, "the records know it, but it is not there", "User ada"),
    )


def test_all_that_is_wrong_beside_the_chain_is_named(staffed: Stores) -> None:
    tamper(staffed, "UPDATE users SET roles = 'author'")

    places = [broken.place for broken in staffed.records.verify().breaks]
    assert places == ["User ada", "User bob"]
