"""An option that was replaced is offered to nobody; answers that hold it still count."""

import pytest

from recommender.cli.asking import answer_text
from recommender.content.answers import check_answer, parse_answers
from recommender.content.loading import build_content
from recommender.content.reading import read_folder
from recommender.domain.content import Content
from recommender.domain.errors import AnswersError, ContentError
from recommender.domain.questions import Question
from recommender.exchange.questions import question_data
from tests.content.folders import SMALL

OLD = b"              - {id: shoulder, text: Shoulder, status: retired}\n"


def with_old_option(before: bytes = b"              - {id: none, text: Nowhere}\n") -> Content:
    """Return the small content in which a place of the pain is retired."""
    texts = read_folder(SMALL)
    file = "knowledge/questionnaire.yaml"
    changed = texts[file].replace(before, OLD + before)
    return build_content({**texts, file: changed})


@pytest.fixture(scope="module")
def where() -> Question:
    """The question with a retired option."""
    return with_old_option().questionnaire.questions["where"]


def test_it_is_not_offered(where: Question) -> None:
    assert [option.id for option in where.offered()] == ["neck", "low_back", "none", "not_sure"]
    assert [option.id for option in where.choices] == ["neck", "low_back"]


def test_who_chose_it_before_still_sees_it(where: Question) -> None:
    offered = [option.id for option in where.offered(("shoulder", "neck"))]

    assert offered == ["neck", "low_back", "shoulder", "none", "not_sure"]


def test_an_old_answer_is_still_an_answer_and_has_its_words(where: Question) -> None:
    answers = parse_answers({"where": where}, {"where": ["shoulder", "neck"]})

    assert answers == {"where": ("neck", "shoulder")}
    assert answer_text(where, answers["where"]) == "Neck; Shoulder"


def test_nobody_is_told_to_give_it(where: Question) -> None:
    with pytest.raises(AnswersError) as caught:
        check_answer(where, [])

    assert caught.value.messages == {
        "where": "Give a list of one or more of: neck, low_back, none, not_sure."
    }


def test_the_catalogue_says_that_it_is_retired() -> None:
    content = with_old_option()
    [page] = [
        page for page in content.questionnaire.pages for one in page.questions if one.id == "where"
    ]

    options = question_data(page, content.questionnaire.questions["where"])["options"]

    assert {"id": "shoulder", "text": "Shoulder", "status": "retired"} in options
    assert {"id": "neck", "text": "Neck"} in options


def test_a_question_needs_two_options_that_are_offered() -> None:
    texts = read_folder(SMALL)
    file = "knowledge/questionnaire.yaml"
    old = b"{id: none, text: I do not mind}"
    changed = texts[file].replace(old, b"{id: none, text: I do not mind, status: retired}")

    with pytest.raises(ContentError, match="likes: needs two or more options"):
        build_content({**texts, file: changed})


def test_an_option_is_active_or_retired() -> None:
    texts = read_folder(SMALL)
    file = "knowledge/questionnaire.yaml"
    changed = texts[file].replace(b"{id: neck, text: Neck}", b"{id: neck, text: Neck, status: old}")

    with pytest.raises(ContentError, match="write one of: active, retired"):
        build_content({**texts, file: changed})
