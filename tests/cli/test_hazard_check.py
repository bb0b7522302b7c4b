"""`recommender check` decides the cases of the hazards, and refuses what decides otherwise."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from recommender.cli.main import main
from recommender.domain.errors import ContentError
from recommender.service.hazard_log import hazard_log
from recommender.service.opening import open_recommender
from recommender.service.settings import settings_from
from recommender.service.settings_table import CONTENT_SETTING
from tests.content.folders import SMALL, copied, swap

HAZARDS = "knowledge/hazards/falls.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied(SMALL, tmp_path / "content")


def test_check_counts_the_hazards_and_their_cases(runner: CliRunner, folder: Path) -> None:
    result = runner.invoke(main, ["check"], env={CONTENT_SETTING: str(folder)})

    assert result.exit_code == 0
    assert "1 hazards with 2 cases decided as they say" in result.stdout


def test_check_names_the_case_of_which_something_else_is_decided(
    runner: CliRunner, folder: Path
) -> None:
    swap(folder, "rules/triage/falls.yaml", "triage: urgent", "triage: clinician_first")

    result = runner.invoke(main, ["check"], env={CONTENT_SETTING: str(folder)})

    case = "broken-bone: case 'fell from a ladder'"
    assert result.exit_code == 1
    assert f"{HAZARDS}:17: {case}: is sent to clinician_first, not urgent" in result.stderr
    assert result.stdout == ""


def test_a_service_is_opened_without_deciding_the_cases(folder: Path) -> None:
    swap(folder, "rules/triage/falls.yaml", "triage: urgent", "triage: clinician_first")

    recommender = open_recommender(settings_from({CONTENT_SETTING: str(folder)}))

    with pytest.raises(ContentError, match="is sent to clinician_first, not urgent"):
        recommender.check_cases()


def test_the_hazards_are_printed_as_the_document(runner: CliRunner, folder: Path) -> None:
    result = runner.invoke(main, ["hazards"], env={CONTENT_SETTING: str(folder)})

    assert result.exit_code == 0
    assert result.stdout == hazard_log(
        open_recommender(settings_from({CONTENT_SETTING: str(folder)}))
    )
