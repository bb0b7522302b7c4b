"""`recommender plan`: from a file or standard input, as text or JSON, and its exit codes."""

import json
from collections.abc import Callable

import pytest
from click.testing import CliRunner

from recommender.cli.main import main
from recommender.service.explanations import Explanations
from recommender.service.recommender import Recommender, json_text
from tests.people import HEALTHY, a_person
from tests.service.answered import answered

Writer = Callable[..., str]


def test_a_file_gives_the_week_as_text(runner: CliRunner, answers_file: Writer) -> None:
    result = runner.invoke(main, ["plan", answers_file()])

    assert result.exit_code == 0
    assert "Nothing in your answers is a reason not to start" in result.stdout
    assert "Day 1" in result.stdout
    assert "Why you got this plan" in result.stdout
    assert "Good to know" in result.stdout
    assert result.stderr == ""


def test_a_file_gives_what_the_api_answers_as_json_and_nothing_else(
    runner: CliRunner, answers_file: Writer, recommender: Recommender
) -> None:
    result = runner.invoke(main, ["plan", "--json", answers_file()])

    assert result.exit_code == 0
    assert result.stdout == json_text(answered(recommender, a_person(recommender.content)))
    assert result.stderr == ""


def test_standard_input_gives_the_same_plan_as_a_file(
    runner: CliRunner, recommender: Recommender
) -> None:
    result = runner.invoke(main, ["plan", "-", "--json"], input=json.dumps(dict(HEALTHY)))

    assert result.exit_code == 0
    assert result.stdout == json_text(answered(recommender, a_person(recommender.content)))


def test_an_emergency_is_an_answer_with_exit_code_0_and_no_week(
    runner: CliRunner, answers_file: Writer
) -> None:
    result = runner.invoke(main, ["plan", answers_file(chest_signs=["chest_pain"])])

    assert result.exit_code == 0
    assert "Please get emergency help now" in result.stdout
    assert "Whom to call" in result.stdout
    assert "What to say" in result.stdout
    assert "Day 1" not in result.stdout


def test_a_stop_says_what_forced_it_and_no_way_around_it(
    runner: CliRunner, answers_file: Writer
) -> None:
    stopped = answers_file(chest_signs=["chest_pain"])

    shown = runner.invoke(main, ["plan", stopped]).stdout
    explained = json.loads(runner.invoke(main, ["plan", stopped, "--json"]).stdout)["explanation"]

    assert "Because you told us" in shown
    assert "What would change this" not in shown
    assert [entry["question"] for entry in explained["forced_by"]] == ["chest_signs"]
    assert explained["nearest_stop"] is None


def test_a_careful_week_says_what_forced_the_care_and_what_would_stop_it(
    runner: CliRunner, answers_file: Writer
) -> None:
    shown = runner.invoke(main, ["plan", answers_file(course="worse")]).stdout

    _, reasons = shown.split("Because you told us")
    forced, change = reasons.split("What would change this")
    assert forced.strip() == "How is it going? Getting worse"
    assert "there would be no week:" in change
    assert "We would tell you: Please see a doctor or physiotherapist" in change


def test_a_plain_week_says_that_nothing_speaks_against_it(
    runner: CliRunner, answers_file: Writer
) -> None:
    shown = " ".join(runner.invoke(main, ["plan", answers_file()]).stdout.split())

    _, reasons = shown.split("Why you got this plan")
    assert reasons.strip() == "Nothing that you told us is a reason against it."


def test_a_stop_goes_out_where_its_reasons_fail(
    runner: CliRunner, answers_file: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = Explanations()
    monkeypatch.setattr("recommender.service.explanations.Reasoner", None)
    monkeypatch.setattr("recommender.service.told_reasons.SHARED_EXPLANATIONS", failing)
    monkeypatch.setattr("recommender.cli.main.SHARED_EXPLANATIONS", failing)
    stopped = answers_file(chest_signs=["chest_pain"])

    shown = runner.invoke(main, ["plan", stopped])
    plan = json.loads(runner.invoke(main, ["plan", stopped, "--json"]).stdout)

    assert shown.exit_code == 0
    assert "Please get emergency help now" in shown.stdout
    assert "Because you told us" not in shown.stdout
    assert (plan["triage"], plan["explanation"]) == ("emergency", None)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["plan"],
        ["plan", "no-such-file.json"],
        ["plan", "."],
        ["plan", "-", "--yaml"],
        ["plan", "-", "-"],
        ["heal"],
        ["catalogue"],
        ["catalogue", "pills"],
        ["check", "now"],
        ["ask", "me"],
    ],
)
def test_wrong_usage_gives_exit_code_2_and_nothing_on_standard_output(
    runner: CliRunner, arguments: list[str]
) -> None:
    result = runner.invoke(main, arguments)

    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Usage:" in result.stderr


def test_help_names_every_command_and_that_this_is_not_a_medical_device(runner: CliRunner) -> None:
    result = runner.invoke(main, ["--help"])

    assert result.exit_code == 0
    assert all(name in result.stdout for name in ("ask", "plan", "check", "catalogue"))
    assert "not a medical device" in result.stdout
