"""The commands over the stated population: how rules weigh on it, and people drawn from it."""

import json
import sys
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from recommender.domain.content import Content
from recommender.domain.rules import Triage
from recommender.exchange.plan import value_data
from recommender.service.opening import open_recommender
from recommender.service.settings import settings_from

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recommender.service.red_lines import LineFound
    from recommender.service.weighing import Share

MOST_RULES = 10
PLAIN_WIDTH = 80


@click.command()
@click.option("--rules", "with_rules", is_flag=True, help="Name the rules that send most people.")
def population(*, with_rules: bool) -> None:
    """Show the share of each triage in the population that the content states.

    Each is that of many drawn people, with its error: the true share lies within it in 95 of 100
    drawings.
    """
    from recommender.service.weighing import (  # noqa: PLC0415 - heavy
        Weighing,
        carriers,
        mean_shares,
    )

    content = open_recommender(settings_from()).content
    weighing = Weighing(content)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        run = weighing.run(with_rules=with_rules)
        found = list(progress.track(run, total=len(weighing.population.kinds), description="Weigh"))
    # a pipe has no width of its own; 80 columns fit everywhere
    console = Console(highlight=False, width=None if sys.stdout.isatty() else PLAIN_WIDTH)
    table = table_of_shares("of 100 people")
    add_with_errors(table, "everybody", mean_shares(found).values())
    for entry in found:
        name = f"{entry.kind.name} ({entry.kind.share:g} %)"
        table.add_row(name, *map(_percent, entry.triage.values()))
    console.print(table)
    for triage in Triage if with_rules else ():
        carried = list(carriers(found, content, triage).items())[:MOST_RULES]
        lines = ", ".join(
            f"{rule} {_percent(share.value)}" for rule, share in carried if share.value
        )
        console.print(f"{triage.value}: {lines or 'no rule alone'}")
    show_balance(console, content)
    console.print(weighing.population.about)


def show_balance(console: Console, content: Content) -> None:
    """Print the share of each triage, how far off it may be, and each red line."""
    from recommender.service.red_lines import balance  # noqa: PLC0415 - heavy

    found = balance(content)
    table = table_of_shares("of 100 people")
    add_with_errors(table, "as stated", found.stated.values())
    for name, shares in found.supposed.items():
        table.add_row(name, *(_percent(share.value) for share in shares.values()))
    console.print(table)
    for entry in found.lines:
        console.print(f"{_kept(entry)}: {entry.line.name} {_bounds(entry)}")


def table_of_shares(title: str) -> Table:
    """Return an empty table with a column for each triage, its name on two lines.

    Only the first column gives way, so no number and no name of a triage is ever cut off.
    """
    table = Table(title, box=None, pad_edge=False)
    for triage in Triage:
        name = triage.value.replace("_", "\n", 1).replace("_", " ")
        table.add_column(name, justify="right", no_wrap=True)
    return table


def add_with_errors(table: Table, name: str, shares: "Iterable[Share]") -> None:
    """Add a row of shares, and below it how far off each may be."""
    shares = tuple(shares)
    table.add_row(name, *(_percent(share.value) for share in shares))
    table.add_row("  give or take", *(f"± {_percent(share.error)}" for share in shares))


def _kept(found: "LineFound") -> str:
    if found.is_kept:
        return "kept"
    kept_if = ", or ".join(found.kept_if)
    return f"missed, kept with {kept_if}" if kept_if else "missed"


def _bounds(found: "LineFound") -> str:
    line, share = found.line, f"{_with_error(found.share)} %"
    if line.at_least:
        return f"{share}, at least {line.at_least:g} %"
    return f"{share}, at most {line.at_most:g} %"


def _with_error(share: "Share") -> str:
    return f"{_percent(share.value)} ± {_percent(share.error)}"


def _percent(share: float) -> str:
    return f"{share * 100:.2f}"


@click.group()
def cohort() -> None:
    """Invent people, many at a time."""


@cohort.command()
@click.option("--n", "count", default=100, show_default=True, type=click.IntRange(1, 1_000_000))
@click.option("--seed", default=1, show_default=True, help="The same seed draws the same people.")
def simulate(count: int, seed: int) -> None:
    """Draw people from the stated population: one JSON object of answers a line."""
    from recommender.service.weighing import Weighing  # noqa: PLC0415 - heavy

    weighing = Weighing(open_recommender(settings_from()).content, seed=seed)
    for answers in weighing.draw(count):
        data = {name: value_data(value) for name, value in answers.items()}
        click.echo(json.dumps(data, ensure_ascii=False))
