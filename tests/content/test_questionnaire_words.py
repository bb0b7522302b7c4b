"""What the questionnaire says is short, and an option with a sign is one thing to decide."""

import re

import pytest

from recommender.domain.questions import NONE_OF_THESE, Question, QuestionKind, Questionnaire
from tests.content.questionnaire_visits import is_for_everybody, words

# One picture each, although its words have an “and” in them.
PICTURES = {
    ("limb_more", "cramp_standing"),
    ("face_head_signs", "one_side"),
    ("ill_signs", "fever"),
    ("tummy_place", "side"),
    ("tummy_signs", "pacing"),
    ("head_more", "standing"),
    ("swallow_more", "jaw_locked"),
    ("ill_more", "thirst"),
    ("skin_more", "burning_only"),
    ("hip_replacement_time", "precautions"),
    ("attack_time", "older"),
    ("inflammation_signs", "red_eye_now"),
    ("sickle_pain", "held"),
    ("sickle_pain", "not_held"),
}


@pytest.fixture
def written(questionnaire: Questionnaire) -> list[Question]:
    """The questions of the file, without those that ask which one somebody is not sure about."""
    return [question for question in questionnaire if not question.which_of]


def test_every_question_has_a_short_topic_of_its_own(written: list[Question]) -> None:
    topics = [question.topic for question in written]

    assert [topic for topic in topics if not 1 <= len(topic.split()) <= 4] == []
    assert len({topic.lower() for topic in topics}) == len(topics)


def test_every_error_message_says_what_to_do(written: list[Question]) -> None:
    for question in written:
        is_typed = question.kind is QuestionKind.NUMBER and not question.show
        assert question.error_message.startswith("Enter " if is_typed else "Choose ")
        assert not question.error_message.endswith(".")


def test_the_error_message_of_a_list_names_its_way_out(written: list[Question]) -> None:
    for question in written:
        none = [option.text for option in question.options if option.id == NONE_OF_THESE]
        if question.kind is QuestionKind.MANY and none:
            assert question.error_message.endswith(f", or “{none[0]}”"), question.id


def test_no_option_has_more_than_fourteen_words(questionnaire: Questionnaire) -> None:
    long = [
        (question.id, option.id)
        for question in questionnaire
        for option in question.options
        if words(option.text) > 14
    ]

    assert long == []


def test_no_option_that_everybody_reads_has_more_than_eleven_words(
    questionnaire: Questionnaire,
) -> None:
    long = [
        (question.id, option.id)
        for question in questionnaire
        for option in question.options
        if is_for_everybody(question) and words(option.text) > 11
    ]

    assert long == []


def test_an_option_with_a_sign_joins_no_two_facts(written: list[Question]) -> None:
    joined = {
        (question.id, option.id)
        for question in written
        for option in question.options
        if option.sign and re.search(r"\band\b", option.text)
    }

    assert joined == PICTURES


def test_no_list_offers_the_same_words_twice(questionnaire: Questionnaire) -> None:
    for question in questionnaire:
        texts = [option.text for option in question.options]
        assert len(set(texts)) == len(texts), question.id
