"""`recommender format`: one spelling for the files that clinicians and developers write."""

from pathlib import Path

import click

from recommender.service.formatting import format_folder
from recommender.service.opening import content_folder
from recommender.service.settings import settings_from

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("folder", required=False, type=_FOLDER)
@click.option("--check", "is_check", is_flag=True, help="Write nothing; exit with 1 if it would.")
def format(folder: Path | None, *, is_check: bool) -> None:  # noqa: A001 - the command's name
    """Lay out the YAML of FOLDER (by default of this content) uniformly; comments stay."""
    changed = format_folder(folder or content_folder(settings_from()), is_written=not is_check)
    for name in changed:
        click.echo(f"{name}: {'is laid out differently' if is_check else 'written'}")
    if is_check and changed:
        click.echo("Run `recommender format` to write them.", err=True)
        raise SystemExit(1)
