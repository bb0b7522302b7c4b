"""What a change would do to stored cases: the matrix, the counts and the first examples."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.analysis.impact import (
    EXAMPLES,
    Change,
    Decision,
    Impact,
    Outcome,
    Undecided,
    gravity,
    measure,
)
from recommender.domain.rules import Triage

NONE = Decision(Undecided.NO_DECISION, problem="Its answers do not fit.")
PLAN, URGENT = Decision(Triage.PLAN), Decision(Triage.URGENT)
OUTCOMES: tuple[Outcome, ...] = (*Triage, *Undecided)

Judged = tuple[str, Decision, Decision]


def deciding(*fired: str, outcome: Outcome = Triage.PLAN, **parts: str) -> Decision:
    return Decision(outcome, frozenset(fired), tuple(parts.items()))


def cases(number: int, before: Decision, after: Decision) -> list[Judged]:
    return [(f"case {place}", before, after) for place in range(number)]


some_decisions = st.builds(
    lambda outcome, fired, digests: (
        Decision(outcome, frozenset(fired), tuple(zip(("avoid", "week"), digests, strict=True)))
        if isinstance(outcome, Triage)
        else Decision(outcome, problem="No.")
    ),
    st.sampled_from(OUTCOMES),
    st.sets(st.sampled_from(("pain", "fever", "age"))),
    st.tuples(st.sampled_from("ab"), st.sampled_from("ab")),
)
some_cases = st.lists(st.tuples(st.uuids().map(str), some_decisions, some_decisions), max_size=20)


def counts(impact: Impact) -> tuple[object, ...]:
    """Return everything that is counted, without the examples."""
    changes = (impact.parts, impact.started, impact.stopped)
    return (
        (impact.cases, impact.changed, impact.graver, impact.milder),
        [(pair, cell.cases) for pair, cell in impact.matrix.items()],
        [[(change.name, change.cases) for change in some] for some in changes],
    )


def test_no_cases_have_no_impact() -> None:
    impact = measure([])

    assert impact == Impact(0, 0, {}, (), (), ())
    assert (impact.graver, impact.milder) == (0, 0)


def test_cases_that_stay_are_counted_but_not_as_changed() -> None:
    same = deciding("pain", avoid="a")

    impact = measure(cases(2, same, same))

    unmoved = Change("", 2, ("case 0", "case 1"))
    assert impact == Impact(2, 0, {(Triage.PLAN, Triage.PLAN): unmoved}, (), (), ())


def test_the_matrix_holds_the_cases_that_go_each_way() -> None:
    impact = measure(
        [("a", PLAN, URGENT), ("b", URGENT, PLAN), ("c", PLAN, URGENT), ("d", PLAN, PLAN)]
    )

    assert impact.matrix == {
        (Triage.URGENT, Triage.PLAN): Change("", 1, ("b",)),
        (Triage.PLAN, Triage.URGENT): Change("", 2, ("a", "c")),
        (Triage.PLAN, Triage.PLAN): Change("", 1, ("d",)),
    }


def test_the_matrix_begins_with_the_gravest() -> None:
    every_way = [
        ("case", Decision(before), Decision(after)) for before in OUTCOMES for after in OUTCOMES
    ]

    order = list(measure(every_way).matrix)

    gravest_first = (*Undecided, *Triage)
    assert order == [(before, after) for before in gravest_first for after in gravest_first]


def test_no_decision_is_graver_than_any_triage() -> None:
    falling = sorted(OUTCOMES, key=gravity, reverse=True)

    assert falling == [
        Undecided.NO_DECISION,
        Triage.EMERGENCY,
        Triage.URGENT,
        Triage.CLINICIAN_FIRST,
        Triage.PLAN_WITH_CARE,
        Triage.PLAN,
    ]


@pytest.mark.parametrize(
    ("before", "after", "graver", "milder"),
    [
        (PLAN, URGENT, 1, 0),
        (URGENT, PLAN, 0, 1),
        (Decision(Triage.EMERGENCY), NONE, 1, 0),
        (NONE, Decision(Triage.EMERGENCY), 0, 1),
        (URGENT, URGENT, 0, 0),
        (NONE, NONE, 0, 0),
        (deciding(avoid="a"), deciding(avoid="b"), 0, 0),
    ],
)
def test_a_case_is_graver_or_milder_by_its_outcome_alone(
    before: Decision, after: Decision, graver: int, milder: int
) -> None:
    impact = measure([("case", before, after)])

    assert (impact.graver, impact.milder) == (graver, milder)


def test_graver_and_milder_count_cases_and_do_not_weigh_them() -> None:
    impact = measure(
        [
            *cases(2, PLAN, Decision(Triage.EMERGENCY)),
            *cases(3, PLAN, Decision(Triage.PLAN_WITH_CARE)),
            *cases(4, URGENT, PLAN),
        ]
    )

    assert (impact.graver, impact.milder) == (5, 4)


def test_a_part_counts_the_cases_in_which_it_changed() -> None:
    impact = measure(
        [
            ("a", deciding(avoid="1", week="1"), deciding(avoid="2", week="1")),
            ("b", deciding(avoid="1", week="1"), deciding(avoid="2", week="2")),
            ("c", deciding(avoid="1", week="1"), deciding(avoid="1", week="1")),
        ]
    )

    assert impact.parts == (Change("avoid", 2, ("a", "b")), Change("week", 1, ("b",)))


@pytest.mark.parametrize("turned", [False, True])
def test_a_case_without_a_decision_changes_no_part(turned: bool) -> None:
    decided = deciding(avoid="1", week="1")
    before, after = (NONE, decided) if turned else (decided, NONE)

    impact = measure([("case", before, after)])

    assert (impact.changed, impact.parts) == (1, ())


def test_rules_that_start_and_stop_are_counted_apart() -> None:
    impact = measure(
        [
            ("a", deciding("pain", "age"), deciding("fever", "age")),
            ("b", deciding("age"), deciding("fever", "age")),
        ]
    )

    assert impact.started == (Change("fever", 2, ("a", "b")),)
    assert impact.stopped == (Change("pain", 1, ("a",)),)


def test_a_rule_that_starts_in_one_case_and_stops_in_another_is_in_both_lists() -> None:
    impact = measure([("a", deciding("pain"), deciding()), ("b", deciding(), deciding("pain"))])

    assert impact.started == (Change("pain", 1, ("b",)),)
    assert impact.stopped == (Change("pain", 1, ("a",)),)


def test_what_changes_most_comes_first_and_then_by_name() -> None:
    impact = measure(
        [
            ("a", deciding(), deciding("late", "early", "often")),
            ("b", deciding(), deciding("often")),
        ]
    )

    assert [change.name for change in impact.started] == ["often", "early", "late"]


def test_a_case_with_several_changes_is_one_changed_case() -> None:
    before = deciding("pain", avoid="1", week="1")
    after = deciding("fever", outcome=Triage.URGENT, avoid="2", week="2")

    assert measure([("case", before, after)]).changed == 1


@pytest.mark.parametrize("number", [EXAMPLES - 1, EXAMPLES, EXAMPLES + 1])
def test_all_cases_are_counted_and_only_the_first_are_named(number: int) -> None:
    impact = measure(cases(number, deciding(avoid="1"), deciding("pain", avoid="2")))

    first = tuple(f"case {place}" for place in range(min(number, EXAMPLES)))
    cell = impact.matrix[Triage.PLAN, Triage.PLAN]
    assert (cell.cases, cell.examples) == (number, first)
    assert impact.parts == (Change("avoid", number, first),)
    assert impact.started == (Change("pain", number, first),)


@given(some_cases.flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))))
def test_the_order_of_the_cases_changes_no_count(
    orders: tuple[Sequence[Judged], Sequence[Judged]],
) -> None:
    one, other = orders

    assert counts(measure(one)) == counts(measure(other))


@given(some_cases)
def test_every_case_is_in_the_matrix_once(decided: list[Judged]) -> None:
    impact = measure(decided)

    assert sum(cell.cases for cell in impact.matrix.values()) == impact.cases == len(decided)


@given(some_cases)
def test_every_case_that_moves_or_fires_otherwise_is_changed(decided: list[Judged]) -> None:
    impact = measure(decided)

    most = max((change.cases for change in (*impact.started, *impact.stopped)), default=0)
    assert max(impact.graver + impact.milder, most) <= impact.changed


@given(some_cases)
def test_the_way_back_turns_every_count_around(decided: list[Judged]) -> None:
    there = measure(decided)
    back = measure((case, after, before) for case, before, after in decided)

    assert (there.graver, there.changed, there.parts) == (back.milder, back.changed, back.parts)
    assert (there.started, there.stopped) == (back.stopped, back.started)
