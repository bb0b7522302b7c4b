"""The chain: what somebody does to the database behind everybody's back, and what comes of it."""

from contextlib import closing
from pathlib import Path
from typing import Any

from pytest_bdd import given, parsers, then, when
from sqlalchemy import Connection, text

from recommender.domain.anchors import ChainAnchor, Occasion
from recommender.domain.records import Break, Record, RecordKind
from recommender.service.anchors import AnchorWriter, read_anchors
from recommender.service.audit_keys import OpenedKey, make_key, open_key, stamps_of
from recommender.storage.stores import open_stores
from recommender.storage.verifying import Checks
from tests.steps.practice import Practice
from tests.storage import forging

# Record 1 is another person's, so that its words are other words.
CHANGES = {
    "when it happened": "UPDATE records SET at = '2026-11-20T09:00:00.000000Z' WHERE number = :n",
    "who did it": "UPDATE records SET actor = 'eve' WHERE number = :n",
    "whom it is about": "UPDATE records SET subject = 'somebody else' WHERE number = :n",
    "the answers": "UPDATE bodies SET answers = "
    "(SELECT answers FROM bodies WHERE number = 1) WHERE number = :n",
    "the decision": "UPDATE bodies SET body = "
    "(SELECT body FROM bodies WHERE number = 1) WHERE number = :n",
    "the triage that lists show": "UPDATE cases SET gravity = "
    "(SELECT gravity FROM cases WHERE number = 1) WHERE number = :n",
    "the rules that lists show": "UPDATE cases SET fired = "
    "(SELECT fired FROM cases WHERE number = 1) WHERE number = :n",
    "the day that lists show": "UPDATE cases SET at = '2026-11-20T09:00:00.000000Z' "
    "WHERE number = :n",
}
WORDS = "DELETE FROM bodies WHERE number = :n"
RECORD = "DELETE FROM records WHERE number = :n"
STAMP = "DELETE FROM stamps WHERE number = :n"
CASE = "DELETE FROM cases WHERE number = :n"


@when(parsers.parse("somebody changes {what} in record {number:d}"))
def somebody_changes(practice: Practice, what: str, number: int) -> None:
    _tamper(practice, CHANGES[what], n=number)


@when(parsers.parse("somebody takes out record {number:d}"))
def somebody_takes_out(practice: Practice, number: int) -> None:
    for statement in (STAMP, CASE, WORDS, RECORD):
        _tamper(practice, statement, n=number)


@when(parsers.parse("somebody takes out the words of record {number:d}"))
def somebody_takes_out_the_words(practice: Practice, number: int) -> None:
    _tamper(practice, WORDS, n=number)


@when(parsers.parse("the seal of record {number:d} is forged to fit"))
def the_seal_is_forged(practice: Practice, number: int) -> None:
    with practice.services.stores.database.reading() as connection:
        forged = _record(connection, number).expected_digest()
    _tamper(practice, "UPDATE records SET digest = :seal WHERE number = :n", n=number, seal=forged)


@given("an audit key stamps what is kept from here on", target_fixture="key")
def an_audit_key_stamps(practice: Practice, tmp_path: Path) -> OpenedKey:
    make_key(tmp_path / "key")
    key = open_key(tmp_path / "key")
    place = str(practice.services.stores.database.engine.url)
    with closing(open_stores(place, key.stamper)) as stores:
        begun = practice.services.system.event(RecordKind.STAMPING, "key", "software", {})
        stores.records.begin_stamping(begun)
    return key


@given("the last record is anchored", target_fixture="anchor")
def the_last_record_is_anchored(practice: Practice, key: OpenedKey, tmp_path: Path) -> ChainAnchor:
    services, file = practice.services, tmp_path / "anchors"
    writer = AnchorWriter(services.stores.records, services.system, key.stamper, file, "")
    writer.write(Occasion.HOUR)
    [anchor] = read_anchors(file, stamps_of([key.public]))
    return anchor


@when(parsers.parse("somebody forges a look at record {number:d}"))
def somebody_forges_a_look(practice: Practice, number: int) -> None:
    case = practice.kept[number - 1].case.id
    look = practice.services.system.event(RecordKind.LOOK, case, "ada", {"what": "case"})
    forging.append(practice.services.stores, look)


@when("every seal from there on is made anew")
def every_seal_is_made_anew(practice: Practice) -> None:
    with practice.services.stores.database.writing() as connection:
        forging.seal(connection)


@then(parsers.parse("the audit key did not stamp record {number:d}"))
def the_key_did_not_stamp(practice: Practice, key: OpenedKey, number: int) -> None:
    checks = Checks(is_stamp=stamps_of([key.public]))
    broken = practice.services.stores.records.verify(checks=checks).broken
    assert broken is not None
    assert broken.number == number
    assert "stamp is not that of an audit key" in broken.why


@then(parsers.parse("the anchor says that record {number:d} is gone"))
def the_anchor_misses(practice: Practice, anchor: ChainAnchor, number: int) -> None:
    broken = practice.services.stores.records.verify(checks=Checks(anchors=[anchor])).broken
    assert broken is not None
    assert broken.number == number
    assert "is gone" in broken.why


@given("the last seal is noted elsewhere", target_fixture="noted")
def the_last_seal_is_noted(practice: Practice) -> tuple[int, str]:
    found = practice.services.stores.records.verify()
    return found.records, found.head


@then("the chain holds")
def the_chain_holds(practice: Practice) -> None:
    assert practice.services.stores.records.verify().broken is None


@then(parsers.re(r"the chain holds with (?P<number>\d+) records?"))
def the_chain_holds_with(practice: Practice, number: str) -> None:
    found = practice.services.stores.records.verify()

    assert (found.broken, found.records) == (None, int(number))


@then(parsers.parse("the chain breaks at record {number:d}"))
def the_chain_breaks(practice: Practice, number: int) -> None:
    assert _broken(practice).number == number


@then(parsers.parse("the chain says that record {number:d} is missing"))
def the_chain_misses(practice: Practice, number: int) -> None:
    assert _broken(practice).why == f"record {number} is missing"


@then("the seal that was noted is still there")
def the_noted_seal_is_there(practice: Practice, noted: tuple[int, str]) -> None:
    number, seal = noted

    assert practice.services.stores.records.digest_of(number) == seal


@then("the seal that was noted is no longer there")
def the_noted_seal_is_gone(practice: Practice, noted: tuple[int, str]) -> None:
    number, seal = noted

    assert practice.services.stores.records.digest_of(number) != seal


def _broken(practice: Practice) -> Break:
    broken = practice.services.stores.records.verify().broken
    assert broken is not None
    return broken


def _record(connection: Connection, number: int) -> Record:
    found = connection.execute(text("SELECT * FROM records WHERE number = :n"), {"n": number})
    return Record(**found.mappings().one())


def _tamper(practice: Practice, statement: str, **values: Any) -> None:
    with practice.services.stores.database.writing() as connection:
        connection.execute(text(statement), values)
