"""The command that begins a store on purpose."""

import click

from recommender.domain.errors import ConflictError
from recommender.service.settings import settings_from


@click.command()
def init() -> None:
    """Begin an empty store on purpose, where an earlier one is lost.

    A first start needs no such command. Whoever has a backup restores it afterwards.
    """
    from recommender.service.opening_desk import begin_all_stores, has_store  # noqa: PLC0415 - heavy

    settings = settings_from()
    if has_store(settings):
        raise ConflictError("There is a store already; nothing was changed.")
    begin_all_stores(settings).close()
    click.echo("An empty store is begun.")
