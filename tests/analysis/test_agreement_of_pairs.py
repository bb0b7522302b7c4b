"""Agreement of two reviewers: the last words of both, on the cases that both saw."""

from collections import Counter
from dataclasses import replace

import pytest

from recommender.analysis.agreement import (
    PairAgreement,
    by_pair,
    latest,
    outcome_of,
    triage_verdicts,
    verdict_of,
    week_verdicts,
)
from recommender.domain.reviews import DisagreeReason, Review
from recommender.domain.rules import Triage
from tests.analysis import NO, YES, a_review


def test_the_last_word_of_a_reviewer_on_a_case_counts() -> None:
    first, other, last = a_review("a"), a_review("a", "ben"), a_review("a", verdict=NO)

    assert set(latest([first, other, last])) == {last, other}


def test_the_same_reviewer_has_a_word_on_each_case() -> None:
    reviews = (a_review("a"), a_review("b"))

    assert latest(reviews) == reviews


def test_reviewers_without_a_common_case_are_no_pair() -> None:
    assert by_pair([a_review("a", "anna"), a_review("b", "ben")], verdict_of) == ()


def test_a_reviewer_is_no_pair_with_herself() -> None:
    assert by_pair([a_review("a"), a_review("b"), a_review("a", verdict=NO)], verdict_of) == ()


def test_a_pair_is_compared_over_its_common_cases_alone() -> None:
    reviews = [
        *(a_review("a", name) for name in ("ben", "anna")),
        *(a_review("b", name, NO) for name in ("ben", "anna")),
        a_review("c", "anna", NO),
        a_review("d", "ben"),
    ]

    assert by_pair(reviews, verdict_of) == (PairAgreement(("anna", "ben"), 2, 2, 1),)


def test_a_pair_is_compared_case_by_case_and_not_in_the_order_of_writing() -> None:
    reviews = [
        a_review("a", "anna"),
        a_review("b", "anna", NO),
        a_review("b", "ben", NO),
        a_review("a", "ben"),
    ]

    [pair] = by_pair(reviews, verdict_of)

    assert (pair.agreed, pair.kappa) == (2, 1)


def test_a_pair_has_the_kappa_of_its_table() -> None:
    table = {(YES, YES): 20, (YES, NO): 5, (NO, YES): 10, (NO, NO): 15}
    verdicts = list(Counter(table).elements())
    reviews = [
        a_review(f"case {place}", name, verdict)
        for place, pair in enumerate(verdicts)
        for name, verdict in zip(("anna", "ben"), pair, strict=True)
    ]

    [pair] = by_pair(reviews, verdict_of)

    assert (pair.cases, pair.agreed) == (50, 35)
    assert pair.kappa == pytest.approx(0.4)


def test_each_two_of_three_reviewers_are_a_pair_by_name() -> None:
    reviews = [a_review("a", name) for name in ("cora", "anna", "ben")]

    pairs = [pair.reviewers for pair in by_pair(reviews, verdict_of)]

    assert pairs == [("anna", "ben"), ("anna", "cora"), ("ben", "cora")]


def test_a_pair_is_compared_by_the_last_word_of_each() -> None:
    reviews = [a_review("a", "anna", NO), a_review("a", "ben"), a_review("a", "anna")]

    [pair] = by_pair(reviews, verdict_of)

    assert pair.agreed == 1


def test_who_agrees_holds_the_triage_that_was_told_to_be_right() -> None:
    category = outcome_of({"a": Triage.URGENT})

    assert category(a_review("a")) == "urgent"


def test_who_names_another_triage_holds_that_to_be_right() -> None:
    category = outcome_of({"a": Triage.URGENT})

    assert category(a_review("a", verdict=NO, right=Triage.PLAN)) == "plan"


def test_who_disagrees_for_different_triages_does_not_agree_on_the_outcome() -> None:
    reviews = [
        a_review("a", "anna", NO, right=Triage.PLAN),
        a_review("a", "ben", NO, right=Triage.EMERGENCY),
    ]

    [on_verdict] = by_pair(reviews, verdict_of)
    [on_outcome] = by_pair(reviews, outcome_of({"a": Triage.URGENT}))

    assert (on_verdict.agreed, on_outcome.agreed) == (1, 0)


TRIAGES = {"week": Triage.PLAN, "stop": Triage.URGENT}


@pytest.mark.parametrize(
    ("review", "on_triage", "on_week"),
    [
        # the whole was judged at once
        (a_review("week"), "agree", "agree"),
        (a_review("week", verdict=NO, right=Triage.URGENT), "disagree", None),
        (
            replace(
                a_review("week", verdict=NO, right=Triage.PLAN), reason=DisagreeReason.WRONG_DOSE
            ),
            "agree",
            "disagree",
        ),
        (
            replace(a_review("week", verdict=NO, right=Triage.PLAN), reason=DisagreeReason.OTHER),
            "agree",
            None,
        ),
        (a_review("stop"), "agree", None),
        (a_review("stop", verdict=NO, right=Triage.PLAN), "disagree", None),
        # the parts were
        (
            replace(a_review("week", verdict=NO), triage_verdict=YES, week_verdict=NO),
            "agree",
            "disagree",
        ),
        (replace(a_review("stop", verdict=NO), triage_verdict=NO), "disagree", None),
        (replace(a_review("stop"), triage_verdict=YES), "agree", None),
    ],
)
def test_old_and_new_reviews_both_say_what_of_triage_and_week(
    review: Review, on_triage: str, on_week: str | None
) -> None:
    assert triage_verdicts(TRIAGES)(review) == on_triage
    assert week_verdicts(TRIAGES)(review) == on_week


def test_who_says_nothing_of_the_week_is_in_no_pair_for_it() -> None:
    reviews = [a_review("stop", "anna"), a_review("stop", "ben")]

    assert by_pair(reviews, week_verdicts(TRIAGES)) == ()
    assert len(by_pair(reviews, triage_verdicts(TRIAGES))) == 1
