"""Agreement with a rule: who agrees counts for it, and a disagreement only where it is to blame."""

import pytest

from recommender.analysis.agreement import ReviewedCase, RuleAgreement, by_rule, unattributed
from recommender.domain.rules import Triage
from tests.analysis import NO, a_review

# in case a, fever decided the triage; in case b no rule did
CASES = {
    "a": ReviewedCase(Triage.URGENT, ("pain", "fever"), frozenset({"fever"})),
    "b": ReviewedCase(Triage.PLAN, ("pain",)),
}


def test_no_reviews_agree_with_no_rule() -> None:
    assert by_rule([], CASES) == {}


def test_a_review_counts_for_every_rule_that_fired() -> None:
    found = by_rule([a_review("a"), a_review("b")], CASES)

    assert found == {"fever": RuleAgreement("fever", 1, 0), "pain": RuleAgreement("pain", 2, 0)}


def test_a_disagreement_about_the_triage_counts_against_the_rules_that_decided_it() -> None:
    found = by_rule([a_review("a", verdict=NO, right=Triage.PLAN)], CASES)

    assert {rule: entry.disagreements for rule, entry in found.items()} == {"fever": 1, "pain": 0}


@pytest.mark.parametrize("right", [Triage.URGENT, None])
def test_a_disagreement_about_something_else_counts_against_no_rule(right: Triage | None) -> None:
    reviews = [a_review("a", verdict=NO, right=right)]

    assert [entry.disagreements for entry in by_rule(reviews, CASES).values()] == [0, 0]
    assert unattributed(reviews, CASES) == 1


def test_a_disagreement_about_a_triage_that_no_rule_decided_counts_against_none() -> None:
    reviews = [a_review("b", verdict=NO, right=Triage.URGENT)]

    assert by_rule(reviews, CASES)["pain"].disagreements == 0
    assert unattributed(reviews, CASES) == 1


def test_what_counts_against_a_rule_is_not_counted_as_unattributed() -> None:
    reviews = [
        a_review("a", "anna", NO, rule="pain"),
        a_review("a", "ben", NO, right=Triage.PLAN),
        a_review("a", "carla"),
        a_review("c", "anna", NO),
    ]

    assert unattributed(reviews, CASES) == 0


def test_a_disagreement_about_a_rule_that_did_not_fire_is_unattributed() -> None:
    assert unattributed([a_review("b", verdict=NO, rule="fever")], CASES) == 1


def test_a_rule_that_is_named_takes_the_blame_alone() -> None:
    found = by_rule([a_review("a", verdict=NO, rule="fever")], CASES)

    assert found == {"fever": RuleAgreement("fever", 1, 1), "pain": RuleAgreement("pain", 1, 0)}


def test_a_rule_that_did_not_fire_takes_no_blame_and_no_other_does() -> None:
    found = by_rule([a_review("b", verdict=NO, rule="fever")], CASES)

    assert found == {"pain": RuleAgreement("pain", 1, 0)}


def test_an_agreement_that_names_a_rule_is_no_blame() -> None:
    found = by_rule([a_review("b", rule="pain")], CASES)

    assert found["pain"].disagreements == 0


def test_a_disagreement_that_was_taken_back_is_forgotten() -> None:
    disputed = a_review("a", verdict=NO, right=Triage.PLAN)

    found = by_rule([disputed, a_review("a")], CASES)

    assert found["fever"] == RuleAgreement("fever", 1, 0)


def test_a_review_of_an_unknown_case_counts_for_no_rule() -> None:
    assert by_rule([a_review("c", verdict=NO)], CASES) == {}


def test_rules_come_by_name() -> None:
    cases = {"a": ReviewedCase(Triage.PLAN, ("z", "m", "a"))}

    assert list(by_rule([a_review("a")], cases)) == ["a", "m", "z"]


@pytest.mark.parametrize(("disagreements", "rate"), [(0, 1), (1, 0.75), (4, 0)])
def test_the_rate_of_a_rule_is_the_share_that_agrees(disagreements: int, rate: float) -> None:
    assert RuleAgreement("pain", 4, disagreements).rate == rate
