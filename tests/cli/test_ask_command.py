"""`recommender ask` from its start to a week, to a red flag's end, and stopped on the way."""

import os
import subprocess
import sys
from collections.abc import Mapping

import pytest
from click.testing import CliRunner

from recommender.cli.main import NOT_A_DEVICE, main
from recommender.service.recommender import Recommender
from tests.cli.typist import lines_for
from tests.conftest import ROOT


def typed(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"


def in_a_process(input_bytes: bytes, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run `python -m recommender ask` as a person would, apart from this process."""
    settings: Mapping[str, str] = {**os.environ, **environment}
    command = [sys.executable, "-m", "recommender", "ask"]
    return subprocess.run(
        command, input=input_bytes, capture_output=True, env=settings, cwd=ROOT, check=False
    )


def test_the_interview_says_that_it_is_no_medical_device_and_leads_to_a_printed_week(
    runner: CliRunner, recommender: Recommender
) -> None:
    result = runner.invoke(main, ["ask"], input=typed([*lines_for(recommender), ""]))

    assert result.exit_code == 0
    assert " ".join(result.stdout.split()).startswith(NOT_A_DEVICE)
    assert "Nothing in your answers is a reason not to start" in result.stdout
    assert all(f"Day {day}" in result.stdout for day in range(1, 8))


def test_the_interview_leads_to_a_red_flags_end_without_a_week(
    runner: CliRunner, recommender: Recommender
) -> None:
    lines = lines_for(recommender, {"saddle_signs": ["no_pee"]})

    result = runner.invoke(main, ["ask"], input=typed(lines))

    assert result.exit_code == 0
    assert "Please get emergency help now" in result.stdout
    assert "999" in result.stdout
    assert "Day 1" not in result.stdout


@pytest.mark.parametrize("text", ["40\nq\n", ""])
def test_who_stops_gets_no_plan_and_exit_code_1(runner: CliRunner, text: str) -> None:
    result = runner.invoke(main, ["ask"], input=text)

    assert result.exit_code == 1
    assert "Stopped. Nothing was saved." in result.stdout
    assert "Day 1" not in result.stdout
    assert "Traceback" not in result.output


def test_a_real_process_takes_bytes_that_are_no_text_as_a_wrong_answer(
    recommender: Recommender,
) -> None:
    answers = typed([*lines_for(recommender), ""]).encode()

    done = in_a_process(b"\xff\xfe\n" + answers, PYTHONUTF8="1", PYTHONIOENCODING="utf-8:strict")

    assert done.returncode == 0
    assert "Give a whole number" in done.stdout.decode()
    assert "Day 7" in done.stdout.decode()
    assert done.stderr == b""
