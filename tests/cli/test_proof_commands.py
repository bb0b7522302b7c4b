"""The commands that prove, compare and weigh the rules; the small content is proved at once."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from recommender.__main__ import main
from recommender.cli.population_commands import show_balance
from recommender.domain.content import Content
from recommender.service.settings_table import CONTENT_SETTING
from tests.cli.typist import a_console, shown_on
from tests.content.folders import SMALL, add, copied, swap

FALLS = "rules/triage/falls.yaml"
PROMISE = """
- id: no-place-today
  title: Who cannot say the place is seen today
  if: not_sure in where
  then: {triage_at_least: urgent}
  because: It is so.
  sources: [{id: leaflet, where: page 2}]
"""
ASKED_FIRST = "say: Ask first.}"
ASKED_AND_CALLED = """say: Ask first., say_if: [
    {when: fall_height == high, call: emergency, say: "If you fell from higher up, call 999."}]}"""


def run(*words: str, content: Path | None = None) -> Result:
    environment = {CONTENT_SETTING: str(content) if content else None}
    return CliRunner().invoke(main, words, env=environment)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied(SMALL, tmp_path / "content")


def test_a_broken_promise_is_written_as_answers_that_replay(folder: Path, tmp_path: Path) -> None:
    add(folder, "rules/promises/places.yaml", PROMISE)

    done = run("prove", "--write", str(tmp_path / "examples"), content=folder)
    file = tmp_path / "examples" / "no-place-today.json"
    replayed = json.loads(run("plan", str(file), "--json", content=folder).output)

    assert done.exit_code == 1
    assert "broken: no-place-today: Who cannot say the place is seen today" in done.output
    assert replayed["triage"] == "clinician_first"
    assert [message["rule"] for message in replayed["messages"]] == ["no-place"]


def test_a_text_that_calls_too_much_is_written_as_answers_that_replay(
    folder: Path, tmp_path: Path
) -> None:
    swap(folder, FALLS, ASKED_FIRST, ASKED_AND_CALLED)

    done = run("prove", "--write", str(tmp_path / "examples"), content=folder)
    [file] = (tmp_path / "examples").glob("broken_safety_net-*.json")
    replayed = json.loads(run("plan", str(file), "--json", content=folder).output)

    assert done.exit_code == 1
    assert "broken_safety_net: no-place fall_height == high" in done.output
    assert replayed["triage"] == "urgent"
    assert "no-place" in [message["rule"] for message in replayed["messages"]]


def test_an_edit_is_told_and_its_contract_proved(folder: Path) -> None:
    swap(folder, FALLS, "triage: urgent", "triage: clinician_first")
    allowed = "fall_height == high or onset == not_sure"

    kept = run("diff", str(SMALL), str(folder), "--only", allowed)

    assert kept.exit_code == 0
    assert "triage milder, such as for" in kept.output
    assert "Nothing changes for anybody else." in kept.output


def test_an_edit_that_breaks_its_contract_is_refused(folder: Path) -> None:
    swap(folder, FALLS, "triage: urgent", "triage: clinician_first")

    broken = run("diff", str(SMALL), str(folder), "--only", "fall_height == high")

    assert broken.exit_code == 1
    assert "Nothing changes for anybody else." not in broken.output


def test_people_are_drawn_a_line_each() -> None:
    done = run("cohort", "simulate", "--n", "3", "--seed", "2")

    people = [json.loads(line) for line in done.output.splitlines()]
    assert len(people) == 3
    assert all(person["age"] >= 18 for person in people)


def test_each_red_line_is_said_with_whether_it_is_kept(content: Content) -> None:
    assert content.population is not None
    stated = replace(content.population, suppositions=())
    console = a_console()

    show_balance(console, replace(content, population=stated))

    said = " ".join(shown_on(console).split())
    assert "as stated" in said
    for line in stated.red_lines:
        assert re.search(f"(kept|missed): {re.escape(line.name)} [0-9.]+ ±", said)
