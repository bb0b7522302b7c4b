"""The commands that show that nobody has changed what is kept: verify it, and the audit key."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from recommender.cli.progress import a_bar
from recommender.cli.stores import open_maintenance
from recommender.domain.errors import SettingsError
from recommender.domain.records import Verification
from recommender.service.audit_keys import make_key, open_key
from recommender.service.maintenance import Maintenance, opened_copy
from recommender.service.settings import settings_from
from recommender.service.settings_table import AUDIT_KEY_SETTING
from recommender.service.verification import Outside, outside

TO_DO = (
    "Change nothing: stop the service, copy the database as it is, and compare it with the newest\n"
    "backup that verifies. docs/desk.md says what else to do."
)
EXPECTED = "The record that was expected is among them."
NO_ANCHOR = (
    "CHECKED WITHOUT AN ANCHOR: this does not show that nothing was cut off the end, or that the\n"
    "store is no older copy. Set RECOMMENDER_ANCHORS, or give --anchors or --expect."
)
NO_KEY = (
    "CHECKED WITHOUT AN AUDIT KEY: whoever can write to the database can have forged all of this.\n"
    "Set RECOMMENDER_AUDIT_KEY, or give --public-key."
)
STAMPED_SINCE = (
    "Every record from {} on carries the stamp of the audit key, which covers those before it as\n"
    "they stood when stamping began."
)
ANCHORED = "It holds all {} anchors; the newest is of record {}, {}. Records since: {}."
NOT_REACHED = (
    "The newest anchor, {}, is of record {}, which this copy does not reach: it is older, or its\n"
    "end was cut off."
)
STEPPED_BACK = (
    "Dated well before the record before them: {}. The audit key stamped them so; was the\n"
    "clock of the server put back?"
)
UNMARKED = (
    "Not compared: which rules nearly fired, in {} of {} records. Another version of this\n"
    "software kept these cases, or their content can no longer be used."
)
UNSTATED = (
    "Not compared: {} of the users and tokens of machines, which were last changed before records\n"
    "stated what a change leads to."
)
RECORD_NUMBER = re.compile("[0-9]{1,9}")
_FILE = click.Path(path_type=Path)


@click.command()
@click.option("--expect", default="", help="N:DIGEST as an earlier run printed it.")
@click.option("--file", type=_FILE, help="A backup or a copy of the store, which is only read.")
@click.option("--anchors", type=_FILE, help="The anchors, if not those of the settings.")
@click.option("--public-key", "publics", type=_FILE, multiple=True, help="Of the audit key.")
def verify(expect: str, file: Path | None, anchors: Path | None, publics: tuple[Path, ...]) -> None:
    """Walk the chain of records, and name all that is not as it was kept.

    Where no anchors are written, note the last line somewhere else: with --expect, a later run can
    prove that nothing up to it was taken away or written anew since.
    """
    known = outside(settings_from().audit, publics, anchors)
    with _stores(file) as stores:
        with a_bar() as progress:
            task = progress.add_task("Verify", total=None)
            found = stores.verify(
                lambda number: progress.update(task, completed=number), known, is_copy=bool(file)
            )
        wrong = [
            *(f"{broken.place} is broken: {broken.why}." for broken in found.breaks),
            *(
                f"The kept text of content {digest[:12]} was changed."
                for digest in stores.changed_contents()
            ),
        ]
        if not wrong and expect and not _is_there(stores, expect):
            wrong = [f"Record {expect.partition(':')[0] or '?'} is not the one that was expected."]
    if wrong:
        click.echo("\n".join((*wrong, TO_DO)), err=True)
        raise SystemExit(1)
    click.echo(f"The chain holds: {found.records} records.")
    for words in (*_limits(found), *_seen_from_outside(found, known, is_expected=bool(expect))):
        click.echo(words)
    click.echo("Note the last record in a safe place, and give it to --expect next time:")
    click.echo(f"{found.records}:{found.head}")


@click.command()
def key() -> None:
    """Make the audit key where there is none yet, and print its public half.

    The public half is enough to verify. Keep it with the backups: it is needed even if the key is
    lost.
    """
    audit = settings_from().audit
    if audit is None:
        raise SettingsError(f"{AUDIT_KEY_SETTING}: not set; name the file for the key")
    is_new = not audit.key.exists()
    if is_new:
        make_key(audit.key)
    made = open_key(audit.key)
    is_new_words = "a new audit key" if is_new else "the audit key, made before"
    click.echo(f"{audit.key}: {is_new_words}, {made.stamper.key}. Its public half:", err=True)
    click.echo(made.public, nl=False)


@contextmanager
def _stores(file: Path | None) -> Iterator[Maintenance]:
    if file is None:
        yield open_maintenance()
    else:
        with opened_copy(file, settings_from()) as copy:
            yield copy


def _is_there(stores: Maintenance, expect: str) -> bool:
    number, _, digest = expect.partition(":")
    return bool(RECORD_NUMBER.fullmatch(number)) and stores.has_record(int(number), digest)


def _limits(found: Verification) -> Iterator[str]:
    if found.unmarked:
        yield UNMARKED.format(found.unmarked, found.records)
    if found.unstated:
        yield UNSTATED.format(found.unstated)
    if found.steps_back:
        yield STEPPED_BACK.format(", ".join(map(str, found.steps_back)))


def _seen_from_outside(found: Verification, known: Outside, *, is_expected: bool) -> Iterator[str]:
    if known.is_stamp is None:
        yield NO_KEY
    else:
        yield STAMPED_SINCE.format(found.stamped_since)
    if known.anchors:
        newest = known.anchors[-1]
        if newest.record > found.records:
            yield NOT_REACHED.format(newest.at, newest.record)
        else:
            since = found.records - newest.record
            yield ANCHORED.format(len(known.anchors), newest.record, newest.at, since)
    if is_expected:
        yield EXPECTED
    if not (known.anchors or is_expected):
        yield NO_ANCHOR
