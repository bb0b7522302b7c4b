"""The people of the list: a whole form, the triage that is noted, a week within hard limits."""

import pytest

from recommender import pipeline
from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.questions import not_applicable
from recommender.inference.deciding import Decider
from recommender.inference.interview import next_page
from tests.planning.constraints import violations
from tests.weeks.people import Described, described
from tests.weeks.reading import chosen, read_week

PEOPLE = list(described().values())
SOMEBODY = described()["m71-heart-disease"]

everybody = pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)


def _is_asked(content: Content, answers: Answers, name: str) -> bool:
    others = {other: answer for other, answer in answers.items() if other != name}
    return name not in not_applicable(content.questionnaire, others)


@everybody
def test_a_person_has_answered_what_is_asked_and_nothing_else(
    decider: Decider, person: Described
) -> None:
    answers = person.answered(decider.content)

    assert next_page(decider.content, answers).page is None
    assert [name for name in answers if not _is_asked(decider.content, answers, name)] == []


@everybody
def test_a_person_is_sent_where_the_list_says(decider: Decider, person: Described) -> None:
    made = pipeline.recommend(decider, person.answered(decider.content))

    assert made.triage is person.triage
    assert (made.week is None) is bool(person.stop)


@everybody
def test_the_week_of_a_person_keeps_every_hard_limit(decider: Decider, person: Described) -> None:
    answers = person.answered(decider.content)

    assert violations(decider.content, answers, pipeline.recommend(decider, answers)) == []


def test_the_list_holds_everybody_of_the_first_review() -> None:
    assert [person.review for person in PEOPLE if person.review] == list(range(1, 53))


def test_a_week_reads_from_the_person_to_the_tips(decider: Decider) -> None:
    lines = list(read_week(decider, SOMEBODY))

    assert lines[1] == SOMEBODY.who
    heads = ("triage: plan_with_care", "avoided: ", "caps: ", "needs: ", "day 1: ", "tips: ")
    for head in heads:
        assert any(line.startswith(head) for line in lines), head
    assert any(" of 30 minutes" in line for line in lines)


def test_somebody_without_a_week_reads_why(decider: Decider) -> None:
    crash = described()["f46-crash-after-effort"]

    assert f"NO WEEK: {crash.stop}" in read_week(decider, crash)


def test_people_are_chosen_by_name_by_its_start_and_by_review() -> None:
    assert [person.review for person in chosen(["40", "m71-heart"])] == [40]
    assert chosen([]) == PEOPLE
    with pytest.raises(ValueError, match="x99"):
        chosen(["x99"])
