"""Where the doors meet: the command line, and the command that opens the door of the browser."""

import click

from recommender.cli import audit_commands, store_commands, user_commands
from recommender.cli.diff_command import diff
from recommender.cli.main import main
from recommender.cli.population_commands import cohort, population
from recommender.cli.proof_commands import prove
from recommender.service.settings import settings_from

__all__ = ("audit_commands", "main", "store_commands", "user_commands")

main.add_command(prove)
main.add_command(diff)
main.add_command(population)
main.add_command(cohort)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
def serve(host: str, port: int) -> None:
    """Serve the form and the API to browsers and programs."""
    from recommender.service.opening_desk import open_keeper, with_secret  # noqa: PLC0415 - heavy
    from recommender.web.serving import run  # noqa: PLC0415 - heavy

    settings = settings_from()
    keeper = open_keeper(settings)
    click.echo(f"The form: http://{host}:{port}/   The API: http://{host}:{port}/api/docs/")
    run(keeper, with_secret(settings), host, port)


if __name__ == "__main__":
    main()
