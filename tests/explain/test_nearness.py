"""Which rules nearly fired, by hand: each kind of step, and what is never near."""

import gc
import tracemalloc
from dataclasses import replace
from itertools import combinations

import pytest

from recommender.domain.conditions import (
    AllOf,
    Answers,
    AnyOf,
    AtLeast,
    Condition,
    Excludes,
    HasFinding,
    Includes,
    IsOneOf,
    IsWithin,
    IsYes,
    Not,
    Situation,
)
from recommender.domain.evaluation import evaluate
from recommender.domain.questions import QuestionKind
from recommender.explain.nearness import Nearness
from tests.domain.builders import a_finding_rule, a_question, a_rule
from tests.explain.builders import a_content

QUESTIONS = (
    a_question("pain", QuestionKind.NUMBER),
    a_question("worried", QuestionKind.YES_NO),
    a_question("tired", QuestionKind.YES_NO),
    a_question("stiff", QuestionKind.YES_NO),
    a_question("signs", QuestionKind.MANY, "fever", "rash", "none"),
    a_question("where", QuestionKind.MANY, "neck", "back"),
    a_question("onset", QuestionKind.ONE, "slowly", "fall", "lift"),
    a_question("height", QuestionKind.ONE, "low", "high", ask_when=IsOneOf("onset", ("fall",))),
)
STRONG = IsWithin("pain", 8, None)


def said(answers: Answers) -> Situation:
    return evaluate(a_content(QUESTIONS), answers).situation


def nearness_of(when: Condition) -> Nearness:
    """Return the nearness to one rule, beside a finding `upset` of everybody who is worried."""
    upset = a_finding_rule("finds-upset", "upset", IsYes("worried"))
    return Nearness(a_content(QUESTIONS, upset, a_rule("rule", when)))


def test_a_number_one_below_its_threshold_is_near() -> None:
    assert nearness_of(STRONG).near(said({"pain": 7}), ()) == ("rule",)


def test_a_number_two_below_its_threshold_is_not_near() -> None:
    assert nearness_of(STRONG).near(said({"pain": 6}), ()) == ()


def test_a_number_one_above_a_range_is_near() -> None:
    assert nearness_of(IsWithin("pain", 2, 4)).steps(said({"pain": 5}), "rule") == {"pain": (4,)}


def test_a_number_between_two_ranges_is_near_to_both() -> None:
    mild_or_strong = AnyOf((IsWithin("pain", None, 4), IsWithin("pain", 6, None)))

    assert nearness_of(mild_or_strong).steps(said({"pain": 5}), "rule") == {"pain": (4, 6)}


@pytest.mark.parametrize(
    ("pain", "beyond"), [(0, IsWithin("pain", None, -1)), (10, IsWithin("pain", 11, None))]
)
def test_no_step_leaves_the_range_of_a_question(pain: int, beyond: Condition) -> None:
    assert nearness_of(beyond).steps(said({"pain": pain}), "rule") == {}


def test_every_other_option_is_one_step_away() -> None:
    after_an_event = nearness_of(IsOneOf("onset", ("fall", "lift")))

    assert after_an_event.steps(said({"onset": "slowly"}), "rule") == {"onset": ("fall", "lift")}


def test_the_other_of_yes_and_no_is_one_step_away() -> None:
    assert nearness_of(IsYes("worried")).steps(said({"worried": False}), "rule") == {
        "worried": (True,)
    }


def test_one_tick_more_is_one_step_away() -> None:
    steps = nearness_of(Includes("signs", "rash")).steps(said({"signs": ("fever",)}), "rule")

    assert steps == {"signs": (("fever", "rash"),)}


def test_one_tick_less_is_one_step_away() -> None:
    steps = nearness_of(AllOf((Excludes("signs", "rash"), Includes("signs", "fever")))).steps(
        Situation({"signs": ("fever", "rash")}), "rule"
    )

    assert steps == {"signs": (("fever",),)}


def test_two_ticks_more_are_two_steps_away() -> None:
    both = AllOf((Includes("signs", "fever"), Includes("signs", "rash")))

    assert nearness_of(both).steps(said({"signs": ("none",)}), "rule") == {}


def test_none_of_these_gives_way_to_a_tick() -> None:
    steps = nearness_of(Includes("signs", "fever")).steps(said({"signs": ("none",)}), "rule")

    assert steps == {"signs": (("fever",),)}


def test_none_of_these_returns_with_the_last_tick() -> None:
    steps = nearness_of(Includes("signs", "none")).steps(said({"signs": ("fever",)}), "rule")

    assert set(steps["signs"]) == {("none",)}


def test_none_of_these_takes_all_ticks_away_at_once() -> None:
    neither = AllOf((Excludes("signs", "fever"), Excludes("signs", "rash")))

    steps = nearness_of(neither).steps(said({"signs": ("fever", "rash")}), "rule")

    assert steps == {"signs": (("none",),)}


def test_the_last_tick_stays_where_there_is_no_none_of_these() -> None:
    assert nearness_of(Excludes("where", "neck")).steps(said({"where": ("neck",)}), "rule") == {}


def test_a_rule_with_one_question_of_choice_is_never_near() -> None:
    assert nearness_of(IsYes("tired")).near(said({"tired": False}), ()) == ()


def test_a_rule_with_one_question_of_choice_behind_a_finding_is_never_near() -> None:
    assert nearness_of(HasFinding("upset")).near(said({"worried": False}), ()) == ()


def test_a_rule_with_one_list_that_asks_which_one_is_never_near() -> None:
    signs = replace(a_question("signs", QuestionKind.MANY, "fever", "none"), asks_which=True)
    which = replace(a_question(signs.which, QuestionKind.MANY, "fever"), which_of=signs.id)
    fever = AnyOf((Includes(signs.id, "fever"), Includes(which.id, "fever")))
    nearness = Nearness(a_content((signs, which), a_rule("rule", fever)))

    assert nearness.near(Situation({signs.id: ("none",)}), ()) == ()


def test_a_rule_that_fired_is_not_near() -> None:
    assert nearness_of(STRONG).near(said({"pain": 8}), ("rule",)) == ()


@pytest.mark.parametrize("answers", [{}, {"pain": 8}, {"tired": True}])
def test_a_rule_with_an_open_question_is_never_near(answers: dict[str, int]) -> None:
    assert nearness_of(AllOf((STRONG, IsYes("tired")))).near(said(answers), ()) == ()


def test_an_open_question_that_makes_no_difference_is_no_hindrance() -> None:
    assert nearness_of(AnyOf((STRONG, IsYes("tired")))).near(said({"pain": 7}), ()) == ("rule",)


def test_a_question_that_does_not_apply_satisfies_a_negation() -> None:
    from_low = AllOf((STRONG, Not(IsOneOf("height", ("high",)))))

    assert nearness_of(from_low).near(said({"onset": "slowly", "pain": 7}), ()) == ("rule",)


def test_an_open_question_does_not_satisfy_a_negation() -> None:
    from_low = AllOf((STRONG, Not(IsOneOf("height", ("high",)))))

    assert nearness_of(from_low).near(said({"onset": "fall", "pain": 7}), ()) == ()


def test_a_step_opens_no_other_question() -> None:
    fell_from_low = AllOf((IsOneOf("onset", ("fall",)), Not(IsOneOf("height", ("high",)))))

    assert nearness_of(fell_from_low).steps(said({"onset": "slowly"}), "rule") == {
        "onset": ("fall",)
    }


THREE = (IsYes("worried"), IsYes("tired"), IsYes("stiff"))


@pytest.mark.parametrize(("yeses", "near"), [(0, ()), (1, ("rule",))])
def test_at_least_counts_what_is_missing(yeses: int, near: tuple[str, ...]) -> None:
    answers = {leaf.question: place < yeses for place, leaf in enumerate(THREE)}

    assert nearness_of(AtLeast(2, THREE)).near(said(answers), ()) == near


def test_one_step_may_satisfy_two_parts_at_once() -> None:
    twice_pain = AtLeast(2, (IsWithin("pain", 5, None), IsWithin("pain", 5, 6), IsYes("tired")))

    steps = nearness_of(twice_pain).steps(said({"pain": 4, "tired": False}), "rule")

    assert steps == {"pain": (5,)}


def test_a_step_that_satisfies_one_part_and_spoils_another_is_none() -> None:
    torn = AllOf((IsWithin("pain", 5, None), IsWithin("pain", None, 4)))

    assert nearness_of(torn).steps(said({"pain": 4}), "rule") == {}


def test_a_rule_is_near_where_a_step_takes_away_a_finding_that_it_excludes() -> None:
    calm_and_strong = AllOf((STRONG, Not(HasFinding("upset"))))

    steps = nearness_of(calm_and_strong).steps(said({"pain": 8, "worried": True}), "rule")

    assert steps == {"worried": (False,)}


def test_a_rule_is_near_where_only_an_excluded_finding_is_known_to_be_absent() -> None:
    calm_and_strong = AllOf((STRONG, Not(HasFinding("upset"))))

    assert nearness_of(calm_and_strong).near(said({"pain": 7, "worried": False}), ()) == ("rule",)


@pytest.mark.parametrize("answers", [{"pain": 7, "worried": True}, {"pain": 7}])
def test_a_rule_is_not_near_while_an_excluded_finding_is_there_or_unknown(
    answers: dict[str, int],
) -> None:
    calm_and_strong = AllOf((STRONG, Not(HasFinding("upset"))))

    assert nearness_of(calm_and_strong).near(said(answers), ()) == ()


def test_not_enough_is_near_where_one_part_too_many_holds() -> None:
    answers = {"worried": True, "tired": True, "stiff": False}

    steps = nearness_of(Not(AtLeast(2, THREE))).steps(said(answers), "rule")

    assert steps == {"worried": (False,), "tired": (False,)}


def test_rules_near_come_in_the_order_of_the_rules() -> None:
    rules = [a_rule(name, STRONG) for name in ("second", "first", "third")]

    near = Nearness(a_content(QUESTIONS, *rules)).near(said({"pain": 7}), ())

    assert near == ("second", "first", "third")


def test_what_was_found_for_one_person_is_not_told_of_another() -> None:
    calm_and_strong = nearness_of(AllOf((STRONG, Not(HasFinding("upset")))))

    first = calm_and_strong.near(said({"pain": 7, "worried": False}), ())
    second = calm_and_strong.near(said({"pain": 7, "worried": True}), ())

    assert (first, second) == (("rule",), ())


def test_the_same_answer_is_told_once() -> None:
    steps = nearness_of(Excludes("signs", "fever")).steps(said({"signs": ("fever",)}), "rule")

    assert len(steps["signs"]) == len(set(steps["signs"]))


def test_the_questions_of_the_steps_have_a_fixed_order() -> None:
    questions = tuple(a_question(f"q{place}", QuestionKind.YES_NO) for place in range(16))
    rule = a_rule("rule", AnyOf(tuple(IsYes(question.id) for question in questions)))
    answers = {question.id: False for question in questions}

    steps = Nearness(a_content(questions, rule)).steps(Situation(answers), "rule")

    assert list(steps) == list(answers)


def test_what_is_kept_of_answers_does_not_grow_with_their_number() -> None:
    parts = [f"part{number}" for number in range(10)]
    content = a_content(
        (a_question("where", QuestionKind.MANY, *parts), *QUESTIONS[:1]),
        a_rule("rule", AllOf((Includes("where", "part0"), STRONG))),
    )
    nearness = Nearness(content)
    answers = [ticked for number in (3, 4) for ticked in combinations(parts, number)]

    def look(some: list[tuple[str, ...]]) -> int:
        for ticked in some:
            nearness.near(Situation({"where": ticked, "pain": 8}, frozenset()), ())
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        first, last = look(answers[:100]), look(answers[100:])
    finally:
        tracemalloc.stop()

    assert len(answers) == 330
    # what one answer takes is a third of a kilobyte
    assert last - first < 10_000
