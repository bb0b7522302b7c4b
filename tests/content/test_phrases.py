"""Words that stand once: they come into every text that names them, and a wrong name is found."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from recommender.content.extracting import extract_texts
from recommender.content.loading import load_content
from tests.content.folders import REAL, add, placed_problems, problems, swap

PHRASES = "knowledge/phrases.yaml"
FALLS = "rules/triage/falls.yaml"
A_NUMBER = re.compile(r"\b(999|112|911)\b")


@pytest.fixture
def folder(small: Path) -> Path:
    """The small folder, whose rule about falls takes in a phrase."""
    add(small, PHRASES, "- {id: call_now, text: Call 123 now.}\n")
    swap(small, FALLS, "say: Ask today.", 'say: "{call_now} Say that you fell."')
    return small


def test_a_text_takes_in_a_phrase(folder: Path) -> None:
    assert "'Call 123 now. Say that you fell.'" in str(
        load_content(folder).rules_by_id["high-fall"]
    )


def test_a_phrase_that_does_not_exist_is_reported_with_its_line(folder: Path) -> None:
    swap(folder, FALLS, "{call_now}", "{call_nwo}")

    [problem] = placed_problems(folder)

    assert str(problem) == f"{FALLS}:4: phrase 'call_nwo' does not exist; did you mean 'call_now'?"


def test_a_text_takes_in_three_phrases_at_most(folder: Path) -> None:
    swap(folder, FALLS, "{call_now}", "{call_now} " * 4)

    assert problems(folder) == [f"{FALLS}: takes in more than 3 phrases"]


def test_a_phrase_is_short_and_stands_once(folder: Path) -> None:
    add(folder, PHRASES, f"- {{id: call_now, text: Call.}}\n- {{id: long, text: {'a' * 201}}}\n")

    assert problems(folder) == [
        f"{PHRASES}: call_now: this id stands twice",
        f"{PHRASES}: long: text: write at most 200 letters",
    ]


def test_a_content_without_phrases_keeps_its_braces(small: Path) -> None:
    swap(small, FALLS, "say: Ask today.", 'say: "Ask {today}."')

    assert "Ask {today}." in str(load_content(small).rules_by_id["high-fall"])


def test_translators_get_the_words_that_people_read() -> None:
    rule = b'say: "{call_at_once}"'

    texts = list(extract_texts(BytesIO(rule), (), (), {"phrases": str(REAL / PHRASES)}))

    assert next(text for _, _, text, _ in texts).startswith("Call 999 (EU 112, US 911) at once")


def _shown_numbers() -> Iterator[str]:
    for folder in ("knowledge", "rules"):
        for path in sorted((REAL / folder).rglob("*.yaml")):
            for line, _, text, _ in extract_texts(BytesIO(path.read_bytes()), (), (), {}):
                if A_NUMBER.search(text):
                    yield f"{path.relative_to(REAL).as_posix()}:{line}"


def test_a_country_changes_its_numbers_in_two_files() -> None:
    assert {place.split(":")[0] for place in _shown_numbers()} == {
        PHRASES,
        "knowledge/outcomes.yaml",
        # nobody is told what stands there
        "knowledge/population.yaml",
    }
