"""Files that are no YAML as we want it, and how their author is told where."""

from pathlib import Path

import pytest

from recommender.content.reading import read_yaml
from tests.content.folders import add, problems, swap

SCALARS = ["no", "true", "12:30", "1.50", "null", "2024-07-05", "~", "0x1", "'a: b'"]


@pytest.mark.parametrize("scalar", SCALARS)
def test_every_scalar_stays_what_its_author_typed(scalar: str) -> None:
    assert read_yaml(f"key: {scalar}".encode(), "a.yaml") == ({"key": scalar.strip("'")}, [])


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("title: A rule: so", "1:14", "put words that hold a colon in quotes"),
        ("a: 1\nb: [2\nc: 3", "3:2", "expected ',' or ']', but got ':'"),
        ("title: 'open", "1:13", "found unexpected end of stream"),
        ("title: *rule", "1:8", "an alias cannot stand here; write out what it means"),
        ("a: 1\nb: 2\na: 3", "3:1", "the key 'a' stands twice"),
        ("top: {a: 1, b: 2, a: 1}", "1:19", "the key 'a' stands twice"),
        ("{a: 1}: 2", "1:1", "a key must be a plain word"),
        ("a: {{b}}", "1:5", "a key must be a plain word"),
        ("a: 1\n---\nb: 2", "2:1", "but found another document"),
        ("a: " + "[" * 30, "1:33", "this is nested deeper than 30 levels"),
        ("[" * 100_000, "1:31", "this is nested deeper than 30 levels"),
        (
            "a: &a [1]\nb: [*a, *a]",
            "2:5",
            "an alias cannot stand here; write out what it means",
        ),
        ("a: 1\nb: \x01", "2", "special characters are not allowed"),
    ],
)
def test_what_is_not_valid_yaml_is_reported_with_its_place(
    text: str, place: str, message: str
) -> None:
    raw, (problem,) = read_yaml(text.encode(), "knowledge/a.yaml")

    assert raw is None
    assert str(problem) == f"knowledge/a.yaml:{place}: not valid YAML: {message}"


def test_the_same_key_in_two_entries_is_fine() -> None:
    assert read_yaml(b"- a: 1\n- a: 1", "a.yaml") == ([{"a": "1"}, {"a": "1"}], [])


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_may_end_as_on_other_machines(end: str) -> None:
    assert read_yaml(f"a: 1{end}b: 2".encode(), "a.yaml") == ({"a": "1", "b": "2"}, [])


def test_text_that_is_not_utf_8_is_reported(small: Path) -> None:
    (small / "rules/triage/falls.yaml").write_bytes("- id: fr\u00fch".encode("latin-1"))

    assert "rules/triage/falls.yaml: is not UTF-8 text" in problems(small)


def test_a_file_that_is_not_there_is_reported(small: Path) -> None:
    (small / "knowledge/planning.yaml").unlink()

    assert problems(small) == ["knowledge/planning.yaml: is missing"]


def test_a_file_that_cannot_be_opened_is_reported(small: Path) -> None:
    (small / "knowledge/tips.yaml").unlink()
    (small / "knowledge/tips.yaml").mkdir()

    assert problems(small) == ["knowledge/tips.yaml: cannot be read: IsADirectoryError"]


@pytest.mark.parametrize(
    "file",
    [
        "knowledge/questionnaire.yaml",
        "knowledge/planning.yaml",
        "knowledge/programmes/calm-week.yaml",
        "knowledge/tips.yaml",
        "knowledge/exercises/neck.yaml",
        "rules/triage/falls.yaml",
    ],
)
def test_an_empty_file_is_reported(small: Path, file: str) -> None:
    (small / file).write_text("# nothing yet\n", encoding="utf-8")

    assert problems(small)[0] == f"{file}: is empty"


def test_a_list_may_have_no_entry(small: Path) -> None:
    add(small, "rules/advice/later.yaml", "[]")
    swap(small, "knowledge/demands.yaml", "neck_end_range", "neck_far")

    assert not any("later.yaml" in problem for problem in problems(small))


def test_a_file_of_entries_must_be_a_list(small: Path) -> None:
    (small / "knowledge/tips.yaml").write_text("id: a-tip\n", encoding="utf-8")

    expected = "knowledge/tips.yaml: must be a list of entries, each starting with a hyphen"
    assert problems(small) == [expected]


def test_an_entry_must_be_a_mapping(small: Path) -> None:
    add(small, "knowledge/tips.yaml", "- just words\n")

    assert problems(small) == [
        "knowledge/tips.yaml: entry 2: write keys and values, such as `key: value`"
    ]


def test_an_entry_without_an_id_is_named_by_its_number(small: Path) -> None:
    swap(small, "knowledge/tips.yaml", "id: keep-moving, ", "")

    problem = "knowledge/tips.yaml: entry 1: id: is missing"
    assert problems(small) == [problem]
