"""Agreement of reviewers with the rules and with each other, against values worked out by hand."""

from collections import Counter
from itertools import chain, repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.analysis.agreement import (
    Judged,
    PairAgreement,
    RuleAgreement,
    by_pair,
    by_rule,
    cohens_kappa,
    latest,
    outcome_of,
    unattributed,
    verdict_of,
)
from recommender.domain.reviewing import Review, Verdict
from recommender.domain.rules import Triage

NO = Verdict.DISAGREE
YES = Verdict.AGREE
# in case a, fever decided the triage; in case b no rule did
CASES = {
    "a": Judged(Triage.URGENT, ("pain", "fever"), frozenset({"fever"})),
    "b": Judged(Triage.PLAN, ("pain",)),
}


def a_review(
    case: str,
    reviewer: str = "anna",
    verdict: Verdict = YES,
    *,
    rule: str = "",
    right: Triage | None = None,
) -> Review:
    return Review(case, reviewer, "", verdict, None, right, rule)


def two_lists(table: dict[tuple[str, str], int]) -> tuple[list[str], list[str]]:
    """Return what two reviewers said, from how often each pair of words fell."""
    pairs = list(chain.from_iterable(repeat(pair, times) for pair, times in table.items()))
    return [one for one, _ in pairs], [other for _, other in pairs]


# observed and expected by chance, worked out by hand from the margins of each table
@pytest.mark.parametrize(
    ("table", "kappa"),
    [
        # 35/50 agree; by chance (25 x 30 + 25 x 20) / 2500 = 1/2
        ({("y", "y"): 20, ("y", "n"): 5, ("n", "y"): 10, ("n", "n"): 15}, 0.4),
        # 60/100 agree; by chance (70 x 60 + 30 x 40) / 10000 = 54/100
        ({("y", "y"): 45, ("y", "n"): 25, ("n", "y"): 15, ("n", "n"): 15}, 6 / 46),
        # 6/9 agree; by chance (3 x 3 + 3 x 3 + 3 x 3) / 81 = 1/3
        (
            {
                ("a", "a"): 2,
                ("b", "b"): 2,
                ("c", "c"): 2,
                ("a", "b"): 1,
                ("b", "c"): 1,
                ("c", "a"): 1,
            },
            0.5,
        ),
    ],
)
def test_kappa_is_what_the_table_gives_by_hand(
    table: dict[tuple[str, str], int], kappa: float
) -> None:
    assert cohens_kappa(*two_lists(table)) == pytest.approx(kappa)


def test_kappa_of_full_agreement_is_one() -> None:
    assert cohens_kappa("yyn", "yyn") == 1


def test_kappa_of_full_disagreement_on_halves_is_minus_one() -> None:
    assert cohens_kappa("yn", "ny") == -1


def test_kappa_of_agreement_by_chance_alone_is_nought() -> None:
    assert cohens_kappa("yynn", "ynyn") == 0


def test_kappa_below_chance_is_negative() -> None:
    # 1/4 agree; by chance (2 x 3 + 2 x 1) / 16 = 1/2
    assert cohens_kappa("yynn", "nyyy") == pytest.approx(-0.5)


def test_kappa_is_nought_where_only_one_of_two_always_says_the_same() -> None:
    assert cohens_kappa("yyyy", "yyyn") == 0


def test_kappa_has_no_meaning_where_both_always_say_the_same() -> None:
    assert cohens_kappa("yyy", "yyy") is None


words = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1)


@given(words)
def test_kappa_is_the_same_from_either_side_and_within_its_range(
    pairs: list[tuple[str, str]],
) -> None:
    one, other = [first for first, _ in pairs], [second for _, second in pairs]

    kappa = cohens_kappa(one, other)

    assert kappa == cohens_kappa(other, one)
    assert kappa is None or -1 <= kappa <= 1


@given(words)
def test_kappa_has_no_meaning_only_where_all_words_are_one(pairs: list[tuple[str, str]]) -> None:
    kappa = cohens_kappa([first for first, _ in pairs], [second for _, second in pairs])

    assert (kappa is None) is (len(set(chain.from_iterable(pairs))) == 1)


def test_the_last_word_of_a_reviewer_on_a_case_counts() -> None:
    first, other, last = a_review("a"), a_review("a", "ben"), a_review("a", verdict=NO)

    assert set(latest([first, other, last])) == {last, other}


def test_the_same_reviewer_has_a_word_on_each_case() -> None:
    reviews = (a_review("a"), a_review("b"))

    assert latest(reviews) == reviews


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
    cases = {"a": Judged(Triage.PLAN, ("z", "m", "a"))}

    assert list(by_rule([a_review("a")], cases)) == ["a", "m", "z"]


@pytest.mark.parametrize(("disagreements", "rate"), [(0, 1), (1, 0.75), (4, 0)])
def test_the_rate_of_a_rule_is_the_share_that_agrees(disagreements: int, rate: float) -> None:
    assert RuleAgreement("pain", 4, disagreements).rate == rate


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
