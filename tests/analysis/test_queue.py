"""Which cases to review next: four kinds in turn, each case once, the same for the same seed."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.analysis.queue import Queued, Why, make_queue
from recommender.domain.cases import CaseEntry
from recommender.domain.reviews import Verdict
from recommender.domain.rules import Triage

AGREE, DISAGREE = Verdict.AGREE.value, Verdict.DISAGREE.value
GRAVE = ("chest", "saddle")
SENDS = {**dict.fromkeys(GRAVE, Triage.EMERGENCY), "gentle": Triage.PLAN_WITH_CARE}


def an_entry(
    name: str,
    *,
    triage: Triage = Triage.PLAN,
    fired: tuple[str, ...] = (),
    near: tuple[str, ...] = (),
    verdicts: tuple[str, ...] = (),
) -> CaseEntry:
    return CaseEntry(0, name, "", triage, "", "", fired, near, (), verdicts)


def queue_of(
    *entries: CaseEntry, seen: tuple[str, ...] = (), seed: str = "seed", size: int = 50
) -> tuple[Queued, ...]:
    return make_queue(entries, seen, SENDS, seed=seed, size=size)


def ids(queue: tuple[Queued, ...]) -> list[str]:
    return [queued.entry.id for queued in queue]


PLAIN = tuple(an_entry(f"case {number}") for number in range(20))
SOME = st.lists(
    st.builds(
        an_entry,
        st.sampled_from([f"case {number}" for number in range(12)]),
        triage=st.sampled_from(Triage),
        fired=st.sets(st.sampled_from(("often", "rare", "chest"))).map(sorted).map(tuple),
        near=st.sets(st.sampled_from(("often", *GRAVE))).map(sorted).map(tuple),
        verdicts=st.lists(st.sampled_from((AGREE, DISAGREE)), max_size=2).map(tuple),
    ),
    unique_by=lambda entry: entry.id,
)


def test_no_cases_make_an_empty_queue() -> None:
    assert queue_of() == ()


def test_the_four_kinds_come_in_turn() -> None:
    doubted = [an_entry(f"doubted {n}", verdicts=(DISAGREE,)) for n in range(9)]
    rare = [an_entry(f"rare {n}", fired=(f"rule {n}",), verdicts=(AGREE,)) for n in range(9)]
    edge = [an_entry(f"edge {n}", near=("chest",), verdicts=(AGREE,)) for n in range(9)]

    kinds = [queued.why for queued in queue_of(*edge, *rare, *doubted, size=8)]

    turn = [Why.SECOND_OPINION, Why.RARE_RULE, Why.EDGE, Why.RANDOM]
    assert kinds == turn * 2


def test_a_kind_that_has_run_out_leaves_its_turn_to_the_others() -> None:
    queue = queue_of(an_entry("doubted", verdicts=(DISAGREE,)), an_entry("one"), an_entry("two"))

    kinds = [queued.why for queued in queue]

    assert kinds == [Why.SECOND_OPINION, Why.RANDOM, Why.RANDOM]


def test_a_case_with_one_disagreement_wants_a_second_opinion() -> None:
    [queued] = queue_of(an_entry("doubted", verdicts=(DISAGREE,)))

    assert (queued.why, queued.rule) == (Why.SECOND_OPINION, "")


@pytest.mark.parametrize("verdicts", [(), (AGREE,), (DISAGREE, AGREE), (DISAGREE, DISAGREE)])
def test_a_case_with_other_verdicts_wants_no_second_opinion(verdicts: tuple[str, ...]) -> None:
    [queued] = queue_of(an_entry("case", verdicts=verdicts))

    assert queued.why is Why.RANDOM


def test_the_case_with_the_rarest_rule_comes_first_and_names_it() -> None:
    often = [an_entry(f"often {number}", fired=("often",)) for number in range(3)]
    rare = an_entry("rare", fired=("often", "rare"))

    queue = queue_of(*often, rare)

    assert queue[0] == Queued(rare, Why.RARE_RULE, "rare")


def test_how_rare_a_rule_is_counts_the_cases_that_were_seen_too() -> None:
    seen = [an_entry(f"seen {number}", fired=("once",)) for number in range(3)]
    once = an_entry("once", fired=("once",))
    twice = [an_entry(f"twice {number}", fired=("twice",)) for number in range(2)]

    queue = queue_of(once, *twice, *seen, seen=tuple(entry.id for entry in seen))

    assert queue[0].rule == "twice"


def test_of_rules_as_rare_as_each_other_the_first_by_name_is_told() -> None:
    [queued] = queue_of(an_entry("case", fired=("second", "first")))

    assert queued.rule == "first"


@pytest.mark.parametrize(
    ("triage", "rule"), [(Triage.PLAN_WITH_CARE, "gentle"), (Triage.EMERGENCY, "often")]
)
def test_a_rule_that_sends_less_far_than_the_case_is_no_reason(triage: Triage, rule: str) -> None:
    often = [an_entry(f"often {number}", fired=("often",)) for number in range(3)]
    case = an_entry("case", triage=triage, fired=("gentle", "often"))

    reasons = {queued.entry.id: queued.rule for queued in queue_of(case, *often)}

    assert reasons["case"] == rule


def test_a_case_near_a_grave_rule_is_at_its_edge() -> None:
    [queued] = queue_of(an_entry("case", near=("tip", "saddle", "chest")))

    assert (queued.why, queued.rule) == (Why.EDGE, "saddle")


def test_a_case_near_other_rules_is_at_no_edge() -> None:
    [queued] = queue_of(an_entry("case", near=("tip",)))

    assert queued.why is Why.RANDOM


@pytest.mark.parametrize(
    ("triage", "why"),
    [
        (Triage.PLAN, Why.EDGE),
        (Triage.PLAN_WITH_CARE, Why.EDGE),
        (Triage.CLINICIAN_FIRST, Why.RANDOM),
        (Triage.URGENT, Why.RANDOM),
        (Triage.EMERGENCY, Why.RANDOM),
    ],
)
def test_only_who_was_given_a_week_is_at_an_edge(triage: Triage, why: Why) -> None:
    [queued] = queue_of(an_entry("case", triage=triage, near=("chest",)))

    assert queued.why is why


@given(SOME, st.sets(st.sampled_from([f"case {number}" for number in range(12)])))
def test_every_case_that_was_not_seen_is_there_once_and_no_other(
    entries: list[CaseEntry], seen: set[str]
) -> None:
    queue = make_queue(entries, seen, SENDS, seed="seed", size=50)

    assert Counter(ids(queue)) == Counter(entry.id for entry in entries if entry.id not in seen)


@given(SOME, st.integers(0, 14))
def test_a_shorter_queue_is_the_beginning_of_a_longer_one(
    entries: list[CaseEntry], size: int
) -> None:
    assert queue_of(*entries, size=size) == queue_of(*entries)[:size]


@given(SOME)
def test_the_queue_does_not_depend_on_the_order_of_the_cases(entries: list[CaseEntry]) -> None:
    in_order = sorted(entries, key=lambda entry: entry.id)

    assert queue_of(*in_order) == queue_of(*entries)


def test_the_same_seed_gives_the_same_queue() -> None:
    assert queue_of(*PLAIN) == queue_of(*PLAIN)


def test_another_seed_gives_another_order_of_the_same_cases() -> None:
    one, other = ids(queue_of(*PLAIN, seed="one")), ids(queue_of(*PLAIN, seed="other"))

    assert one != other
    assert sorted(one) == sorted(other)


def test_by_chance_is_not_in_the_order_of_the_list() -> None:
    assert ids(queue_of(*PLAIN)) != [entry.id for entry in PLAIN]
