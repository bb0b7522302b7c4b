"""Write anchors where whoever writes the database cannot take them back, and read them again."""

import fcntl
import json
import logging
import os
from base64 import b64decode, b64encode
from dataclasses import dataclass, replace
from logging.handlers import SysLogHandler
from pathlib import Path
from threading import Event as Flag
from threading import Thread

from recommender.domain.anchors import ChainAnchor, Occasion, standing
from recommender.domain.canonical import canonical_json
from recommender.domain.errors import RecommenderError, StorageError
from recommender.domain.stamps import IsStamp, Stamper
from recommender.service.events import EventName, EventOutcome, SecurityEvent, log_event
from recommender.service.setting_values import syslog_address
from recommender.service.settings import AuditSettings
from recommender.service.settings_table import ANCHORS_SETTING, SYSLOG_SETTING
from recommender.service.system import System
from recommender.storage.record_store import RecordStore

_HOUR_SECONDS = 60 * 60
SYSLOG_NAME = "recommender-anchor"
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class AnchorWriter:
    """Writes anchors into a file, to syslog or both; threads and processes may share them.

    `syslog` is the socket of this machine's, or host:port for UDP; empty for none.
    """

    records: RecordStore
    system: System
    stamper: Stamper
    file: Path | None
    syslog: str

    def write(self, occasion: Occasion) -> None:
        """Write down the last record; raises StorageError where that fails.

        The log says so if the newest anchor before does not stand in the chain.
        """
        with self.records.head_held() as (number, digest):
            if self.file and occasion is not Occasion.RESTORE:
                self._look_back(self.file)
            key = self.stamper.key
            bare = ChainAnchor(number, digest, self.system.time(), occasion, key)
            line = _line(replace(bare, stamp=self.stamper.stamp(bare.message)))
            if self.file:
                _append(self.file, line)
        if self.syslog:
            _send(self.syslog, line)

    def _look_back(self, file: Path) -> None:
        try:
            lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        except (OSError, UnicodeDecodeError):
            # what reads them all says so
            return
        newest = next(filter(None, map(_anchor, reversed(lines))), None)
        if newest and newest.record and self.records.digest_of(newest.record) != newest.digest:
            broken = SecurityEvent(
                EventName.CHAIN_BROKEN, EventOutcome.FAILURE, number=newest.record
            )
            log_event(broken)
            _LOG.critical(
                "record %s, anchored %s, is gone or another: run `recommender audit verify`",
                newest.record,
                newest.at,
            )

    def keep_on(self, over: Flag, seconds: float = _HOUR_SECONDS) -> None:
        """Write an anchor each hour until it is over; what fails is logged, and tried again."""
        while not over.wait(seconds):
            try:
                self.write(Occasion.HOUR)
            except RecommenderError as error:
                _LOG.error("no anchor was written: %s", error)

    def begin(self) -> None:
        """Write an anchor now, and one each hour for as long as the process lives."""
        self.write(Occasion.START)
        Thread(target=self.keep_on, args=(Flag(),), name="anchors", daemon=True).start()


def read_anchors(file: Path, is_stamp: IsStamp) -> tuple[ChainAnchor, ...]:
    """Return the anchors of a file that the chain must hold, oldest first.

    Lines may begin with what a log puts before them, and one that a crash cut short counts for
    nothing. Raises StorageError for a whole line that is no anchor or that no known key has
    stamped, and where the file cannot be read.
    """
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise StorageError(f"{file}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise StorageError(f"{file}: is not a file of anchors") from None
    found = []
    for number, line in enumerate(lines, start=1):
        if not line.endswith("}"):
            continue
        anchor = _anchor(line)
        if anchor is None or not is_stamp(anchor.stamp, anchor.message):
            why = "is no anchor" if anchor is None else "does not carry the stamp of a known key"
            raise StorageError(
                f"{file}: line {number} {why}: somebody has changed the file, or it is another's. "
                "Look at the copies of the anchors that went to syslog, and at older backups of it"
            )
        found.append(anchor)
    return standing(found)


def _line(anchor: ChainAnchor) -> bytes:
    said = {
        "record": anchor.record,
        "digest": anchor.digest,
        "at": anchor.at,
        "occasion": anchor.occasion,
        "key": anchor.key,
        "stamp": b64encode(anchor.stamp).decode(),
    }
    return canonical_json(said)


def _anchor(line: str) -> ChainAnchor | None:
    try:
        said = json.loads(line[line.index("{") :])
        stamp, occasion = b64decode(said.pop("stamp")), Occasion(said.pop("occasion"))
        made = ChainAnchor(**said, occasion=occasion, stamp=stamp)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
    return made if isinstance(made.record, int) and isinstance(made.at, str) else None


def _append(file: Path, line: bytes) -> None:
    """Add a line at the end, whole and on the disk; a line that a crash cut short stays its own."""
    try:
        place = os.open(file, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        with open(place, "r+b", buffering=0) as opened:
            fcntl.flock(opened, fcntl.LOCK_EX)
            end = opened.seek(0, os.SEEK_END)
            is_cut = end and os.pread(place, 1, end - 1) != b"\n"
            opened.write((b"\n" if is_cut else b"") + line + b"\n")
            os.fsync(place)
    except OSError as error:
        message = f"{ANCHORS_SETTING}: {file}: cannot be written ({error.strerror})"
        raise StorageError(message) from None


def _send(syslog: str, line: bytes) -> None:
    try:
        handler = SysLogHandler(syslog_address(syslog), SysLogHandler.LOG_AUTH)
    except OSError as error:
        message = f"{SYSLOG_SETTING}: {syslog}: cannot be reached ({error.strerror or error})"
        raise StorageError(message) from None
    handler.ident = f"{SYSLOG_NAME}: "
    record = logging.LogRecord(SYSLOG_NAME, logging.INFO, "", 0, line.decode(), None, None)
    failed: list[logging.LogRecord] = []
    handler.handleError = failed.append  # type: ignore[assignment, method-assign]  # else it prints
    handler.emit(record)
    handler.close()
    if failed:
        raise StorageError(f"{SYSLOG_SETTING}: {syslog}: did not take an anchor")


def anchor_writer(
    audit: AuditSettings | None, records: RecordStore, system: System
) -> AnchorWriter | None:
    """Return what writes the anchors that the settings ask for, or None where they ask for none."""
    if audit is None or not (audit.anchors or audit.syslog):
        return None
    from recommender.service.audit_keys import open_key  # noqa: PLC0415 - heavy

    return AnchorWriter(records, system, open_key(audit.key).stamper, audit.anchors, audit.syslog)
