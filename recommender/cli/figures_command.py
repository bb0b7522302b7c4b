"""`recommender figures`: the pictures of exercises, for who writes their poses."""

from pathlib import Path

import click

from recommender.service.figure_sheet import write_figures
from recommender.service.opening import content_folder
from recommender.service.settings import settings_from


@click.command()
@click.argument("exercises", nargs=-1, metavar="[ID]...")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("build/figures"),
    show_default=True,
    help="The folder to write to.",
)
def figures(exercises: tuple[str, ...], out: Path) -> None:
    """Draw the figures of these exercises, by default of all, into a page and a file each.

    What is wrong with a pose is said here and beside its figure; it is drawn all the same.
    """
    sheet = write_figures(content_folder(settings_from()), exercises, out)
    for line in sheet.lines:
        click.echo(f"{line.exercise}: {line.still_bytes} bytes")
        for problem in line.problems:
            click.echo(f"  {problem}")
    for problem in sheet.problems:
        click.echo(problem, err=True)
    wrong = sum(1 for line in sheet.lines if line.problems)
    click.echo(f"{len(sheet.lines)} figures in {sheet.file}; {wrong} of them with problems")
    if wrong or sheet.problems:
        raise SystemExit(1)
