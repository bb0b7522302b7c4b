"""What a form sent becomes values or messages; nothing that can be sent makes it fail."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from recommender.content.answers import check_answer
from recommender.domain.content import Content
from recommender.domain.questions import NONE_OF_THESE, Question, QuestionKind
from recommender.web.forms import Filled, buttons, read_form

STRANGE = ("none", "not_sure", "yes", "no", "0", "-1", "1e400", "9" * 400, "²", "\x00", "<b>")


@pytest.fixture(autouse=True)
def in_a_request(app: Flask) -> Iterator[None]:
    """The words of messages are in the language of a request."""
    with app.test_request_context():
        yield


def sent(question: Question, *values: str) -> Filled:
    """Return what a form with these values for one question becomes."""
    return read_form((question,), MultiDict([(question.id, value) for value in values]))


def of_kind(content: Content, kind: QuestionKind) -> list[Question]:
    return [question for question in content.questionnaire if question.kind is kind]


def test_whatever_is_sent_is_an_answer_or_has_a_message(content: Content) -> None:
    for question in content.questionnaire:
        values = dict.fromkeys((*question.option_ids[:3], *STRANGE))
        for given in [*combinations(values, 1), *combinations(values, 2)]:
            filled = sent(question, *given)

            assert len(filled.values) + len(filled.errors) == 1, question.id
            for value in filled.values.values():
                assert check_answer(question, value) == value


def test_none_with_another_value_is_no_answer_to_any_question(content: Content) -> None:
    for question in content.questionnaire:
        other = next((name for name in question.option_ids if name != NONE_OF_THESE), "else")

        assert sent(question, NONE_OF_THESE, other).values == {}, question.id


@pytest.mark.parametrize("kind", [QuestionKind.ONE, QuestionKind.YES_NO, QuestionKind.NUMBER])
def test_of_several_values_where_one_belongs_none_is_taken(
    content: Content, kind: QuestionKind
) -> None:
    for question in of_kind(content, kind):
        values = {
            QuestionKind.ONE: question.option_ids[:2],
            QuestionKind.YES_NO: ("yes", "no"),
            QuestionKind.NUMBER: (str(question.minimum), str(question.maximum)),
        }[kind]

        assert sent(question, *values).values == {}, question.id
        assert list(sent(question, values[0], values[0]).values) == [question.id]


def test_numbers_to_tap_have_the_one_that_a_program_sent(content: Content) -> None:
    minutes = content.questionnaire.questions["minutes_a_day"]

    assert buttons(minutes, ()) == ("10", "15", "20", "30", "45", "60")
    assert buttons(minutes, ("25",)) == ("10", "15", "20", "25", "30", "45", "60")
    assert buttons(minutes, ("5",)) == buttons(minutes, ("²",)) == buttons(minutes, ())


def test_a_scale_has_a_button_for_each_number_from_end_to_end(content: Content) -> None:
    assert buttons(content.questionnaire.questions["pain_rest"], ()) == tuple(map(str, range(11)))
