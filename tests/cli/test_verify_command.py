"""`recommender audit verify`: what was changed or taken off is named, and a whole chain's head."""

from dataclasses import replace
from pathlib import Path

import pytest

from recommender.content.loading import load_content
from recommender.service.app import open_app
from recommender.service.settings import settings_from
from recommender.storage.new_cases import NewCase
from recommender.storage.packing import pack
from tests.cli.kept_cases import STRONG_RECORD, Kept
from tests.conftest import ROOT
from tests.people import a_person
from tests.plans import case_with

LATER = "2099-11-21T09:00:00.000000Z"


def head(kept: Kept) -> str:
    return kept.run("verify").stdout.splitlines()[-1]


def test_a_whole_chain_is_verified_and_its_head_is_printed(kept: Kept) -> None:
    result = kept.run("verify")

    assert (result.exit_code, result.stderr) == (0, "")
    first, *_, last = result.stdout.splitlines()
    number, _, digest = last.partition(":")
    assert first == "The chain holds: 3 records."
    assert number == "3"
    assert len(digest) == 64
    assert set(digest) <= set("0123456789abcdef")


def test_whoever_expects_no_record_is_told_what_was_not_shown(kept: Kept) -> None:
    alone, compared = kept.run("verify"), kept.run("verify", "--expect", head(kept))

    assert "CHECKED WITHOUT AN ANCHOR" in alone.stdout
    assert "WITHOUT AN ANCHOR" not in compared.stdout
    assert "The record that was expected is among them." in compared.stdout


def test_a_rule_that_nearly_fired_in_no_case_is_found_in_the_lists(kept: Kept) -> None:
    kept.change(f"UPDATE cases SET near = ' 1 ' WHERE number = {STRONG_RECORD}")

    result = kept.run("verify")

    assert result.exit_code == 1
    assert "the lists do not show it as it was: near.\n" in result.stderr


def test_how_many_cases_of_another_version_were_not_compared_in_full_is_said(kept: Kept) -> None:
    services = open_app(settings_from(kept.environment))
    answers = a_person(services.recommender.content)
    plan = replace(services.recommender.plan(answers), software_version="0.0.1")
    case = case_with(plan, answers, "1" * 24, LATER)
    services.stores.cases.add(NewCase(case, b"salt", "token"))
    services.stores.close()

    result = kept.run("verify")

    assert result.exit_code == 0
    assert "Not compared: which rules nearly fired, in 1 of 4 records." in result.stdout


def test_a_chain_without_records_holds(tmp_path: Path) -> None:
    result = Kept(tmp_path, ()).run("verify")

    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == f"0:{'0' * 64}"


def test_the_head_of_a_chain_without_records_is_the_beginning_of_every_chain(kept: Kept) -> None:
    assert kept.run("verify", "--expect", f"0:{'0' * 64}").exit_code == 0


def test_the_head_of_an_earlier_run_is_still_in_a_chain_that_has_grown(kept: Kept) -> None:
    earlier = head(kept)
    services = open_app(settings_from(kept.environment))
    services.cases.decide(a_person(services.recommender.content))
    services.stores.close()

    result = kept.run("verify", "--expect", earlier)

    assert result.exit_code == 0
    assert head(kept) != earlier


def test_a_chain_whose_end_was_taken_off_holds_but_is_not_what_was_expected(kept: Kept) -> None:
    expected = head(kept)
    for table in ("case_tokens", "cases", "bodies", "records"):
        column = '"case"' if table == "case_tokens" else "number"
        kept.change(f"DELETE FROM {table} WHERE {column} = 3")

    alone, compared = kept.run("verify"), kept.run("verify", "--expect", expected)

    assert alone.exit_code == 0
    assert (compared.exit_code, compared.stdout) == (1, "")
    assert compared.stderr.startswith("Record 3 is not the one that was expected.\n")


@pytest.mark.parametrize("wrong", [f"3:{'0' * 64}", "3:", "3", f"4:{'0' * 64}"])
def test_another_head_than_expected_fails(kept: Kept, wrong: str) -> None:
    result = kept.run("verify", "--expect", wrong)

    assert result.exit_code == 1
    assert "is not the one that was expected" in result.stderr


@pytest.mark.parametrize("nowhere", ["999", "999:", "0:", "-1:", ":"])
def test_a_record_that_is_not_there_is_never_the_expected_one(kept: Kept, nowhere: str) -> None:
    assert kept.run("verify", "--expect", nowhere).exit_code != 0


@pytest.mark.parametrize("nonsense", ["nonsense", "x:y", f"{10**30}:{'0' * 64}"])
def test_nonsense_to_expect_is_wrong_usage_and_no_crash(kept: Kept, nonsense: str) -> None:
    result = kept.run("verify", "--expect", nonsense)

    assert isinstance(result.exception, SystemExit)
    assert result.exit_code in {1, 2}


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE records SET at = '2020-01-01' WHERE number = 2", "Record 2 is broken: its words"),
        ("UPDATE records SET subject = 'x' WHERE number = 1", "Record 1 is broken: its words"),
        ("DELETE FROM bodies WHERE number = 2", "Record 2 is broken: what it says was deleted"),
        ("DELETE FROM cases WHERE number = 3", "Record 3 is broken: the lists do not show it"),
        ("UPDATE bodies SET salt = x'00' WHERE number = 3", "Record 3 is broken: what it says"),
        ("DELETE FROM records WHERE number = 2", "Record 3 is broken: record 2 is missing"),
        ("UPDATE bodies SET body = x'00' WHERE number = 2", "Record 2 is broken: what it says"),
    ],
)
def test_a_record_that_was_changed_is_named(kept: Kept, statement: str, told: str) -> None:
    kept.change(statement)

    result = kept.run("verify")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(told)


def test_a_plan_that_was_changed_breaks_the_record_of_its_case(kept: Kept) -> None:
    kept.change_plan('"triage":"clinician_first"', '"triage":"plan"')

    result = kept.run("verify")

    assert result.exit_code == 1
    assert result.stderr.startswith(
        f"Record {STRONG_RECORD} is broken: what it says was changed.\nChange nothing: stop"
    )


def test_a_kept_content_that_was_changed_is_named(kept: Kept) -> None:
    kept.change("UPDATE contents SET files = ?", pack(b'{"rules/x.yaml":"[]"}'))

    result = kept.run("verify")

    assert (result.exit_code, result.stdout) == (1, "")
    digest = load_content(ROOT).digest[:12]
    assert result.stderr.startswith(f"The kept text of content {digest} was changed.\n")
