"""What firings mean together: the gravest triage, the lowest caps, the sum of the points."""

from recommender.domain.assessment import Assessment, Because, Firing, Limit, Message, Points
from recommender.domain.conditions import IsYes
from recommender.domain.rules import (
    Avoids,
    Cap,
    Conclusion,
    Favours,
    Finds,
    Limits,
    RuleKind,
    Sends,
    Tells,
    Triage,
)
from recommender.inference.concluding import conclude
from tests.domain.builders import a_rule


def concluded(**conclusions: Conclusion) -> Assessment:
    """Return the assessment of rules that fired in this order, each with one conclusion."""
    rules = {
        name: a_rule(name, IsYes("any"), kind=RuleKind.ADVICE, then=then)
        for name, then in conclusions.items()
    }
    return conclude(rules, tuple(Firing(name, (), ()) for name in rules))


def test_without_a_triage_rule_there_is_a_plan() -> None:
    assessment = concluded(tip=Tells("walk"))

    assert (assessment.triage, assessment.messages) == (Triage.PLAN, ())


def test_the_gravest_triage_wins_and_every_message_stays_gravest_first() -> None:
    assessment = concluded(
        care=Sends(Triage.PLAN_WITH_CARE, "Go gently."),
        urgent=Sends(Triage.URGENT, "Call today."),
        see=Sends(Triage.CLINICIAN_FIRST, "See somebody."),
        too=Sends(Triage.URGENT, "Call today as well."),
    )

    assert assessment.triage is Triage.URGENT
    assert assessment.messages == (
        Message("urgent", "Call today."),
        Message("too", "Call today as well."),
        Message("see", "See somebody."),
        Message("care", "Go gently."),
    )


def test_the_lowest_of_several_caps_counts_with_each_rule_that_set_it() -> None:
    assessment = concluded(
        one=Limits(((Cap.MINUTES, 20), (Cap.LEVEL, 2))),
        two=Limits(((Cap.MINUTES, 15),)),
        three=Limits(((Cap.MINUTES, 15),)),
    )

    assert assessment.limits == (
        Limit(Cap.LEVEL, 2, ("one",)),
        Limit(Cap.MINUTES, 15, ("two", "three")),
    )


def test_points_add_up_and_stand_from_the_most_wanted() -> None:
    assessment = concluded(
        one=Favours((("relax", 3), ("walk", 4))),
        two=Favours((("relax", 2), ("hips", 4))),
    )

    assert assessment.emphasis == (
        Points("relax", 5, ("one", "two")),
        Points("hips", 4, ("two",)),
        Points("walk", 4, ("one",)),
    )


def test_what_is_avoided_stands_by_name_with_each_rule_once() -> None:
    assessment = concluded(
        one=Avoids(("prone_lying", "kneeling"), "No."), two=Avoids(("kneeling",), "No.")
    )

    assert assessment.avoid == (
        Because("kneeling", ("one", "two")),
        Because("prone_lying", ("one",)),
    )


def test_findings_and_tips_stand_in_the_order_in_which_they_were_concluded() -> None:
    assessment = concluded(
        older=Finds("older"), early=Finds("first_days"), age=Finds("older"), tip=Tells("walk")
    )

    assert assessment.findings == (
        Because("older", ("older", "age")),
        Because("first_days", ("early",)),
    )
    assert assessment.tips == (Because("walk", ("tip",)),)


def test_the_trace_is_the_firings_themselves() -> None:
    firings = (Firing("b", (), ()), Firing("a", (), ()))
    rules = {name: a_rule(name, IsYes("any")) for name in "ab"}

    assert conclude(rules, firings).trace == firings
