"""The command that deletes old cases."""

import click

from recommender.cli.stores import open_maintenance, operator
from recommender.domain.errors import SettingsError
from recommender.service.settings_table import KEEP_DAYS_MOST, KEEP_DAYS_SETTING


@click.command()
@click.option(
    "--older-than",
    "days",
    type=click.IntRange(0, KEEP_DAYS_MOST),
    help=f"Days; without it, those of {KEEP_DAYS_SETTING}.",
)
@click.option("--yes", "is_sure", is_flag=True, help="Do not ask.")
def forget(days: int | None, *, is_sure: bool) -> None:
    """Delete for good all cases older than some days, with all that belongs to them.

    The server does so by itself where a time is set. Backups still hold the cases.
    """
    stores = open_maintenance()
    days = stores.settings.keep_days if days is None else days
    if days is None:
        raise SettingsError(f"Say --older-than DAYS, or set {KEEP_DAYS_SETTING}.")
    if not is_sure:
        number = stores.retention.count(days)
        what = "1 case is" if number == 1 else f"{number} cases are"
        click.echo(f"{what} older than {days} days.")
        if number:
            click.confirm("Delete all of that for good?", abort=True)
    click.echo(f"Deleted: {stores.retention.forget(days, operator())}.")
