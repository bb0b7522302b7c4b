"""The stores that a command works on, which are closed when it ends."""

from typing import TYPE_CHECKING

import click

from recommender.service.settings import settings_from

if TYPE_CHECKING:
    from recommender.storage.stores import Stores


def open_stores() -> "Stores":
    """Return the stores that the settings name, for as long as the command runs."""
    from recommender.service.opening_desk import open_all_stores  # noqa: PLC0415 - heavy

    stores = open_all_stores(settings_from())
    click.get_current_context().call_on_close(stores.close)
    return stores
