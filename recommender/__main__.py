"""The command line, with the command that serves the web application."""

from dataclasses import replace
from functools import partial

import click

from recommender.cli.main import main
from recommender.domain.errors import SettingsError
from recommender.service.setting_values import THIS_MACHINE
from recommender.service.settings import Settings, settings_from
from recommender.service.settings_table import HOSTS_SETTING, HTTPS_SETTING, PROXIES_SETTING

__all__ = ("main", "serve")
# to listen there is to listen on every address that the machine has
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - to be warned of


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
def serve(host: str, port: int) -> None:
    """Serve the form and the API to browsers and programs."""
    from recommender.service.app import open_served_app  # noqa: PLC0415 - heavy
    from recommender.web.serving import run  # noqa: PLC0415 - heavy

    settings = settings_from()
    if settings.is_https and not settings.proxies:
        raise SettingsError(
            f"{PROXIES_SETTING}: not set; with {HTTPS_SETTING}=1 a proxy in front ends TLS, so say "
            "how many there are"
        )
    if settings.hosts == THIS_MACHINE:
        settings = replace(settings, hosts=(*THIS_MACHINE, host.lower()))
    services = open_served_app(settings)
    run(services, host, port, partial(welcome, settings, host))


def welcome(settings: Settings, host: str, port: int) -> None:
    """Say where the server listens, and who can reach it."""
    if host not in THIS_MACHINE and not settings.is_https:
        click.echo(
            "Others can reach this over plain http, and read all that is sent. "
            f"Put TLS in front, and set {HTTPS_SETTING}=1.",
            err=True,
        )
    if host in EVERYWHERE and settings.hosts == (*THIS_MACHINE, host):
        click.echo(
            "It answers to no name but those of this machine. Set "
            f"{HOSTS_SETTING} to the names by which others reach it.",
            err=True,
        )
    address = f"http://{host}:{port}"
    docs = f"   The API: {address}/api/docs/" if settings.shows_api_docs else ""
    click.echo(f"The form: {address}/   The desk: {address}/audit{docs}")


main.add_command(serve)

if __name__ == "__main__":
    main()
