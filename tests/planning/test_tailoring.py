"""What is wanted: mixed pictures, likings, build-up, substitutes and their reasons."""

import pytest

from recommender.domain.exercises import ExerciseKind
from recommender.domain.rules import Triage
from recommender.inference.deciding import Decider
from recommender.service.recommender import Recommender
from tests.people import a_person
from tests.planning.weeks import a_plain_week, a_week, all_ids, all_items, ids, made_for, week_for
from tests.plans import plan_data

MIXED = {
    "where": ["neck", "low_back"],
    "feels": ["spasm", "stiff"],
    "spasm": "often",
    "main_problem": "neck_shoulders",
}


def test_a_mixed_picture_blends_two_programmes_by_their_points(decider: Decider) -> None:
    answers = a_person(decider.content, **MIXED)
    made = made_for(decider, answers)

    assert made.week is not None
    programmes = [day.programme for day in made.week.days]
    neck = made.assessment.points("003-fascia-session")
    spasm = made.assessment.points("001-spasm-week")
    assert programmes.count("003-fascia-session") == round(7 * neck / (neck + spasm))
    assert programmes.count("001-spasm-week") == 7 - programmes.count("003-fascia-session")


def test_a_mixed_week_keeps_one_idea_a_day_at_its_own_stage(decider: Decider) -> None:
    week = a_week(decider, **MIXED)

    for day in week.days:
        arc = decider.content.programmes[day.programme].arc
        assert day.theme == arc[day.day - 1].theme


def test_a_mixed_week_says_which_days_gave_way(decider: Decider) -> None:
    week = a_week(decider, **MIXED)

    given_way = {entry.day for entry in week.left_out if entry.what == "003-fascia-session"}
    assert given_way == {day.day for day in week.days if day.programme == "001-spasm-week"}


def test_a_weak_second_picture_does_not_break_up_the_week(decider: Decider) -> None:
    week = a_plain_week(decider, "spasm", feels=["spasm", "stiff"], main_problem="spasm")

    assert {day.programme for day in week.days} == {"001-spasm-week"}


@pytest.mark.parametrize(
    ("liking", "kinds"),
    [
        ("relaxing", {ExerciseKind.BREATHING, ExerciseKind.EASE}),
        ("stretching", {ExerciseKind.STRETCH, ExerciseKind.MOBILITY, ExerciseKind.YOGA}),
    ],
)
def test_liked_kinds_come_more_often(
    decider: Decider, liking: str, kinds: set[ExerciseKind]
) -> None:
    def liked(likes: list[str]) -> int:
        week = a_plain_week(decider, "spasm", likes=likes)
        return sum(item.exercise.kind in kinds for item in all_items(week))

    assert liked([liking]) > liked(["none"])


def test_an_exercise_starts_low_and_ends_high_in_its_range(decider: Decider) -> None:
    week = a_plain_week(decider, "stiffness")

    holds = [
        item.dose.hold_seconds for item in all_items(week) if item.exercise.id == "forward-bend"
    ]
    assert holds == [20, 30, 30]


def test_an_excluded_exercise_gives_way_to_its_easier_variant_and_says_so(
    decider: Decider,
) -> None:
    week = a_plain_week(decider, "weak")

    [stand_in] = [item for item in week.days[4].items if item.instead_of == "plank"]
    [reason] = [entry for entry in week.left_out if (entry.day, entry.what) == (5, "plank")]
    assert stand_in.exercise.id == "plank-on-knees"
    assert reason.rules == ("dose-acute",)
    assert "dose-acute" in stand_in.because


def test_the_score_of_an_item_is_the_sum_of_its_stated_parts(decider: Decider) -> None:
    week = a_plain_week(decider, "spasm")

    first = week.days[0].items[0]
    assert dict(first.score.parts)["arc"] == decider.content.week.scoring.arc
    assert first.score.total == sum(points for _, points in first.score.parts)


def test_a_day_without_a_session_is_a_day_of_rest(decider: Decider) -> None:
    week = a_week(decider, days_a_week=3)

    assert [day.day for day in week.days if not day.is_rest] == [1, 3, 5]
    assert all(not day.items and day.minutes == 0 for day in week.days if day.is_rest)


def test_even_one_short_session_has_steadying_work_and_a_walk(decider: Decider) -> None:
    week = a_plain_week(decider, "stiffness", days_a_week=1, minutes_a_day=10)

    kinds = {item.exercise.kind for item in all_items(week)}
    assert ExerciseKind.WALKING in kinds
    assert kinds & {ExerciseKind.STRENGTH, ExerciseKind.STABILITY}


def test_who_cannot_get_to_the_floor_gets_a_week_without_it(decider: Decider) -> None:
    week = a_week(decider, floor="no")

    assert all("floor_transfer" not in item.exercise.demands for item in all_items(week))


def test_with_care_the_week_is_gentle_and_says_why(decider: Decider) -> None:
    made = made_for(decider, a_person(decider.content, leg_reach="below_knee"))

    assert made.triage is Triage.PLAN_WITH_CARE
    assert made.week is not None
    assert {item.exercise.level for item in all_items(made.week)} == {1}
    assert max(day.minutes for day in made.week.days) <= 20


def test_when_little_is_safe_the_week_is_the_fallback_set(decider: Decider) -> None:
    answers = a_person(
        decider.content,
        floor="no",
        equipment=["no_mat"],
        age=80,
        duration="over_12_weeks",
        balance=["more_falls", "unsteady"],
        bone_conditions=["osteoporosis"],
        spine_conditions=["stenosis", "hypermobility"],
        joint_conditions=["hip_replacement", "knee_arthritis", "shoulder_problem"],
        hip_replacement_time="long_ago",
        illnesses=["vertigo"],
    )
    week = week_for(decider, answers)

    assert {day.programme for day in week.days if not day.is_rest} == {"chair-week"}
    assert "belly-breathing" in all_ids(week)


def test_the_same_answers_give_the_same_week_every_time(decider: Decider) -> None:
    weeks = [a_week(decider, **MIXED) for _ in range(3)]

    assert weeks[0] == weeks[1] == weeks[2]


def test_no_exercise_stands_twice_on_a_day(decider: Decider) -> None:
    week = a_plain_week(decider, "neck")

    assert all(len(set(ids(day))) == len(day.items) for day in week.days)


def test_the_limits_of_a_gentle_week_are_in_the_plan_with_their_rules(
    recommender: Recommender,
) -> None:
    plan = plan_data(recommender, a_person(recommender.content, leg_reach="below_knee"))

    rules = [message["rule"] for message in plan["messages"]]
    assert plan["limits"]["level"]["value"] == 1
    assert set(rules) & set(plan["limits"]["minutes"]["because"])
