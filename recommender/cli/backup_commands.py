"""The commands on backups: make one, check one, restore one, and the key that reads them."""

import sys
from pathlib import Path

import click

from recommender.cli.stores import open_maintenance, operator
from recommender.domain.errors import StorageError
from recommender.service.backups import Backups, CheckedBackup
from recommender.service.encryption import new_key
from recommender.service.maintenance import Lost
from recommender.service.settings import settings_from

_FILE = click.Path(path_type=Path)
_identity = click.option(
    "--identity", "-i", type=_FILE, help="The file of a secret key, for an encrypted backup."
)


@click.command()
@click.argument("place", type=_FILE, metavar="FILE|FOLDER")
@click.option(
    "--recipient", "-r", multiple=True, metavar="KEY", help="Encrypt it to this public key of age."
)
@click.option("--keep", type=click.IntRange(1), help="Leave so many backups in the folder.")
def backup(place: Path, recipient: tuple[str, ...], keep: int | None) -> None:
    """Write everything that is kept into FILE, while the service runs.

    In a FOLDER it gets a name with its time. With --keep it is checked as well, and where it is
    sound the oldest backups in the folder that are more than so many are removed.
    """
    made = open_maintenance().back_up(place, recipient, keep or 0)
    click.echo(f"{made.file}: {_counted(made.records, 'record')}. {_care(made.is_encrypted)}")
    for file in made.removed:
        click.echo(f"Removed: {file}")


@click.command()
@click.argument("file", type=_FILE)
@_identity
def check_backup(file: Path, identity: Path | None) -> None:
    """Read the whole of FILE, a backup, and say what it holds; nothing is restored."""
    found = Backups(settings_from().data).check(file, identity)
    click.echo(f"{file}: a sound backup.")
    click.echo(f"It holds {_held(found)}; the chain holds. Its last record:")
    click.echo(f"{found.records}:{found.head}")


@click.command()
@click.argument("file", type=_FILE)
def backup_key(file: Path) -> None:
    """Write a new secret key into FILE, and print the public key that goes with it.

    Keep FILE where the server is not: whoever has it reads all backups, and without it nobody does.
    """
    click.echo(new_key(file))


@click.command()
@click.argument("file", type=_FILE)
@_identity
@click.option("--yes", "is_sure", is_flag=True, help="Do not ask.")
def restore(file: Path, identity: Path | None, *, is_sure: bool) -> None:
    """Replace everything that is kept now with FILE, a backup.

    What would be lost is told first. What is kept now is written into the data folder before
    anything is changed. A backup of an earlier version is brought up to date on the way in.
    """
    stores = open_maintenance()
    with stores.opened_backup(file, identity) as opened:
        if not is_sure:
            click.echo(_lost(stores.would_lose(opened)))
            _ask()
        done = stores.restore(opened, operator())
    found = stores.verify_chain()
    if found.broken:
        raise StorageError(f"Restored, but {found.broken.place} is broken.")
    click.echo(f"Restored: {done.records} records, of which the last says so; the chain holds.")
    click.echo(_lost(done.lost))
    if done.aside:
        click.echo(f"What was kept before is in {done.aside}.")
        click.echo("Keep it as safe as the cases themselves, and delete it when nobody needs it.")


def _ask() -> None:
    if sys.stdin is None or not sys.stdin.isatty():
        raise click.UsageError("Nobody is there to be asked, so nothing was changed. Give --yes.")
    click.confirm("This replaces everything that is kept now. Continue?", abort=True)


def _lost(lost: Lost) -> str:
    told = [
        f"{_counted(lost.cases, 'case')} ({_span(lost.first, lost.last)})",
        _counted(lost.reviews, "review"),
        _counted(lost.signatures, "signature"),
        _counted(lost.users, "user"),
    ]
    some = [words for words in told if not words.startswith("0 ")]
    if not some:
        return "The backup holds all cases, reviews, signatures and users that are kept now."
    return f"Kept now, but not in the backup: {', '.join(some)}."


def _counted(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"


def _care(is_encrypted: bool) -> str:
    if is_encrypted:
        return "Only the holders of the keys that it is encrypted to can read it."
    return "Keep it as safe as the cases themselves."


def _held(found: CheckedBackup) -> str:
    cases = _counted(found.cases, "case")
    if found.cases:
        cases += f" ({_span(found.first_case, found.last_case)})"
    return f"{cases} in {_counted(found.records, 'record')}"


def _span(first: str, last: str) -> str:
    return f"from {_time(first)} to {_time(last)}, UTC"


def _time(at: str) -> str:
    """Return a kept time to the minute."""
    return f"{at[:10]} {at[11:16]}"
