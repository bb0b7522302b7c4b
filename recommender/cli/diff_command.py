"""The command that says exactly what an edit of the content changes."""

from pathlib import Path

import click

from recommender.service.opening import open_folder

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("old", type=_FOLDER)
@click.argument("new", type=_FOLDER)
@click.option("--only", default="", help="A condition: nothing may change for anybody else.")
def diff(old: Path, new: Path, only: str) -> None:
    """Say what changes between the content in OLD and that in NEW, for whom and for how many.

    With --only, the exit code is 1 if something changes for anybody else.
    """
    from recommender.cli.showing_effects import effect_lines  # noqa: PLC0415 - heavy
    from recommender.service.edit_effects import edit_effects  # noqa: PLC0415 - heavy

    content = open_folder(new)
    found = edit_effects(open_folder(old), content, only)
    for line in effect_lines(found, content.ordinary, has_contract=bool(only)):
        click.echo(line)
    raise SystemExit(0 if found.outside is None else 1)
