"""The real content with faults put in: everything wrong is reported at once, sorted."""

from pathlib import Path

import pytest

from recommender.content.loading import load_content
from recommender.domain.errors import ContentError
from tests.content.folders import add, problems, swap

SADDLE = "rules/triage/cauda-equina.yaml"


def test_the_problems_of_many_files_are_reported_at_once_and_sorted(real: Path) -> None:
    swap(real, "rules/doses/age.yaml", "evidence: ", "evidnce: ")
    swap(real, "rules/triage/injury.yaml", "injury_time == days", "injury_time == dais")
    swap(
        real,
        "rules/findings/bones-and-injury.yaml",
        "  when: >-\n    osteoporosis in",
        "  when: >-\n    osteoprosis in",
    )
    swap(real, "knowledge/tips.yaml", "title: Slow and smooth", "title: Slow\n  title: Smooth")
    swap(real, "knowledge/exercises/strength.yaml", "level: 1", "level: 9")
    swap(real, "knowledge/programmes/chair-week.yaml", "origin: ours", "origin: theirs")

    lines = problems(real)

    assert lines == sorted(lines)
    assert {line.split(":")[0] for line in lines} == {
        "knowledge/exercises/strength.yaml",
        "knowledge/programmes/chair-week.yaml",
        "knowledge/tips.yaml",
        "rules/doses/age.yaml",
        "rules/findings/bones-and-injury.yaml",
        "rules/triage/injury.yaml",
    }


def test_what_shows_only_in_the_whole_is_reported_at_once_too(real: Path) -> None:
    swap(real, "rules/contraindications/bones.yaml", "avoid: [", "avoid: [deep_bows, ")
    wrong = "    - {name: a child, answers: {age: 9}, fires: yes}\n"
    swap(real, "rules/doses/age.yaml", "  examples:\n", f"  examples:\n{wrong}")
    swap(real, "knowledge/programmes/chair-week.yaml", "focus: relax", "focus: relaxing")
    swap(real, "knowledge/tips.yaml", "sources: [seed-000", "sources: [seed-00")

    files = [problem.split(":")[0] for problem in problems(real)]

    assert files == sorted(files)
    assert list(dict.fromkeys(files)) == [
        "knowledge/programmes/chair-week.yaml",
        "knowledge/tips.yaml",
        "rules/contraindications/bones.yaml",
        "rules/doses/age.yaml",
    ]


def test_a_circle_hides_no_other_problem(real: Path) -> None:
    bones = "rules/findings/bones-and-injury.yaml"
    swap(real, bones, "osteoporosis in", "weak_bones or osteoporosis in")
    swap(real, "knowledge/tips.yaml", "sources: [seed-000", "sources: [seed-00")

    source = "source 'seed-00' does not exist; did you mean 'seed-004'?"
    circle = "findings go in a circle: weak_bones -> weak_bones"
    assert problems(real) == [
        f"knowledge/tips.yaml: slow-and-controlled: {source}",
        f"rules/findings/bones-and-injury.yaml: weak_bones: {circle}",
    ]


def test_a_faulty_questionnaire_is_not_repeated_by_every_rule(real: Path) -> None:
    swap(real, "knowledge/questionnaire.yaml", "kind: number", "kind: numbers")

    problem = (
        "sections.0.pages.0.questions.0.kind: 'numbers' cannot stand here; did you mean 'number'?"
    )
    assert problems(real) == [f"knowledge/questionnaire.yaml: {problem}"]


def test_a_faulty_entry_is_not_repeated_where_it_is_named(real: Path) -> None:
    swap(real, "knowledge/tips.yaml", "title: Slow and smooth", "title: ''")

    assert problems(real) == ["knowledge/tips.yaml: slow-and-controlled: title: must not be empty"]


@pytest.mark.parametrize(
    ("new", "problem", "right"),
    [
        (
            "saddle_numbness in sadle_signs",
            "question or finding 'sadle_signs' does not exist",
            "saddle_signs",
        ),
        (
            "sadle_numbness in saddle_signs",
            "'saddle_signs' has no option 'sadle_numbness'",
            "saddle_numbness",
        ),
    ],
)
def test_a_misspelt_red_flag_is_found_in_the_real_rules(
    real: Path, new: str, problem: str, right: str
) -> None:
    swap(real, SADDLE, "when: saddle_numbness in saddle_signs", f"when: {new}")

    assert problems(real) == [f"{SADDLE}: saddle-numbness: {problem}; did you mean {right!r}?"]


def test_a_red_flag_in_a_folder_that_nobody_reads_is_found(real: Path) -> None:
    (real / SADDLE).rename(real / "rules" / "cauda-equina.yaml")

    assert any(line.startswith("rules/cauda-equina.yaml: is not read") for line in problems(real))


def test_a_problem_can_be_read_by_a_program(small: Path) -> None:
    swap(small, "rules/doses/caps.yaml", "age >= 18", "agee >= 18")

    with pytest.raises(ContentError) as caught:
        load_content(small)

    (problem,) = caught.value.problems
    assert (problem.file, problem.line, problem.column) == ("rules/doses/caps.yaml", 3, 9)
    assert (problem.entry, problem.about) == ("grown-up", "agee >= 18")


def test_a_folder_without_content_is_no_content(tmp_path: Path) -> None:
    lines = problems(tmp_path)

    assert "knowledge/questionnaire.yaml: is missing" in lines


def test_a_folder_without_rules_leaves_what_is_not_sure_unread(small: Path) -> None:
    for file in (small / "rules").rglob("*.yaml"):
        file.unlink()
    (small / "knowledge/hazards/falls.yaml").unlink()

    lines = problems(small)

    assert {line.split(":")[1].strip() for line in lines} == {"onset", "where"}
    assert all(line.endswith("reads its option 'not_sure'") for line in lines)


def test_an_empty_folder_of_a_kind_is_allowed(small: Path) -> None:
    (small / "rules/advice/everybody.yaml").unlink()

    assert len(load_content(small).rules) == 7


def test_rules_come_by_kind_file_and_place(small: Path) -> None:
    add(small, "rules/triage/a-first.yaml", "[]")

    assert list(load_content(small).rules_by_id) == [
        "older-by-age",
        "frail-after-fall",
        "high-fall",
        "no-place",
        "sore-neck",
        "worried-person",
        "grown-up",
        "moves-little",
    ]


def test_a_wrong_name_and_a_wrong_shape_are_reported_in_the_same_run(small: Path) -> None:
    swap(small, "rules/triage/falls.yaml", "evidence:", "evidense:")
    swap(small, "knowledge/tips.yaml", "sources: [", "sources: [no-such-source, ")

    said = "\n".join(problems(small))

    assert "evidense: no such key" in said
    assert "source 'no-such-source' does not exist" in said


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("knowledge/tips.yaml", "sources: [", "sources: [no-such-source, ", True),
        ("rules/contraindications/bones.yaml", "avoid: [", "avoid: [no-such-thing, ", False),
        ("knowledge/programmes/chair-week.yaml", "focus: relax", "focus: no_such_need", True),
    ],
)
def test_a_file_that_cannot_be_read_hides_only_names_that_may_stand_in_it(
    real: Path, file: str, old: str, new: str, *, said: bool
) -> None:
    (real / "knowledge/exercises/strength.yaml").write_text("- id: [", encoding="utf-8")
    swap(real, file, old, new)

    lines = problems(real)

    assert any("does not exist" in line for line in lines) is said
    assert len(lines) == 1 + said
    assert any(line.startswith("knowledge/exercises/strength.yaml") for line in lines)


@pytest.mark.parametrize(
    "file",
    [
        "knowledge/planning.yaml",
        "knowledge/questionnaire.yaml",
        "knowledge/sources.yaml",
        "knowledge/demands.yaml",
        "knowledge/needs.yaml",
        "knowledge/tips.yaml",
        "knowledge/equipment.yaml",
        "knowledge/places.yaml",
        "knowledge/ladders.yaml",
        "knowledge/outcomes.yaml",
        "knowledge/programmes/chair-week.yaml",
        "rules/triage/cauda-equina.yaml",
    ],
)
def test_a_file_that_cannot_be_read_is_one_problem(real: Path, file: str) -> None:
    (real / file).write_text("- id: [", encoding="utf-8")

    (line,) = problems(real)

    assert line.startswith(file)
