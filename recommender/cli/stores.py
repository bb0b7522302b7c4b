"""The stores that a command works on, which are closed when it ends; and who works on them."""

import getpass

import click

from recommender.service.logs import set_up_logs_of_command
from recommender.service.maintenance import Maintenance
from recommender.service.opening_stores import open_all_stores
from recommender.service.settings import settings_from


def open_maintenance() -> Maintenance:
    """Return the stores that the settings name, for as long as the command runs."""
    settings = settings_from()
    set_up_logs_of_command(settings)
    opened = Maintenance(open_all_stores(settings), settings)
    click.get_current_context().call_on_close(opened.close)
    return opened


def operator() -> str:
    """Return who is at the machine, for the record."""
    return f"shell:{getpass.getuser()}"
