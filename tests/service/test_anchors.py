"""Anchors are written where they are asked for, and read again as they were written."""

import logging
import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from recommender.domain.anchors import ChainAnchor, Occasion
from recommender.domain.errors import SettingsError, StorageError
from recommender.service.anchors import AnchorWriter, anchor_writer, read_anchors
from recommender.service.audit_keys import OpenedKey, make_key, open_key, stamps_of
from recommender.service.settings import AuditSettings
from recommender.service.system import System
from recommender.storage.stores import Stores, open_stores
from tests.storage.conftest import an_event, tamper


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> OpenedKey:
    file = tmp_path_factory.mktemp("key") / "key"
    make_key(file)
    return open_key(file)


@pytest.fixture(scope="module")
def other_key(tmp_path_factory: pytest.TempPathFactory) -> OpenedKey:
    file = tmp_path_factory.mktemp("other") / "key"
    make_key(file)
    return open_key(file)


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[Stores]:
    with closing(open_stores(tmp_path / "kept.db")) as opened:
        opened.records.write(an_event())
        yield opened


@pytest.fixture
def writer(stores: Stores, key: OpenedKey, tmp_path: Path) -> AnchorWriter:
    return AnchorWriter(stores.records, System(), key.stamper, tmp_path / "anchors", "")


def read(writer: AnchorWriter, key: OpenedKey) -> tuple[ChainAnchor, ...]:
    assert writer.file is not None
    return read_anchors(writer.file, stamps_of([key.public]))


def test_an_anchor_names_the_last_record(writer: AnchorWriter, key: OpenedKey) -> None:
    writer.write(Occasion.START)

    [anchor] = read(writer, key)
    assert (anchor.record, anchor.digest) == (1, writer.records.digest_of(1))
    assert (anchor.occasion, anchor.key) == (Occasion.START, key.stamper.key)


def test_each_anchor_is_a_line_more_in_a_file_of_its_owners(
    writer: AnchorWriter, key: OpenedKey
) -> None:
    for occasion in (Occasion.START, Occasion.BACKUP):
        writer.write(occasion)

    assert writer.file is not None
    assert [one.occasion for one in read(writer, key)] == [Occasion.START, Occasion.BACKUP]
    assert writer.file.stat().st_mode & 0o777 == 0o600


def test_after_a_restore_no_older_anchor_counts(writer: AnchorWriter, key: OpenedKey) -> None:
    for occasion in (Occasion.START, Occasion.RESTORE, Occasion.HOUR):
        writer.write(occasion)

    assert [one.occasion for one in read(writer, key)] == [Occasion.RESTORE, Occasion.HOUR]


def test_a_line_that_a_crash_cut_short_spoils_no_other(
    writer: AnchorWriter, key: OpenedKey
) -> None:
    writer.write(Occasion.START)
    assert writer.file is not None
    with writer.file.open("ab") as opened:
        opened.write(b'{"record":')

    writer.write(Occasion.HOUR)

    assert len(read(writer, key)) == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [('"record":1', '"record":2'), ('"start"', '"restore"'), ('"at":"2', '"at":"1')],
)
def test_a_line_that_was_changed_is_named(
    writer: AnchorWriter, key: OpenedKey, old: str, new: str
) -> None:
    writer.write(Occasion.START)
    assert writer.file is not None
    writer.file.write_text(writer.file.read_text().replace(old, new))

    with pytest.raises(StorageError, match="line 1 does not carry the stamp of a known key"):
        read(writer, key)


def test_an_anchor_of_another_key_is_none(
    writer: AnchorWriter, key: OpenedKey, other_key: OpenedKey
) -> None:
    replace(writer, stamper=other_key.stamper).write(Occasion.START)

    with pytest.raises(StorageError, match="line 1 does not carry"):
        read(writer, key)


def test_anchors_of_several_keys_are_known_by_all_their_public_halves(
    writer: AnchorWriter, key: OpenedKey, other_key: OpenedKey
) -> None:
    replace(writer, stamper=other_key.stamper).write(Occasion.START)
    writer.write(Occasion.HOUR)

    assert writer.file is not None
    both = stamps_of([key.public + other_key.public])
    assert len(read_anchors(writer.file, both)) == 2


def test_lines_may_come_from_a_log(writer: AnchorWriter, key: OpenedKey) -> None:
    writer.write(Occasion.START)
    assert writer.file is not None
    writer.file.write_text(f"Nov 26 18:00 host recommender-anchor: {writer.file.read_text()}")

    assert len(read(writer, key)) == 1


@pytest.mark.parametrize("text", ['{"record":1}', "[]}", b"\xff}"])
def test_what_is_no_anchor_is_refused(tmp_path: Path, key: OpenedKey, text: str | bytes) -> None:
    file = tmp_path / "anchors"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())

    with pytest.raises(StorageError, match=r"is no anchor|is not a file of anchors"):
        read_anchors(file, stamps_of([key.public]))


def test_a_file_that_is_not_there_is_named(tmp_path: Path, key: OpenedKey) -> None:
    with pytest.raises(StorageError, match="nowhere: cannot be read"):
        read_anchors(tmp_path / "nowhere", stamps_of([key.public]))


def test_where_an_anchor_cannot_be_written_the_setting_is_named(
    writer: AnchorWriter, tmp_path: Path
) -> None:
    with pytest.raises(StorageError, match=r"RECOMMENDER_ANCHORS: .*cannot be written"):
        replace(writer, file=tmp_path / "no" / "anchors").write(Occasion.START)


def test_the_log_says_at_once_when_the_newest_anchor_is_gone(
    writer: AnchorWriter, stores: Stores, caplog: pytest.LogCaptureFixture
) -> None:
    writer.write(Occasion.START)
    tamper(stores, "DELETE FROM bodies", "DELETE FROM records")

    writer.write(Occasion.HOUR)

    assert "record 1, anchored" in caplog.text
    assert caplog.records[-1].levelno == logging.CRITICAL


def test_anchors_are_written_until_it_is_over(writer: AnchorWriter, key: OpenedKey) -> None:
    class TwoHours(threading.Event):
        """Waits for nothing, twice."""

        hours = 2

        def wait(self, timeout: float | None = None) -> bool:
            self.hours -= 1
            return self.hours < 0

    writer.keep_on(TwoHours())

    assert [one.occasion for one in read(writer, key)] == [Occasion.HOUR, Occasion.HOUR]


def test_what_fails_in_an_hour_is_logged_and_tried_again_in_the_next(
    writer: AnchorWriter, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    class ThreeHours(threading.Event):
        """Waits for nothing; the second hour finds the folder that the first lacked."""

        hours = 3

        def wait(self, timeout: float | None = None) -> bool:
            self.hours -= 1
            if self.hours == 1:
                (tmp_path / "late").mkdir()
            return self.hours < 0

    late = replace(writer, file=tmp_path / "late" / "anchors")

    late.keep_on(ThreeHours())

    assert caplog.text.count("no anchor was written") == 1
    assert len((tmp_path / "late" / "anchors").read_text().splitlines()) == 2


def test_an_anchor_goes_to_syslog_too(writer: AnchorWriter, key: OpenedKey, tmp_path: Path) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))
        server.settimeout(10)

        replace(writer, syslog=f"127.0.0.1:{server.getsockname()[1]}").write(Occasion.START)

        sent = server.recv(4096).decode().rstrip("\0")
    assert "recommender-anchor: " in sent
    file = tmp_path / "syslog"
    file.write_text(sent)
    assert read_anchors(file, stamps_of([key.public])) == read(writer, key)


def test_a_syslog_that_is_not_there_is_named(writer: AnchorWriter, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"RECOMMENDER_ANCHOR_SYSLOG: .*did not take an anchor"):
        replace(writer, syslog=str(tmp_path / "nowhere")).write(Occasion.START)


def test_without_a_place_for_anchors_none_are_written(stores: Stores, tmp_path: Path) -> None:
    make_key(tmp_path / "key")

    assert anchor_writer(None, stores.records, System()) is None
    assert anchor_writer(AuditSettings(tmp_path / "key"), stores.records, System()) is None


def test_a_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "key"
    make_key(file)
    before = file.read_bytes()

    with pytest.raises(SettingsError, match="cannot be written"):
        make_key(file)

    assert file.read_bytes() == before
    assert file.stat().st_mode & 0o777 == 0o600
    assert open_key(file).public.startswith("-----BEGIN PUBLIC KEY-----")


def test_a_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    make_key(tmp_path / "key")
    (tmp_path / "key").chmod(0o640)

    with pytest.raises(SettingsError, match="can be read by other users; run: chmod 600"):
        open_key(tmp_path / "key")


@pytest.mark.parametrize("text", ["", "secret", "-----BEGIN PUBLIC KEY-----\nx\n"])
def test_what_is_no_key_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "key"
    file.touch(0o600)
    file.write_text(text)

    with pytest.raises(SettingsError, match="holds no audit key"):
        open_key(file)
    with pytest.raises(SettingsError, match="not a public key"):
        stamps_of([text])


def test_a_key_that_is_missing_says_how_it_is_made(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="is not there; `recommender audit key` makes it"):
        open_key(tmp_path / "key")


def test_a_private_key_is_no_public_one(tmp_path: Path) -> None:
    make_key(tmp_path / "key")

    with pytest.raises(SettingsError, match="not a public key"):
        stamps_of([(tmp_path / "key").read_text()])
