"""The command that prints the hazards as a document."""

import click

from recommender.service.hazard_log import hazard_log
from recommender.service.opening import open_recommender
from recommender.service.settings import settings_from


@click.command()
def hazards() -> None:
    """Print the serious causes with their signs, rules and cases, as Markdown."""
    click.echo(hazard_log(open_recommender(settings_from())), nl=False)
