"""The commands over all kept cases: verify the chain, list faults, replay, measure impact."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click
from rich.console import Console

from recommender.cli.progress import a_bar
from recommender.cli.showing_impact import show_impact
from recommender.cli.stores import open_maintenance
from recommender.cli.verify_commands import key, verify
from recommender.domain.errors import Fault
from recommender.service.recommender import json_text
from recommender.service.settings import settings_from

if TYPE_CHECKING:
    from recommender.service.kept_cases import KeptCases
    from recommender.service.replays import Replayed

_Entry = TypeVar("_Entry")
_TODAY = "today"


@click.group()
def audit() -> None:
    """Check what was decided: the chain of records, replay, and the impact of a change."""


@audit.command()
def faults() -> None:
    """List the decisions in which the rule engine failed, or the check of it did not agree.

    Each with its time, what it is about (a case, or the content where nobody got a plan), and the
    rules that differ.
    """
    found = open_maintenance().faults()
    for event in found:
        said = json.loads(event.body)
        click.echo(f"{event.at} {event.subject} {Fault(said['what'], tuple(said['rules']))}")
    click.echo(f"{len(found)} fault(s) kept.")


@audit.command()
@click.argument("case_id")
def looks(case_id: str) -> None:
    """List who opened the case CASE_ID at the desk, and who was shown it in a list, and when."""
    found = open_maintenance().looks(case_id)
    for event in found:
        click.echo(f"{event.at} {event.actor} {json.loads(event.body)['what']}")
    click.echo(f"{len(found)} look(s) kept.")


@audit.command()
@click.argument("case_id", required=False)
@click.option("--all", "is_all", is_flag=True, help="Replay every case that is kept.")
@click.option(
    "--workers", default=0, type=click.IntRange(0), help="Processes; all cores by default."
)
def replay(case_id: str | None, workers: int, *, is_all: bool) -> None:
    """Decide CASE_ID, or with --all every case, again under its own content."""
    if bool(case_id) is is_all:
        raise click.UsageError("Name one case, or use --all.")
    cases = _kept_cases()
    total = cases.count() if is_all else 1
    same = different = older = 0
    for found_id, replayed in _shown(cases.replay(case_id or "", workers), total, "Replay"):
        same += replayed.is_same
        different += not replayed.is_same
        older += bool(replayed.added)
        if not replayed.is_same:
            click.echo(f"{found_id}: {replayed.problem or _different(replayed)}")
            for entry in replayed.differences:
                click.echo(f"  {entry.place}: {entry.before} -> {entry.after}")
    click.echo(f"{same} the same, {different} different.")
    if older:
        click.echo(f"{older} of them were kept before plans said what to take care with.")
    raise SystemExit(1 if different else 0)


@audit.command()
@click.option("--from", "before", default=_TODAY, help="A digest's beginning, a folder, or today.")
@click.option("--to", "after", required=True, help="The same, for the content after the change.")
@click.option("--cases", "file", type=click.Path(path_type=Path), help="Cases from a file instead.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def impact(before: str, after: str, file: Path | None, *, as_json: bool) -> None:
    """Compare two contents over all kept cases: who changes, and how."""
    from recommender.service.case_files import read_cases  # noqa: PLC0415 - heavy
    from recommender.service.impact import impact_data  # noqa: PLC0415 - heavy

    cases, settings = _kept_cases(), settings_from()
    old, new = (cases.content(name, settings) for name in (before, after))
    if file:
        counted = _shown(read_cases(file), None, "Impact", quiet=as_json)
    else:
        counted = _shown(cases.every(), cases.count(), "Impact", quiet=as_json)
    found = cases.impact(counted, old, new)
    if as_json:
        click.echo(json_text(impact_data(found)), nl=False)
    else:
        show_impact(Console(highlight=False), found)


def _different(replayed: "Replayed") -> str:
    """Return in what way a case without a problem is not the same."""
    found = replayed.following
    if found is None:
        return "different"
    asked = ", ".join(question.id for page in found.pages for question in page.questions)
    gone = "its stop is gone; " if found.loses_stop else ""
    return f"{gone}so far {found.so_far.value}, and these questions would follow: {asked}"


def _kept_cases() -> "KeptCases":
    from recommender.service.kept_cases import KeptCases  # noqa: PLC0415 - heavy

    stores = open_maintenance().stores
    return KeptCases(stores.cases, stores.contents)


def _shown(
    entries: Iterable[_Entry], total: int | None, words: str, *, quiet: bool = False
) -> Iterator[_Entry]:
    """Yield the entries while a bar on the terminal goes on."""
    with a_bar(quiet=quiet) as progress:
        yield from progress.track(entries, total=total, description=words)


audit.add_command(verify)
audit.add_command(key)
