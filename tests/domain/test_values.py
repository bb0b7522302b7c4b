"""What the frozen values of the domain can tell of themselves."""

import pytest

from recommender.domain.assessment import Assessment, Limit, Points
from recommender.domain.content import Content
from recommender.domain.exercises import Prescription, Range
from recommender.domain.hazards import Sign
from recommender.domain.plan import PlanAvoid, PlanEmphasis, PlanMessage
from recommender.domain.rules import Cap, Triage
from recommender.domain.week import Score
from tests.domain.builders import a_programme, an_item
from tests.plans import a_plan, case_with, firing

ASSESSMENT = Assessment(
    triage=Triage.PLAN,
    messages=(),
    findings=(),
    avoid=(),
    limits=(Limit(Cap.SETS, 2, ("first",)),),
    emphasis=(Points("stretch", 3, ("second", "third")),),
    tips=(),
    trace=(),
)


def test_the_gravest_triage_comes_first() -> None:
    assert [triage.gravity for triage in Triage] == [4, 3, 2, 1, 0]


def test_only_a_plan_allows_a_week() -> None:
    allowed = [triage for triage in Triage if triage.allows_week]

    assert allowed == [Triage.PLAN_WITH_CARE, Triage.PLAN]


def test_an_assessment_knows_a_cap_that_a_rule_set() -> None:
    assert ASSESSMENT.cap(Cap.SETS) == 2


def test_an_assessment_has_no_value_for_a_cap_that_no_rule_set() -> None:
    assert ASSESSMENT.cap(Cap.LEVEL) is None


def test_an_assessment_knows_the_points_and_who_gave_them() -> None:
    given = (ASSESSMENT.points("stretch"), ASSESSMENT.rules_for("stretch"))

    assert given == (3, ("second", "third"))


def test_what_no_rule_favours_has_no_points() -> None:
    assert (ASSESSMENT.points("walk"), ASSESSMENT.rules_for("walk")) == (0, ())


@pytest.mark.parametrize(
    "name",
    [
        *("triage", "content_digest", "software_version", "fired"),
        *("decided_by", "stop_reason", "avoided"),
    ],
)
def test_a_case_tells_what_its_plan_says(name: str) -> None:
    plan = a_plan(
        triage=Triage.URGENT,
        content_digest="digest",
        software_version="1",
        trace=(firing("rule"),),
        messages=(PlanMessage("planner", "Nothing is left."),),
        avoid=(PlanAvoid((), demand="kneeling"), PlanAvoid((), exercise="plank")),
    )

    assert getattr(case_with(plan, {}), name) == getattr(plan, name)


def test_what_is_out_or_wanted_is_named_by_what_it_is() -> None:
    out = PlanAvoid((), demand="kneeling"), PlanAvoid((), exercise="plank")
    wanted = PlanEmphasis(1, (), programme="walks"), PlanEmphasis(1, (), need="relax")

    assert [part.name for part in (*out, *wanted)] == ["kneeling", "plank", "walks", "relax"]


def test_a_stop_that_no_rule_fired_is_the_planners() -> None:
    told = (PlanMessage("stopped", "Nothing is left."),)
    by_rule = a_plan(messages=told, trace=(firing("stopped"),))

    assert (a_plan(messages=told).stop_reason, by_rule.stop_reason) == ("stopped", "")


def test_a_sign_is_written_as_its_question_and_the_option_if_there_is_one() -> None:
    assert [str(Sign("signs", "fever")), str(Sign("age"))] == ["signs.fever", "age"]


@pytest.mark.parametrize(
    "dose",
    [
        Prescription("seed", repetitions=Range(10, 10)),
        Prescription("seed", hold_seconds=Range(20, 30)),
        Prescription("seed", minutes=Range(5, 5)),
    ],
)
def test_a_dose_with_a_number_to_work_with_is_not_empty(dose: Prescription) -> None:
    assert not dose.is_empty


def test_sets_alone_are_no_dose() -> None:
    assert Prescription("seed", sets=Range(2, 2)).is_empty


def test_a_score_is_the_sum_of_its_parts() -> None:
    assert Score((("arc", 40), ("repeated", -4))).total == 36


def test_a_programme_prescribes_for_the_day_where_it_can() -> None:
    programme = a_programme("week", an_item("walk", 1), an_item("walk", 3))

    assert programme.prescribed("walk", 3) == an_item("walk", 3)


def test_a_programme_prescribes_the_same_on_its_other_days() -> None:
    programme = a_programme("week", an_item("walk", 1), an_item("walk", 3))

    assert programme.prescribed("walk", 2) == an_item("walk", 1)


def test_a_replacement_takes_the_dose_of_what_it_replaces() -> None:
    programme = a_programme("week", an_item("neck-roller", instead="neck-turns"))

    assert programme.prescribed("neck-turns", 1) is programme.items[0]


def test_a_programme_prescribes_nothing_for_an_exercise_that_it_does_not_have() -> None:
    assert a_programme("week", an_item("walk", 1)).prescribed("plank", 1) is None


def test_rules_are_found_by_id_in_their_order(content: Content) -> None:
    assert tuple(content.rules_by_id.values()) == content.rules


def test_every_finding_knows_its_rules(content: Content) -> None:
    assert all(content.rules_of_finding.values())


def test_each_different_dose_of_an_exercise_is_kept_after_our_own(content: Content) -> None:
    plank = content.exercises["plank"]

    doses = content.doses_of(plank)

    assert [dose.source for dose in doses] == [plank.dose.source, "seed-000", "seed-001"]


def test_the_same_dose_of_the_same_source_is_kept_once(content: Content) -> None:
    doses = content.doses_of(content.exercises["foam-rolling"])

    assert len(doses) == len(set(doses))


def test_the_planner_reads_four_answers_itself(content: Content) -> None:
    assert content.week.questions == ("minutes_a_day", "days_a_week", "equipment", "likes")
