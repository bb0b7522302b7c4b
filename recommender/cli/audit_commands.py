"""The commands over all kept cases: verify the chain, list faults, replay, measure impact."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from recommender.cli.showing_impact import show_impact
from recommender.cli.stores import open_stores
from recommender.content.loading import build_content
from recommender.content.reading import Texts, read_folder
from recommender.domain.cases import CaseFilter, KeptTexts
from recommender.domain.errors import Fault, NotFoundError
from recommender.domain.records import BEGINNING, RecordKind
from recommender.service.opening import content_folder
from recommender.service.recommending import json_text
from recommender.service.settings import settings_from
from recommender.storage.stores import Stores

if TYPE_CHECKING:
    from recommender.service.replaying import Replayed

Entry = TypeVar("Entry")
TODAY = "today"
EXPECTED = "The record that was expected is among them."
NOT_EXPECTED = (
    "This was checked WITHOUT --expect: it does not show that nothing was cut off the end, nor\n"
    "that nobody wrote the whole chain anew."
)
UNMARKED = (
    "Not compared: which rules nearly fired, in {} of {} records. Another version of this\n"
    "software kept these cases, or their content cannot be used any more."
)
RECORD_NUMBER = re.compile("[0-9]{1,9}")


@click.group()
def audit() -> None:
    """Check what was decided: the chain of records, replay, and the impact of a change."""


@audit.command()
@click.option("--expect", default="", help="N:DIGEST as an earlier run printed it.")
def verify(expect: str) -> None:
    """Walk the chain of records and name the first broken one.

    Note the last line somewhere else: with --expect, a later run can prove that nothing up to it
    was taken away or written anew since.
    """
    from recommender.service.marking import KeptMarking  # noqa: PLC0415 - heavy
    from recommender.service.replaying import changed_contents  # noqa: PLC0415 - heavy

    stores = open_stores()
    with _bar() as progress:
        task = progress.add_task("Verify", total=None)
        found = stores.journal.verify(
            lambda number: progress.update(task, completed=number),
            KeptMarking(stores.contents).marks,
        )
    if found.broken:
        _fail(f"Record {found.broken.number} is broken: {found.broken.why}.")
    for digest in changed_contents(stores.contents):
        _fail(f"The kept text of content {digest[:12]} was changed.")
    number, _, digest = expect.partition(":")
    if expect and not _is_record(stores, number, digest):
        _fail(f"Record {number or '?'} is not the one that was expected.")
    click.echo(f"The chain holds: {found.records} records.")
    if found.unmarked:
        click.echo(UNMARKED.format(found.unmarked, found.records))
    click.echo(EXPECTED if expect else NOT_EXPECTED)
    click.echo("Note the last record in a safe place, and give it to --expect next time:")
    click.echo(f"{found.records}:{found.head}")


def _is_record(stores: Stores, number: str, digest: str) -> bool:
    if not RECORD_NUMBER.fullmatch(number):
        return False
    there = BEGINNING if int(number) == 0 else stores.journal.digest_of(int(number))
    return bool(there) and there == digest


@audit.command()
def faults() -> None:
    """List the decisions in which the rule engine failed, or the check of it did not agree.

    Each with its time, what it is about (a case, or the content where nobody got a plan), and the
    rules that differ.
    """
    found = open_stores().journal.of_kind(RecordKind.FAULT)
    for event in found:
        said = json.loads(event.body)
        click.echo(f"{event.at} {event.subject} {Fault(said['what'], tuple(said['rules']))}")
    click.echo(f"{len(found)} fault(s) kept.")


@audit.command()
@click.argument("case_id", required=False)
@click.option("--all", "is_all", is_flag=True, help="Replay every case that is kept.")
@click.option(
    "--workers", default=0, type=click.IntRange(0), help="Processes; all cores without it."
)
def replay(case_id: str | None, workers: int, *, is_all: bool) -> None:
    """Decide CASE_ID, or with --all every case, anew under its own content."""
    from recommender.service.many_cases import replay_all  # noqa: PLC0415 - heavy

    if bool(case_id) is is_all:
        raise click.UsageError("Name one case, or give --all.")
    stores = open_stores()
    wanted = CaseFilter()
    total = stores.cases.count(wanted) if is_all else 1
    kept = stores.cases.texts(wanted) if is_all else iter([stores.cases.find_texts(str(case_id))])
    same = different = older = 0
    for found_id, replayed in _shown(replay_all(kept, _contents(stores), workers), total, "Replay"):
        same += replayed.is_same
        different += not replayed.is_same
        older += bool(replayed.added)
        if not replayed.is_same:
            click.echo(f"{found_id}: {replayed.problem or _different(replayed)}")
            for entry in replayed.differences:
                click.echo(f"  {entry.place}: {entry.before} -> {entry.after}")
    click.echo(f"{same} the same, {different} different.")
    if older:
        click.echo(f"{older} of them were kept before plans told what to take care of.")
    raise SystemExit(1 if different else 0)


@audit.command()
@click.option("--from", "before", default=TODAY, help="A digest's beginning, a folder, or today.")
@click.option("--to", "after", required=True, help="The same, for the content after the change.")
@click.option("--cases", "file", type=click.Path(path_type=Path), help="Cases from a file instead.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def impact(before: str, after: str, file: Path | None, *, as_json: bool) -> None:
    """Compare two contents over all kept cases: who changes, and how."""
    from recommender.service.case_files import read_cases  # noqa: PLC0415 - heavy
    from recommender.service.impact import impact_data, impact_of_all  # noqa: PLC0415 - heavy

    stores = open_stores()
    contents = {}
    digests = []
    for name in (before, after):
        digest, texts = _content(stores, name)
        contents[digest] = texts
        digests.append(digest)
    if file:
        kept: Iterable[KeptTexts] = read_cases(file)
        total = None
    else:
        kept = stores.cases.texts(CaseFilter())
        total = stores.cases.count(CaseFilter())
    counted = _shown(kept, total, "Impact", quiet=as_json)
    found = impact_of_all(counted, contents, *digests)
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


def _fail(why: str) -> NoReturn:
    click.echo(why, err=True)
    raise SystemExit(1)


def _contents(stores: Stores) -> dict[str, dict[str, bytes]]:
    """Return the contents that decided cases, by digest."""
    used = (kept.digest for kept in stores.contents.every() if kept.cases)
    return {digest: stores.contents.files(digest) for digest in used}


def _content(stores: Stores, name: str) -> tuple[str, Texts]:
    """Return a content's digest and files: today's, a folder's, or a kept one's."""
    if name == TODAY or Path(name).is_dir():
        texts = read_folder(content_folder(settings_from()) if name == TODAY else Path(name))
        return build_content(texts).digest, texts
    found = [kept.digest for kept in stores.contents.every() if kept.digest.startswith(name)]
    if len(found) != 1:
        raise NotFoundError(f"{name!r} is neither a folder nor the beginning of one kept content")
    return found[0], stores.contents.files(found[0])


def _shown(
    entries: Iterable[Entry], total: int | None, words: str, *, quiet: bool = False
) -> Iterator[Entry]:
    """Yield the entries while a bar on the terminal goes on."""
    with _bar(quiet=quiet) as progress:
        yield from progress.track(entries, total=total, description=words)


def _bar(*, quiet: bool = False) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    is_hidden = quiet or not console.is_terminal
    return Progress(*columns, TimeRemainingColumn(), console=console, disable=is_hidden)
