"""Records: a digest covers every word, and where one word ends."""

import hashlib
from dataclasses import fields, replace
from typing import Any

import pytest

from recommender.domain.canonical import canonical_json, sha256_hex
from recommender.domain.records import BEGINNING, Event, Record, RecordKind

EVENT = Event("today", RecordKind.LOOK, "case", "ada", b"salt", b"{}", b"[]")
RECORD = Record(2, "today", "look", "case", "ada", "body", BEGINNING, "")
COVERED = [field.name for field in fields(Record) if field.name != "digest"]


def test_data_is_written_in_its_order_without_blanks_in_utf_8() -> None:
    assert canonical_json({"b": [1, None], "a": "é"}) == '{"b":[1,null],"a":"é"}'.encode()


def test_a_digest_covers_the_length_of_each_part_in_eight_bytes() -> None:
    assert sha256_hex(b"ab") == hashlib.sha256(b"\0\0\0\0\0\0\0\2ab").hexdigest()


def test_a_digest_tells_where_one_part_ends() -> None:
    assert sha256_hex(b"ab", b"c") != sha256_hex(b"a", b"bc")


@pytest.mark.parametrize("part", [{"salt": b""}, {"body": b""}, {"answers": b""}])
def test_the_digest_of_a_body_covers_all_that_can_be_deleted(part: dict[str, Any]) -> None:
    other = replace(EVENT, **part)

    assert other.body_digest != EVENT.body_digest


@pytest.mark.parametrize("part", COVERED)
def test_the_digest_of_a_record_covers_its_words_and_the_record_before(part: str) -> None:
    changed: dict[str, Any] = {part: 3 if part == "number" else "other"}
    other = replace(RECORD, **changed)

    assert other.expected_digest() != RECORD.expected_digest()
