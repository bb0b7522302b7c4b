"""The stores that a command works on, which are closed when it ends; and who works on them."""

import getpass

import click

from recommender.service.opening_desk import open_all_stores
from recommender.service.settings import settings_from
from recommender.storage.stores import Stores


def open_stores() -> Stores:
    """Return the stores that the settings name, for as long as the command runs."""
    stores = open_all_stores(settings_from())
    click.get_current_context().call_on_close(stores.close)
    return stores


def operator() -> str:
    """Return who is at the machine, for the record."""
    return f"shell:{getpass.getuser()}"
