"""The commands that prove, compare and weigh the rules."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from recommender.__main__ import main

ROOT = Path(__file__).parent.parent.parent
SEVERITY = "rules/triage/severity.yaml"


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for part in ("rules", "knowledge"):
        shutil.copytree(ROOT / part, tmp_path / "content" / part)
    return tmp_path / "content"


def swap(folder: Path, file: str, *pairs: tuple[str, str]) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    (folder / file).write_text(text, encoding="utf-8")


@pytest.mark.crowd
def test_a_broken_promise_is_written_as_answers_that_replay(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swap(
        folder,
        SEVERITY,
        ("when: pain_now >= 8", "when: pain_now >= 9"),
        ("pain_now: 8", "pain_now: 9"),
    )
    monkeypatch.setenv("RECOMMENDER_CONTENT", str(folder))

    done = run("prove", "--write", str(tmp_path / "examples"))
    file = tmp_path / "examples" / "pain-eight-no-week.json"
    replayed = json.loads(run("plan", str(file), "--json").output)

    assert done.exit_code == 1
    assert 'not for somebody ordinary but for {"pain_now": 8' in done.output
    assert replayed["triage"] in ("plan", "plan_with_care")


@pytest.mark.crowd
def test_a_text_that_calls_too_much_is_written_as_answers_that_replay(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swap(
        folder,
        "rules/triage/nerves.yaml",
        ("        call: urgent\n        say: If the leg becomes weak, call 111 today.",
         "        call: emergency\n        say: If the leg becomes weak, call 999 at once."),
    )  # fmt: skip
    monkeypatch.setenv("RECOMMENDER_CONTENT", str(folder))

    done = run("prove", "--write", str(tmp_path / "examples"))
    file = tmp_path / "examples" / "broken_safety_net-1.json"
    replayed = json.loads(run("plan", str(file), "--json").output)

    assert done.exit_code == 1
    assert "broken_safety_net: leg-pain-getting-worse weak_one_leg" in done.output
    assert replayed["triage"] == "urgent"
    assert "leg-pain-getting-worse" in [message["rule"] for message in replayed["messages"]]


@pytest.mark.crowd
def test_an_edit_is_told_and_its_contract_proved(folder: Path) -> None:
    swap(
        folder,
        SEVERITY,
        ("when: pain_now >= 8", "when: pain_now >= 9"),
        ("pain_now: 8", "pain_now: 9"),
    )

    kept = run("diff", str(ROOT), str(folder), "--only", "pain_now == 8")

    assert kept.exit_code == 0
    assert "triage milder, such as for" in kept.output
    assert "Nothing changes for anybody else." in kept.output


def test_people_are_drawn_a_line_each() -> None:
    done = run("cohort", "simulate", "--n", "3", "--seed", "2")

    people = [json.loads(line) for line in done.output.splitlines()]
    assert len(people) == 3
    assert all(person["age"] >= 18 for person in people)
