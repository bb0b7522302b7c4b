"""When the engine fails the command line says so, gives no plan and ends with exit code 3."""

import click
from click.testing import CliRunner

from recommender import pipeline
from recommender.cli.main import _Commands, main
from recommender.domain.content import Content
from tests.people import a_person
from tests.test_pipeline import ONE_ANSWER, BrokenDecider


def test_a_failed_engine_gives_exit_code_3_and_no_plan(runner: CliRunner, content: Content) -> None:
    @click.group(cls=_Commands)
    def broken() -> None: ...

    @broken.command()
    def plan() -> None:
        click.echo(pipeline.recommend(BrokenDecider(content), a_person(content)))

    result = runner.invoke(broken, ["plan"])

    assert result.exit_code == 3
    assert result.stdout == ""
    assert result.stderr == (
        "the rule engine failed (RuntimeError). No plan was made; please report this.\n"
    )
    assert ONE_ANSWER not in result.stderr


def test_the_real_commands_turn_errors_into_exit_codes_alike() -> None:
    assert isinstance(main, _Commands)
