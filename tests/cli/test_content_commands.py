"""`recommender check` and `catalogue`, and what happens when the content is wrong."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from recommender import __version__
from recommender.cli.main import main
from recommender.cli.showing import show_catalogue
from recommender.content.loading import load_content
from recommender.exchange.catalogue import CATALOGUES
from recommender.service.recommender import Recommender, json_text
from recommender.service.settings_table import CONTENT_SETTING
from tests.cli.typist import a_console, shown_on
from tests.content.folders import SMALL, copied, swap
from tests.service import SEVERITY


def test_check_counts_the_content_and_says_that_no_file_carries_a_signature(
    runner: CliRunner,
) -> None:
    result = runner.invoke(main, ["check"], env={CONTENT_SETTING: str(SMALL)})

    content = load_content(SMALL)
    assert result.exit_code == 0
    assert f"{len(content.rules)} rules" in result.stdout
    assert f"{len(content.exercises)} exercises" in result.stdout
    assert "no file carries a signature" in result.stdout
    assert content.digest in result.stdout


def test_a_catalogue_is_printed_entry_by_entry(runner: CliRunner, recommender: Recommender) -> None:
    result = runner.invoke(main, ["catalogue", "demands"])

    console = a_console()
    show_catalogue(console, "demands", recommender.catalogue("demands"))
    assert result.exit_code == 0
    assert result.stdout == shown_on(console)


@pytest.mark.parametrize("what", CATALOGUES)
def test_each_catalogue_lists_every_entry_by_its_id_and_counts_them(
    recommender: Recommender, what: str
) -> None:
    entries = recommender.catalogue(what)
    console = a_console()

    show_catalogue(console, what, entries)

    shown = shown_on(console)
    assert all(re.search(rf"^{entry['id']}\b", shown, re.MULTILINE) for entry in entries)
    assert shown.endswith(f"{len(entries)} {what}\n")


@pytest.mark.parametrize("what", CATALOGUES)
def test_a_catalogue_as_json_is_that_of_the_service(
    runner: CliRunner, recommender: Recommender, what: str
) -> None:
    result = runner.invoke(main, ["catalogue", what, "--json"])

    assert result.exit_code == 0
    assert result.stdout == json_text(recommender.catalogue(what))
    assert json.loads(result.stdout)


def test_the_version_is_told(runner: CliRunner) -> None:
    result = runner.invoke(main, ["--version"])

    assert result.stdout == f"recommender, version {__version__}\n"


@pytest.mark.parametrize("command", [["check"], ["ask"], ["plan", "-"], ["catalogue", "rules"]])
def test_a_setting_that_leads_nowhere_stops_every_command(
    runner: CliRunner, tmp_path: Path, command: list[str]
) -> None:
    result = runner.invoke(main, command, env={CONTENT_SETTING: str(tmp_path)}, input="{}")

    assert result.exit_code == 1
    assert result.stdout == ""
    assert "must hold rules/ and knowledge/" in result.stderr


def test_a_spoilt_rule_is_named_with_its_place_and_the_nearest_right_name(
    runner: CliRunner, content_copy: Path
) -> None:
    swap(content_copy, SEVERITY, "when: (pain_rest", "when: (pain_reest")

    result = runner.invoke(main, ["check"], env={CONTENT_SETTING: str(content_copy)})

    assert result.exit_code == 1
    assert result.stdout == ""
    lines = (content_copy / SEVERITY).read_text("utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "pain_reest" in text)
    assert f"{SEVERITY}:{line}:10: strong-at-rest: question or" in result.stderr
    assert "did you mean 'pain_rest'" in result.stderr


def test_all_problems_of_the_content_are_told_at_once_and_there_is_no_plan(
    runner: CliRunner, content_copy: Path
) -> None:
    (content_copy / "rules/triage/bones.yaml").write_text("- id: [", "utf-8")
    (content_copy / "knowledge/needs.yaml").write_text("needs: none", "utf-8")

    result = runner.invoke(
        main, ["plan", "-"], env={CONTENT_SETTING: str(content_copy)}, input="{}"
    )

    *problems, closing = result.stderr.splitlines()
    assert result.exit_code == 1
    assert result.stdout == ""
    assert any(line.startswith("rules/triage/bones.yaml:1:") for line in problems)
    assert any(line.startswith("knowledge/needs.yaml:1:") for line in problems)
    assert closing == f"{len(problems)} problem(s) in the content."


def test_check_warns_and_finds_the_content_sound_all_the_same(
    runner: CliRunner, tmp_path: Path
) -> None:
    folder = copied(SMALL, tmp_path / "content")
    swap(folder, "rules/contraindications/neck.yaml", " or frail", "")

    result = runner.invoke(main, ["check"], env={CONTENT_SETTING: str(folder)})

    assert result.exit_code == 0
    assert "The content is sound" in result.stdout
    assert result.stderr.startswith("rules/findings/body.yaml:15: warning: frail-after-fall: ")
