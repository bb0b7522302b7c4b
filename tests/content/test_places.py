"""The line and column of a mistake, however its author spelt the text around it."""

import pytest

from recommender.content.places import Places
from recommender.domain.errors import Problem

FILE = "rules/triage/a.yaml"
WHEN = "first and second or thrid"
COLUMN = WHEN.index("thrid") + 1


def _placed(text: str, problem: Problem) -> tuple[str, int, int]:
    placed = Places({FILE: text.encode()}).placed(problem)
    return placed.file, placed.line, placed.column


@pytest.mark.parametrize(
    ("spelt", "line", "column"),
    [
        (" first and second or thrid", 2, 29),
        (" 'first and second or thrid'", 2, 30),
        (' "first and second or thrid"', 2, 30),
        (" >-\n    first and\n    second or thrid", 4, 15),
        (" |\n    first and\n\n    second\n      or thrid", 6, 10),
        ("\n    first and second\n    or thrid", 4, 8),
        (" first and second\n    or\tthrid", 3, 8),
        (" first and second\r\n    or thrid", 3, 8),
    ],
)
def test_the_faulty_part_of_a_condition_is_found_in_every_spelling(
    spelt: str, line: int, column: int
) -> None:
    text = f"- id: rule\n  when:{spelt}\n  then: {{}}\n"

    assert _placed(text, Problem(FILE, "rule", "", COLUMN, about=WHEN)) == (FILE, line, column)


def test_a_column_after_the_last_character_is_that_of_the_last() -> None:
    text = "- id: rule\n  when: first and\n"

    assert _placed(text, Problem(FILE, "rule", "", 99, about="first and")) == (FILE, 2, 17)


@pytest.mark.parametrize(
    ("entry", "about", "line"),
    [
        ("", "", 1),
        ("entry 2", "", 3),
        ("second", "", 3),
        ("second", "leaflet", 4),
        ("second", "sources", 4),
        ("second", "elsewhere", 3),
        ("nowhere", "", 1),
        ("nowhere", "leaflet", 2),
    ],
)
def test_a_word_is_looked_for_within_its_entry(entry: str, about: str, line: int) -> None:
    text = "- {id: first,\n   sources: [leaflet]}\n- id: second\n  sources: [leaflet]\n"

    assert _placed(text, Problem(FILE, entry, "", about=about)) == (FILE, line, 0)


def test_an_entry_is_told_from_what_only_names_it() -> None:
    text = "- id: a\n  sources: [{id: b}]\n- id: b\n"

    assert _placed(text, Problem(FILE, "b", "")) == (FILE, 3, 0)


def test_a_problem_of_a_folder_is_placed_in_the_file_that_has_the_entry() -> None:
    texts = {"x/a.yaml": b"- {id: one, easier: two}", "x/b.yaml": b"\n- {id: two}"}

    placed = Places(texts).placed(Problem("x", "two", ""))

    assert (placed.file, placed.line) == ("x/b.yaml", 2)


@pytest.mark.parametrize("text", [b"\xff", b"", b"a: [", b"a: &a [1]\nb: [*a]"])
def test_a_file_that_cannot_be_read_has_no_more_than_a_first_line(text: bytes) -> None:
    placed = Places({FILE: text}).placed(Problem(FILE, "rule", "", about="a"))

    assert placed.line in (0, 1)


def test_a_file_that_is_not_there_has_no_line() -> None:
    assert Places({}).placed(Problem(FILE, "", "is missing")) == Problem(FILE, "", "is missing")
