"""What a change would do to stored cases: the matrix, the counts and the first examples."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.analysis.impact import EXAMPLES, CaseTally, Decision, Impact, Move, measure
from recommender.domain.known_triage import Direction, KnownTriage
from recommender.domain.rules import Triage

NONE = Decision(KnownTriage(None), problem="Its answers do not fit.")
PLAN, URGENT = KnownTriage(Triage.PLAN), KnownTriage(Triage.URGENT)
STOP = KnownTriage(Triage.CLINICIAN_FIRST)
ASKING = KnownTriage(Triage.PLAN, is_open=True)
OUTCOMES = (
    *(KnownTriage(triage) for triage in Triage),
    *(KnownTriage(triage, is_open=True) for triage in Triage),
    NONE.outcome,
)

Judged = tuple[str, Decision, Decision]


def deciding(*fired: str, outcome: KnownTriage = PLAN, **parts: str) -> Decision:
    return Decision(outcome, frozenset(fired), tuple(parts.items()))


def asking(*questions: str, so_far: Triage = Triage.PLAN) -> Decision:
    return Decision(KnownTriage(so_far, is_open=True), questions=questions)


def graver_and_milder(impact: Impact) -> tuple[int, int]:
    return impact.count(Direction.GRAVER), impact.count(Direction.MILDER)


def cases(number: int, before: Decision, after: Decision) -> list[Judged]:
    return [(f"case {place}", before, after) for place in range(number)]


some_decisions = st.builds(
    lambda outcome, fired, digests: (
        Decision(outcome, frozenset(fired), tuple(zip(("avoid", "week"), digests, strict=True)))
        if outcome.triage and not outcome.is_open
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
        (impact.cases, impact.changed, *map(impact.count, Direction), impact.stops_lost),
        [(move.before, move.after, move.cases) for move in impact.moves],
        [[(change.name, change.cases) for change in some] for some in changes],
    )


def test_no_cases_have_no_impact() -> None:
    impact = measure([])

    assert impact == Impact(0, 0, (), (), (), ())
    assert [impact.count(step) for step in Direction] == [0, 0, 0, 0]


def test_cases_that_stay_are_counted_but_not_as_changed() -> None:
    same = deciding("pain", avoid="a")

    impact = measure(cases(2, same, same))

    unmoved = Move(PLAN, PLAN, 2, ("case 0", "case 1"))
    assert impact == Impact(2, 0, (unmoved,), (), (), ())


def test_each_way_holds_the_cases_that_go_it() -> None:
    plan, urgent = Decision(PLAN), Decision(URGENT)

    impact = measure(
        [("a", plan, urgent), ("b", urgent, plan), ("c", plan, urgent), ("d", plan, plan)]
    )

    assert impact.moves == (
        Move(URGENT, PLAN, 1, ("b",)),
        Move(PLAN, URGENT, 2, ("a", "c")),
        Move(PLAN, PLAN, 1, ("d",)),
    )


def test_triages_come_gravest_first_then_what_would_go_on_asking_then_what_nobody_decides() -> None:
    every_way = [
        ("case", Decision(before), Decision(after)) for before in OUTCOMES for after in OUTCOMES
    ]

    order = [(move.before, move.after) for move in measure(every_way).moves]

    assert order == [(before, after) for before in OUTCOMES for after in OUTCOMES]


@pytest.mark.parametrize(
    ("before", "after", "graver", "milder"),
    [
        (Decision(PLAN), Decision(URGENT), 1, 0),
        (Decision(URGENT), Decision(PLAN), 0, 1),
        (Decision(STOP), asking("age"), 0, 1),
        (asking("age"), Decision(STOP), 1, 0),
        (Decision(STOP), asking("age", so_far=Triage.URGENT), 1, 0),
        (Decision(KnownTriage(Triage.EMERGENCY)), NONE, 0, 0),
        (NONE, Decision(KnownTriage(Triage.EMERGENCY)), 0, 0),
        (Decision(URGENT), Decision(URGENT), 0, 0),
        (NONE, NONE, 0, 0),
        (deciding(avoid="a"), deciding(avoid="b"), 0, 0),
    ],
)
def test_a_case_is_graver_or_milder_by_its_outcome_alone(
    before: Decision, after: Decision, graver: int, milder: int
) -> None:
    impact = measure([("case", before, after)])

    assert graver_and_milder(impact) == (graver, milder)


def test_graver_and_milder_count_cases_and_do_not_weigh_them() -> None:
    impact = measure(
        [
            *cases(2, Decision(PLAN), Decision(KnownTriage(Triage.EMERGENCY))),
            *cases(3, Decision(PLAN), Decision(KnownTriage(Triage.PLAN_WITH_CARE))),
            *cases(4, Decision(URGENT), Decision(PLAN)),
        ]
    )

    assert graver_and_milder(impact) == (5, 4)


def test_a_stop_that_is_removed_is_counted_and_says_what_would_be_asked() -> None:
    impact = measure(
        [
            ("a", Decision(STOP), asking("floor", "balance")),
            ("b", Decision(STOP), asking("floor")),
            ("c", Decision(STOP), Decision(STOP)),
        ]
    )

    questions = CaseTally("floor", 2, ("a", "b")), CaseTally("balance", 1, ("a",))
    assert impact.moves[1] == Move(STOP, ASKING, 2, ("a", "b"), questions)
    assert (impact.stops_lost, impact.count(Direction.MILDER)) == (2, 2)


def test_what_one_content_cannot_decide_is_not_comparable() -> None:
    impact = measure([("a", Decision(STOP), NONE), ("b", Decision(PLAN), asking("floor"))])

    assert impact.count(Direction.UNCLEAR) == 2


def test_a_part_counts_the_cases_in_which_it_changed() -> None:
    impact = measure(
        [
            ("a", deciding(avoid="1", week="1"), deciding(avoid="2", week="1")),
            ("b", deciding(avoid="1", week="1"), deciding(avoid="2", week="2")),
            ("c", deciding(avoid="1", week="1"), deciding(avoid="1", week="1")),
        ]
    )

    assert impact.parts == (CaseTally("avoid", 2, ("a", "b")), CaseTally("week", 1, ("b",)))


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("undecided", [NONE, asking("floor")])
def test_a_case_that_one_content_leaves_open_lists_no_part_and_no_rule(
    undecided: Decision, turned: bool
) -> None:
    decided = deciding("pain", avoid="1", week="1", outcome=STOP)
    before, after = (undecided, decided) if turned else (decided, undecided)

    impact = measure([("case", before, after)])

    assert (impact.changed, impact.parts, impact.started, impact.stopped) == (1, (), (), ())


def test_rules_that_start_and_stop_are_counted_apart() -> None:
    impact = measure(
        [
            ("a", deciding("pain", "age"), deciding("fever", "age")),
            ("b", deciding("age"), deciding("fever", "age")),
        ]
    )

    assert impact.started == (CaseTally("fever", 2, ("a", "b")),)
    assert impact.stopped == (CaseTally("pain", 1, ("a",)),)


def test_a_rule_that_starts_in_one_case_and_stops_in_another_is_in_both_lists() -> None:
    impact = measure([("a", deciding("pain"), deciding()), ("b", deciding(), deciding("pain"))])

    assert impact.started == (CaseTally("pain", 1, ("b",)),)
    assert impact.stopped == (CaseTally("pain", 1, ("a",)),)


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
    after = deciding("fever", outcome=URGENT, avoid="2", week="2")

    assert measure([("case", before, after)]).changed == 1


@pytest.mark.parametrize("number", [EXAMPLES - 1, EXAMPLES, EXAMPLES + 1])
def test_all_cases_are_counted_and_only_the_first_are_named(number: int) -> None:
    impact = measure(cases(number, deciding(avoid="1"), deciding("pain", avoid="2")))

    first = tuple(f"case {place}" for place in range(min(number, EXAMPLES)))
    [move] = impact.moves
    assert (move.cases, move.examples) == (number, first)
    assert impact.parts == (CaseTally("avoid", number, first),)
    assert impact.started == (CaseTally("pain", number, first),)


@given(some_cases.flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))))
def test_the_order_of_the_cases_changes_no_count(
    orders: tuple[Sequence[Judged], Sequence[Judged]],
) -> None:
    one, other = orders

    assert counts(measure(one)) == counts(measure(other))


@given(some_cases)
def test_every_case_goes_one_way(decided: list[Judged]) -> None:
    impact = measure(decided)

    assert sum(move.cases for move in impact.moves) == impact.cases == len(decided)
    assert sum(map(impact.count, Direction)) == len(decided)


@given(some_cases)
def test_every_case_that_moves_or_fires_otherwise_is_changed(decided: list[Judged]) -> None:
    impact = measure(decided)

    most = max((change.cases for change in (*impact.started, *impact.stopped)), default=0)
    assert max(sum(graver_and_milder(impact)), most) <= impact.changed


@given(some_cases)
def test_the_way_back_turns_every_count_around(decided: list[Judged]) -> None:
    there = measure(decided)
    back = measure((case, after, before) for case, before, after in decided)

    assert graver_and_milder(there) == graver_and_milder(back)[::-1]
    assert (there.changed, there.parts) == (back.changed, back.parts)
    assert (there.started, there.stopped) == (back.stopped, back.started)
