"""Faults that show only when rules are seen together, and files that nobody would read."""

from pathlib import Path

import pytest

from recommender.content.loading import load_content
from tests.content.folders import add, problems, swap

FALLS, BODY = "rules/triage/falls.yaml", "rules/findings/body.yaml"


@pytest.mark.parametrize(
    ("answers", "fires", "problem"),
    [
        ("{onset: fall, fall_height: low}", "yes", "is no, not yes"),
        ("{onset: fall}", "yes", "is unknown, not yes"),
        ("{onset: fall}", "no", "is unknown, not no"),
        ("{onset: not_sure}", "no", "is yes, not no"),
        ("{onset: not_sure}", "unknown", "is yes, not unknown"),
    ],
)
def test_an_example_that_turns_out_otherwise_is_reported(
    small: Path, answers: str, fires: str, problem: str
) -> None:
    example = f"    - {{name: one more, answers: {answers}, fires: {fires}}}\n"

    swap(small, FALLS, "  examples:\n", f"  examples:\n{example}")

    assert problems(small) == [f"{FALLS}: high-fall: example 'one more': {problem}"]


def test_an_example_of_a_missing_answer_may_be_unknown(small: Path) -> None:
    example = "    - {name: height not told, answers: {onset: fall}, fires: unknown}\n"

    swap(small, FALLS, "  examples:\n", f"  examples:\n{example}")

    assert len(load_content(small).rules_by_id["high-fall"].examples) == 3


def test_an_id_is_never_used_twice_in_any_file(small: Path) -> None:
    swap(small, FALLS, "id: no-place", "id: grown-up")

    problem = f"grown-up: this id is taken (in {FALLS}); ids are never reused"
    assert problems(small) == [f"rules/doses/caps.yaml: {problem}"]


def test_a_retired_rule_keeps_its_id(small: Path) -> None:
    swap(small, FALLS, "id: no-place", "id: grown-up")
    swap(small, "rules/doses/caps.yaml", "evidence: B", "evidence: B\n  status: retired")

    assert "ids are never reused" in problems(small)[0]


def test_a_retired_rule_decides_nothing(small: Path) -> None:
    swap(small, "rules/doses/caps.yaml", "evidence: B", "evidence: B\n  status: retired")

    assert "grown-up" not in load_content(small).rules_by_id


def test_a_finding_is_named_like_no_question(small: Path) -> None:
    swap(small, BODY, "finding: frail", "finding: age")
    swap(small, "rules/contraindications/neck.yaml", " or frail", "")

    problem = "age: a question has this name too; choose another"
    assert problems(small) == [f"rules/findings/body.yaml: {problem}"]


def test_a_finding_with_a_fault_is_missed_where_it_is_read(small: Path) -> None:
    swap(small, BODY, "finding: frail", "finding: Frail")

    missed = "sore-neck: question or finding 'frail' does not exist"
    wrong = "frail-after-fall: then.finding: write it in small_letters_with_underscores"
    assert problems(small) == [f"rules/contraindications/neck.yaml: {missed}", f"{BODY}: {wrong}"]


def test_findings_in_a_circle_are_named_from_end_to_end(small: Path) -> None:
    swap(small, BODY, "when: age >= 65", "when: frail")

    problem = "frail: findings go in a circle: frail -> older -> frail"
    assert problems(small) == [f"rules/findings/body.yaml: {problem}"]


@pytest.mark.parametrize("file", ["rules/triag/a.yaml", "rules/a.yaml", "rules/triage/a.yml"])
def test_a_rule_file_that_nobody_would_read_is_reported(small: Path, file: str) -> None:
    add(small, file, "[]")

    folders = "findings, triage, contraindications, emphasis, doses, advice, promises"
    problem = f"is not read: write a *.yaml below one of {folders}"
    assert problems(small) == [f"{file}: {problem}"]


@pytest.mark.parametrize(
    ("file", "hint"),
    [
        ("knowledge/tips.yml", "name it .yaml"),
        ("knowledge/tipps.yaml", "move it, or correct its name"),
        ("knowledge/exercises/more.yml", "name it .yaml"),
    ],
)
def test_a_knowledge_file_that_nobody_would_read_is_reported(
    small: Path, file: str, hint: str
) -> None:
    add(small, file, "[]")

    assert problems(small) == [f"{file}: is a file that nothing reads; {hint}"]


def test_a_rule_file_may_stand_in_a_folder_below_its_kind(small: Path) -> None:
    (small / "rules/triage/more").mkdir()
    (small / FALLS).rename(small / "rules/triage/more/falls.yaml")

    assert load_content(small).rules_by_id["high-fall"].file == "rules/triage/more/falls.yaml"


def test_no_rule_has_the_name_of_the_planners_own_stop(small: Path) -> None:
    swap(small, FALLS, "id: no-place", "id: no-safe-exercise")

    problem = "no-safe-exercise: is the planner's own stop; name the rule otherwise"
    assert problems(small) == [f"{FALLS}: {problem}"]
