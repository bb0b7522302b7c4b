"""The command that proves the rules: every promise and every claim, for everybody."""

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from recommender.domain.conditions import Answers
from recommender.exchange.plan import value_data
from recommender.service.opening import open_recommender
from recommender.service.settings import settings_from

if TYPE_CHECKING:
    from recommender.service.proofs import ProofReport


@click.command()
@click.option(
    "--write",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write answers for which something fails to FOLDER, for `recommender plan`.",
)
@click.option("--all", "is_all", is_flag=True, help="Also list what holds and what is exempted.")
def prove(folder: Path | None, *, is_all: bool) -> None:
    """Prove every promise about the rules over all possible answers; exit with 1 if one fails."""
    from recommender.cli.showing_proofs import report_lines  # noqa: PLC0415 - heavy
    from recommender.service.proofs import ProofReport, Proofs  # noqa: PLC0415 - heavy

    def proved(proofs: Proofs) -> ProofReport:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
            steps = progress.track(proofs.run(), total=proofs.steps, description="Prove")
            return proofs.report(list(steps))

    started = time.monotonic()
    content = open_recommender(settings_from()).content
    report = proved(Proofs(content))
    for line in report_lines(report, content.ordinary, is_all=is_all):
        click.echo(line)
    if folder is not None:
        _write(folder, _examples(report))
    click.echo(f"{time.monotonic() - started:.1f} seconds.")
    raise SystemExit(0 if report.is_sound else 1)


def _examples(report: "ProofReport") -> dict[str, Answers | None]:
    """Return the answers for which something fails, by the name of their file."""
    found = {entry.promise.id: entry.counterexample for entry in report.broken}
    weaknesses = (weakness for family in report.families for weakness in family.weaknesses)
    for number, weakness in enumerate(weaknesses, start=1):
        if weakness.before is not None:
            found[f"{weakness.family.value}-{number}"] = weakness.before
    return found


def _write(folder: Path, examples: dict[str, Answers | None]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, answers in examples.items():
        data = {question: value_data(value) for question, value in (answers or {}).items()}
        file = folder / f"{name}.json"
        file.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        click.echo(f"Try it: recommender plan {file}")
