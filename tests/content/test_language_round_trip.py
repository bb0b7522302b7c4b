"""A condition means what its text says: held against a second reading that shares no code."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.content.language import Names, parse_condition
from recommender.domain.conditions import findings_read, questions_read
from recommender.domain.content import Content
from tests.content.written_conditions import NUMBER, Written, written_conditions
from tests.domain.random_conditions import FINDINGS, situations

often = settings(max_examples=150)


@pytest.fixture(scope="module")
def any_written(content: Content) -> st.SearchStrategy[Written]:
    return written_conditions(content.questionnaire)


@pytest.fixture(scope="module")
def names(content: Content) -> Names:
    return Names(content.questionnaire.questions, frozenset(FINDINGS))


@often
@given(data=st.data())
def test_a_condition_means_what_its_text_says(
    data: st.DataObject, content: Content, any_written: st.SearchStrategy[Written], names: Names
) -> None:
    written = data.draw(any_written)
    situation = data.draw(
        situations(content.questionnaire, sorted(written.questions), sorted(written.findings))
    )

    condition = parse_condition(written.text, names)

    assert NUMBER[condition.holds(situation)] == written.truth(situation)


@often
@given(data=st.data())
def test_a_condition_reads_the_names_in_its_text(
    data: st.DataObject, any_written: st.SearchStrategy[Written], names: Names
) -> None:
    written = data.draw(any_written)

    condition = parse_condition(written.text, names)

    read = (frozenset(questions_read(condition)), frozenset(findings_read(condition)))
    assert read == (written.questions, written.findings)


@often
@given(data=st.data())
def test_brackets_around_everything_change_nothing(
    data: st.DataObject, any_written: st.SearchStrategy[Written], names: Names
) -> None:
    written = data.draw(any_written)

    assert parse_condition(f"({written.text})", names) == parse_condition(written.text, names)
