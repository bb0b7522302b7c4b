"""The commands on backups: make one, restore one."""

import sys
from pathlib import Path

import click

from recommender.cli.stores import open_maintenance, operator
from recommender.domain.errors import StorageError
from recommender.service.maintenance import Lost

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("file", type=_FILE)
def backup(file: Path) -> None:
    """Write everything that is kept into FILE, while the service runs."""
    number = open_maintenance().back_up(file)
    click.echo(f"{file}: {number} records. Keep it as safe as the cases themselves.")


@click.command()
@click.argument("file", type=_FILE)
@click.option("--yes", "is_sure", is_flag=True, help="Do not ask.")
def restore(file: Path, *, is_sure: bool) -> None:
    """Replace everything that is kept now with FILE, a backup.

    What would be lost is told first. What is kept now is written into the data folder before
    anything is changed. A backup of an earlier version is brought up to date on the way in.
    """
    stores = open_maintenance()
    with stores.opened_backup(file) as opened:
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
    cases = f" (from {_time(lost.first)} to {_time(lost.last)}, UTC)"
    told = [
        _counted(lost.cases, "case") + cases,
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


def _time(at: str) -> str:
    """Return a kept time to the minute."""
    return f"{at[:10]} {at[11:16]}"
