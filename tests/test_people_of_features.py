"""The tables of people that a clinician reads are the answers that the features use."""

from pathlib import Path

import pytest

from recommender.content.answers import check_answer
from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from tests.people import HEALTHY, PLAIN, a_person
from tests.steps.naming import Naming

PAGE = Path(__file__).parent.parent / "features" / "clinical" / "people.md"


@pytest.fixture(scope="module")
def tables(content: Content) -> dict[str, Answers]:
    """The answers of each table of the page, by its heading."""
    parts = PAGE.read_text(encoding="utf-8").split("\n## ")[1:]
    return {part.partition("\n")[0]: _answers(content, part) for part in parts}


def test_the_page_shows_the_person_whom_the_features_begin_with(
    content: Content, tables: dict[str, Answers]
) -> None:
    assert tables["A person with two weeks of simple low back pain"] == a_person(content)


def test_the_page_shows_the_answer_to_every_further_question(
    content: Content, tables: dict[str, Answers]
) -> None:
    others = {name: value for name, value in content.ordinary.items() if name not in HEALTHY}

    assert tables["Further questions"] == others


@pytest.mark.parametrize("trouble", PLAIN)
def test_the_page_shows_what_each_trouble_changes(
    content: Content, tables: dict[str, Answers], trouble: str
) -> None:
    questions = content.questionnaire.questions
    changed = {name: check_answer(questions[name], said) for name, said in PLAIN[trouble].items()}

    assert tables[f"A person whose one trouble is “{trouble}”"] == changed


def test_the_page_shows_nobody_else(tables: dict[str, Answers]) -> None:
    assert len(tables) == len(PLAIN) + 2


@pytest.mark.parametrize("question", ["age", "saddle_signs"])
def test_a_clinical_feature_cannot_name_a_question_by_its_id(
    content: Content, question: str
) -> None:
    with pytest.raises(KeyError, match=question):
        Naming(content, by_words=True).question(question)


def _answers(content: Content, part: str) -> Answers:
    """Return the answers in the table of a part of the page."""
    naming = Naming(content, by_words=True)
    rows = [line.strip("|").split("|") for line in part.split("\n") if line.startswith("|")][2:]
    said = {naming.question(name.strip()): words.strip() for name, words in rows}
    return {one.id: check_answer(one, naming.value(one, words)) for one, words in said.items()}
