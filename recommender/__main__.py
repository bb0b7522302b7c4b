"""Where the doors meet: the command line, and the command that opens the door of the browser."""

import click

from recommender.cli.main import main
from recommender.service import open_service


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
def serve(host: str, port: int) -> None:
    """Serve the form and the API to browsers and programs."""
    # imported here so that the other commands need not wait for it
    from recommender.web.serving import run  # noqa: PLC0415

    service = open_service()
    click.echo(f"The form: http://{host}:{port}/   The API: http://{host}:{port}/api/docs/")
    run(service, host, port)


if __name__ == "__main__":
    main()
