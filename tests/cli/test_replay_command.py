"""`recommender audit replay`: kept cases are decided again, and what is different is named."""

import shutil
from pathlib import Path

import pytest

from recommender.content.loading import load_content
from recommender.domain.rules import Triage
from recommender.exchange.plan_json import plan_text
from recommender.service.app import open_app
from recommender.service.replays import decide_again
from recommender.service.settings import settings_from
from recommender.service.settings_table import CONTENT_SETTING
from recommender.storage.packing import pack
from tests.cli.kept_cases import STRONG, STRONG_RECORD, Kept
from tests.people import a_person
from tests.service import STRONG_PAIN


def test_one_case_is_replayed(kept: Kept) -> None:
    result = kept.run("replay", kept.ids[STRONG], "--workers", "1")

    assert (result.exit_code, result.stdout) == (0, "1 the same, 0 different.\n")


def test_a_replay_of_all_counts_and_names_what_is_different_with_its_place(kept: Kept) -> None:
    kept.change_plan('"triage":"clinician_first"', '"triage":"plan"')

    result = kept.run("replay", "--all", "--workers", "1")

    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{kept.ids[STRONG]}: different",
        "  triage: plan -> clinician_first",
        "2 the same, 1 different.",
    ]


@pytest.mark.parametrize(
    ("old", "told"),
    [
        ('"saddle_signs":["none"],', "so far clinician_first, and these questions would follow: "),
        ('"pain_rest":8,', "its stop is gone; so far plan, and these questions would follow: "),
    ],
)
def test_a_case_that_would_be_asked_more_is_told_in_one_line(
    kept: Kept, old: str, told: str
) -> None:
    kept.change_answers(old, "")

    result = kept.run("replay", kept.ids[STRONG], "--workers", "1")

    asked = old.split('"')[1]
    assert result.stdout.splitlines() == [
        f"{kept.ids[STRONG]}: {told}{asked}",
        "0 the same, 1 different.",
    ]


@pytest.mark.parametrize("body", [b"\0", pack(b"nonsense")])
def test_a_plan_that_cannot_be_read_is_a_problem_and_the_others_are_still_replayed(
    kept: Kept, body: bytes
) -> None:
    kept.change("UPDATE bodies SET body = ? WHERE number = ?", body, STRONG_RECORD)

    result = kept.run("replay", "--all", "--workers", "1")

    assert result.exit_code == 1
    assert "2 the same, 1 different." in result.stdout


def test_a_case_is_replayed_to_the_byte_when_its_content_is_nowhere_but_in_the_store(
    kept: Kept, changed: Path
) -> None:
    former = load_content(changed)
    services = open_app(settings_from({**kept.environment, CONTENT_SETTING: str(changed)}))
    case = services.cases.decide(a_person(former, **STRONG_PAIN)).case
    shutil.rmtree(changed)

    one = kept.run("replay", case.id, "--workers", "1")
    every = kept.run("replay", "--all", "--workers", "1")

    texts = services.stores.cases.find_texts(case.id)
    again = decide_again(services.content_cache.recommender(former.digest), texts)
    services.stores.close()
    assert case.triage is Triage.URGENT
    assert (one.exit_code, one.stdout) == (0, "1 the same, 0 different.\n")
    assert (every.exit_code, every.stdout) == (0, "4 the same, 0 different.\n")
    assert plan_text(again) == texts.plan


def test_a_kept_content_that_is_broken_is_a_problem_of_its_cases(kept: Kept) -> None:
    kept.change("UPDATE contents SET files = ?", pack(b'{"rules/triage/x.yaml": "- id: ["}'))

    result = kept.run("replay", kept.ids[STRONG], "--workers", "1")

    assert result.exit_code == 1
    assert f"{kept.ids[STRONG]}: Its content cannot be used: " in result.stdout
    assert result.stdout.endswith("0 the same, 1 different.\n")


def test_a_case_that_is_not_there_is_told_kindly(kept: Kept) -> None:
    result = kept.run("replay", "nobody")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "no case 'nobody'; it may have been deleted\n"


@pytest.mark.parametrize("words", [(), ("nobody", "--all")])
def test_a_replay_is_of_one_case_or_of_all(kept: Kept, words: tuple[str, ...]) -> None:
    result = kept.run("replay", *words)

    assert result.exit_code == 2
    assert "Name one case, or use --all." in result.stderr


def test_fewer_than_no_workers_are_wrong_usage(kept: Kept) -> None:
    assert kept.run("replay", "--all", "--workers", "-1").exit_code == 2
