"""A person in one line: the line, the positives, and what nobody asked."""

import pytest

from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.evaluation import evaluate
from recommender.domain.questions import NONE_OF_THESE, NOT_SURE
from recommender.domain.summaries import Summary
from recommender.explain.summing_up import PersonSummary, in_brief, sum_up
from recommender.explain.told_signs import answers_that_sent
from tests.explain.builders import some_answers
from tests.people import a_person


@pytest.fixture(scope="module")
def summary(content: Content) -> Summary:
    assert content.summary is not None
    return content.summary


def summed(content: Content, summary: Summary, answers: Answers) -> PersonSummary:
    """Return the line of somebody who is sent where the rules send them."""
    evaluation = evaluate(content, answers)
    return sum_up(content, summary, answers, answers_that_sent(evaluation, evaluation.certain))


def brief(content: Content, summary: Summary, answers: Answers) -> tuple[str, str]:
    """Return what a list tells of somebody as their sign: the question and its first words."""
    evaluation = evaluate(content, answers)
    sent = answers_that_sent(evaluation, evaluation.certain)
    sign = in_brief(content, summary, answers, sent).sign
    assert sign is not None
    return sign.question.id, sign.words[0]


def positives(found: PersonSummary) -> dict[str, tuple[str, ...]]:
    """Return the words of each positive by its question."""
    return {entry.question.id: entry.words for entry in found.positives}


def test_the_line_says_age_place_time_and_pain_in_order(content: Content, summary: Summary) -> None:
    person = a_person(content, age=76, where=["neck", "low_back"], pain_rest=3)

    line = summed(content, summary, person).line

    assert line[:2] == ("76 years", "Neck; Lower back")
    assert line[-2:] == ("pain 3 of 10 at rest", "4 on moving")


def test_who_denied_everything_has_no_positive(content: Content, summary: Summary) -> None:
    found = summed(content, summary, a_person(content))

    assert found.positives == ()
    assert found.not_asked == ()


def test_positives_are_illnesses_signs_and_what_somebody_cannot_do(
    content: Content, summary: Summary
) -> None:
    person = a_person(
        content,
        chest_signs=["breathless"],
        conditions=["diabetes", "mobility"],
        floor="no",
        balance=["unsteady"],
    )

    told = positives(summed(content, summary, person))

    assert told["chest_signs"] == ("More out of breath than usual",)
    assert told["floor"] == ("No",)
    assert told["balance"] == ("I often feel unsteady",)
    # what the details say more exactly is not said twice
    assert told["conditions"] == ("Diabetes",)


def test_not_sure_is_no_negative(content: Content, summary: Summary) -> None:
    told = positives(summed(content, summary, a_person(content, saddle_signs=[NOT_SURE])))

    assert told["saddle_signs"] == ("Not sure",)


def test_what_nobody_answered_is_named(content: Content, summary: Summary) -> None:
    answered: Answers = {
        name: value for name, value in a_person(content).items() if name != "chest_signs"
    }

    found = summed(content, summary, answered)

    assert [question.id for question in found.not_asked] == ["chest_signs"]


def test_of_a_group_of_illnesses_only_what_was_ticked_is_told(
    content: Content, summary: Summary
) -> None:
    named = a_person(content, conditions=["joints"], spine_conditions=["worn_joints"])
    unsaid = a_person(content, conditions=["joints"], spine_conditions=["none"])

    told, vague = (positives(summed(content, summary, one)) for one in (named, unsaid))

    assert "conditions" not in told
    assert told["spine_conditions"] == ("Wear in joints (osteoarthritis)",)
    assert vague["conditions"][0].startswith("One of “Arthritis")


def test_what_decided_comes_before_other_signs_that_could_have_been_graver(
    content: Content, summary: Summary
) -> None:
    lasting = {"duration": "over_12_weeks", "balance": ["unsteady"]}
    person = a_person(content, age=77, bone_conditions=["bone_med"], **lasting)

    told = [*positives(summed(content, summary, person))]

    # the medicine could mean the same day, but nothing here says that it does
    assert told.index("balance") < told.index("bone_conditions")
    assert brief(content, summary, person) == ("balance", "I often feel unsteady")


def test_a_number_that_decided_is_told_beside_the_line(content: Content, summary: Summary) -> None:
    person = a_person(content, pain_rest=9, pain_move=9)

    assert brief(content, summary, person) == ("pain_rest", "9 of 10")
    assert positives(summed(content, summary, person))["pain_rest"] == ("9 of 10",)


def test_how_strong_a_pain_struck_is_told_before_how_it_began(
    content: Content, summary: Summary
) -> None:
    struck = {"onset": "sudden", "pain_rest": 2, "pain_move": 3, "pain_struck": 9}
    person = a_person(content, age=61, where=["upper_back"], duration="under_2_weeks", **struck)

    assert brief(content, summary, person) == ("pain_struck", "9 of 10")


def test_of_several_signs_that_decided_a_list_tells_the_gravest(
    content: Content, summary: Summary
) -> None:
    sore = {"skin_more": ["face"], "ill_signs": ["blisters"]}
    person = a_person(content, saddle_signs=["saddle_numbness"], **sore)

    assert brief(content, summary, person)[0] == "saddle_signs"


@pytest.mark.parametrize("seed", range(20))
def test_every_tick_of_a_sign_is_in_the_line_or_a_positive(
    content: Content, summary: Summary, seed: int
) -> None:
    answers = some_answers(content, seed)

    told = positives(summed(content, summary, answers))

    elsewhere = {*summary.told_by, *(part.question for part in (*summary.line, *summary.week))}
    for question in content.questionnaire:
        signs = {option.id for option in question.options if option.sign is not None}
        value = answers.get(question.id)
        ticked = value if isinstance(value, tuple) else (value,)
        missed = {*ticked} & signs - {NONE_OF_THESE}
        if missed and question.id not in elsewhere:
            assert len(told[question.id]) >= len(missed)
