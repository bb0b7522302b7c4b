"""The commands on the store as a whole: begin it on purpose, back it up, restore it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from recommender.cli.stores import open_maintenance, operator
from recommender.domain.errors import ConflictError, StorageError
from recommender.service.settings import settings_from

if TYPE_CHECKING:
    from recommender.service.maintenance import Lost


@click.command()
def init() -> None:
    """Start an empty store on purpose, where an earlier one has been lost.

    A first start does not need this command. If you have a backup, restore it afterwards.
    """
    from recommender.service.opening_stores import begin_all_stores, has_store  # noqa: PLC0415 - heavy

    settings = settings_from()
    if has_store(settings):
        raise ConflictError("There is a store already; nothing was changed.")
    begin_all_stores(settings).close()
    click.echo("An empty store has been started.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def backup(file: Path) -> None:
    """Write everything that is kept into FILE, while the service runs."""
    number = open_maintenance().back_up(file)
    click.echo(f"{file}: {number} records. Keep it as safe as the cases themselves.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", "is_sure", is_flag=True, help="Do not ask.")
def restore(file: Path, *, is_sure: bool) -> None:
    """Replace everything that is kept now with FILE, a backup.

    What is kept now is written into the data folder first.
    """
    stores = open_maintenance()
    if not is_sure:
        click.echo(_lost(stores.would_lose(file)))
        click.confirm("This replaces everything that is kept now. Continue?", abort=True)
    done = stores.restore(file, operator())
    found = stores.verify_chain()
    if found.broken:
        raise StorageError(f"Restored, but record {found.broken.number} is broken.")
    click.echo(f"Restored: {done.records} records, of which the last says so; the chain holds.")
    click.echo(_lost(done.lost))
    if done.aside:
        click.echo(f"What was kept before is in {done.aside}.")
        click.echo("Keep it as safe as the cases themselves, and delete it when nobody needs it.")


def _lost(lost: "Lost") -> str:
    numbers = {
        "case": lost.cases,
        "review": lost.reviews,
        "signature": lost.signatures,
        "user": lost.users,
    }
    told = [f"{number} {name}{'s' * (number > 1)}" for name, number in numbers.items() if number]
    if not told:
        return "The backup holds all cases, reviews, signatures and users that are kept now."
    return f"Kept now, but not in the backup: {', '.join(told)}."
