"""The commands of `recommender`. Exit codes: 0 done, 1 bad input, 2 wrong usage, 3 our fault."""

import sys
from typing import TextIO

import click
from rich.console import Console

from recommender import __version__
from recommender.cli import showing
from recommender.cli.asking import StoppedError, ask_all
from recommender.cli.late import LateGroup
from recommender.cli.showing_reasons import show_reasons
from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.errors import (
    AnswersError,
    ConflictError,
    ContentError,
    EngineError,
    NotFoundError,
    SettingsError,
    StorageError,
)
from recommender.domain.plan import Plan
from recommender.exchange.catalogue import CATALOGUES
from recommender.exchange.plan_json import dump_plan
from recommender.service.checking import check_content
from recommender.service.explanations import SHARED_EXPLANATIONS, explanation_data
from recommender.service.opening import open_recommender
from recommender.service.recommender import json_text
from recommender.service.settings import settings_from
from recommender.service.told_reasons import told_reasons

NOT_A_DEVICE = (
    "This is not a medical device, and no clinician has signed the rules that come with it. "
    "It does not replace a doctor or physiotherapist."
)

# the commands that are not below: what needs the store takes half a second to import
LATE = {
    "audit": "audit_commands",
    "backup": "backup_commands",
    "backup-key": "backup_commands",
    "check-backup": "backup_commands",
    "cohort": "population_commands",
    "diff": "diff_command",
    "figures": "figures_command",
    "forget": "forget_command",
    "format": "format_command",
    "hazards": "hazards_command",
    "init": "store_commands",
    "population": "population_commands",
    "prove": "proof_commands",
    "restore": "backup_commands",
    "users": "user_commands",
}


class _Commands(LateGroup):
    """Turns our errors into one clear message and an exit code."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except AnswersError as error:
            for question, message in error.messages.items():
                # a name that nobody knows may hold line breaks or move the cursor
                name = question if question.isprintable() else repr(question)
                click.echo(f"{name}: {message}", err=True)
            click.echo("No plan was made. Please correct the answers above.", err=True)
            ctx.exit(1)
        except ContentError as error:
            click.echo(str(error), err=True)
            click.echo(f"{len(error.problems)} problem(s) in the content.", err=True)
            ctx.exit(1)
        except EngineError as error:
            click.echo(f"{error}. No plan was made; please report this.", err=True)
            ctx.exit(3)
        except (NotFoundError, ConflictError, SettingsError, StorageError) as error:
            click.echo(str(error), err=True)
            ctx.exit(1)


@click.group(cls=_Commands, late=LATE, epilog=NOT_A_DEVICE)
@click.version_option(__version__, prog_name="recommender")
def main() -> None:
    """Recommend a safe seven-day exercise week for back and neck pain."""


@main.command()
def ask() -> None:
    """Answer the questions here and get your week, or be told whom to see."""
    recommender = open_recommender(settings_from())
    console = _console()
    if sys.stdin is None:
        raise click.UsageError("there is no input to read answers from")
    console.print(NOT_A_DEVICE, style="dim")
    try:
        # what is not text is a wrong answer, to be asked again
        typed = click.open_file("-", errors="replace")
        answers = ask_all(recommender, console, typed)
    except StoppedError:
        console.print("\nStopped. Nothing was saved.")
        raise SystemExit(1) from None
    _show(console, recommender.content, answers, recommender.plan(answers))


@main.command()
@click.argument("answers", type=click.File("r", encoding="utf-8"))
@click.option("--json", "as_json", is_flag=True, help="Print the API's answer as JSON.")
def plan(answers: TextIO, *, as_json: bool) -> None:
    """Make the plan for ANSWERS, a JSON object of question ids and values ('-' reads stdin)."""
    recommender = open_recommender(settings_from())
    content = recommender.content
    given = recommender.read(_read(answers))
    made = recommender.plan(given)
    if as_json:
        SHARED_EXPLANATIONS.warm(content)
        explained = SHARED_EXPLANATIONS.for_person(content, given, made.triage)
        click.echo(
            json_text({**dump_plan(made), "explanation": explanation_data(explained)}), nl=False
        )
    else:
        _show(_console(), content, given, made)


@main.command()
def check() -> None:
    """Check the content: every rule, exercise, programme, question, source and hazard."""
    checked = check_content(settings_from())
    content = checked.content
    for warning in checked.warnings:
        click.echo(warning.as_warning(), err=True)
    cases = sum(len(hazard.cases) for hazard in content.hazards.values())
    click.echo(
        f"The content is sound: {len(content.rules)} rules, "
        f"{len(content.exercises)} exercises, {len(content.programmes)} programmes, "
        f"{len(content.questionnaire.questions)} questions, {len(content.sources)} sources, "
        f"{len(content.hazards)} hazards with {cases} cases decided as they say.\n"
        "Sound does not mean approved: no file carries a signature; clinicians sign at the desk.\n"
        f"Digest: {content.digest}"
    )
    if content.population is not None:
        from recommender.cli.population_commands import show_balance  # noqa: PLC0415 - heavy

        show_balance(_console(), content)


@main.command()
@click.argument("what", type=click.Choice(list(CATALOGUES)))
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def catalogue(what: str, *, as_json: bool) -> None:
    """List the questions, rules, exercises, programmes, demands, sources or hazards."""
    entries = open_recommender(settings_from()).catalogue(what)
    if as_json:
        click.echo(json_text(entries), nl=False)
    else:
        showing.show_catalogue(_console(), what, entries)


def _read(answers: TextIO) -> str:
    try:
        return answers.read()
    except UnicodeDecodeError:
        raise AnswersError({"answers": "This is not UTF-8 text."}) from None


def _show(console: Console, content: Content, answers: Answers, made: Plan) -> None:
    """Print a plan, and then why: what takes longer holds nothing back."""
    showing.show_plan(console, made)
    SHARED_EXPLANATIONS.warm(content)
    show_reasons(console, told_reasons(content, answers, made.triage), made.triage)


def _console() -> Console:
    return Console(highlight=False, width=None if sys.stdout.isatty() else 88, soft_wrap=False)
