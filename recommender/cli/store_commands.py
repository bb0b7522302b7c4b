"""The commands on the store as a whole: begin it on purpose."""

import click

from recommender.domain.errors import ConflictError
from recommender.service.settings import settings_from


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
