"""What is wanted: mixed pictures, likings, build-up, substitutes and their reasons."""

import pytest

from recommender.domain.dose_steps import WORKING_KINDS, volume
from recommender.domain.exercises import ExerciseKind
from recommender.domain.rules import Triage
from recommender.inference.deciding import Decider
from recommender.service.recommender import Recommender
from tests.people import a_person
from tests.planning.constraints import violations
from tests.planning.weeks import a_plain_week, a_week, all_items, ids, made_for
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


@pytest.mark.parametrize("programme", ["001-spasm-week", "003-fascia-session"])
def test_a_mixed_week_follows_the_days_of_each_programme_in_their_order(
    decider: Decider, programme: str
) -> None:
    week = a_week(decider, **MIXED)

    themes = [day.theme for day in decider.content.programmes[programme].arc]
    followed = [themes.index(day.theme) for day in week.days if day.programme == programme]
    assert followed == sorted(set(followed))


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


def test_some_exercises_rise_within_the_week(decider: Decider) -> None:
    doses: dict[str, list[float]] = {}
    for item in all_items(a_plain_week(decider, "weak", duration="over_12_weeks")):
        doses.setdefault(item.exercise.id, []).append(volume(item.dose))

    assert any(some[-1] > some[0] for some in doses.values())


def test_a_person_who_trains_begins_with_more_than_a_beginner(decider: Decider) -> None:
    def first_doses(experience: str) -> dict[str, float]:
        week = a_plain_week(decider, "weak", experience=experience, duration="over_12_weeks")
        return {
            item.exercise.id: volume(item.dose)
            for item in reversed(all_items(week))
            if item.exercise.kind in WORKING_KINDS
        }

    new, regular = first_doses("new"), first_doses("regular")
    shared = new.keys() & regular.keys()
    assert all(new[exercise] <= regular[exercise] for exercise in shared)
    assert any(new[exercise] < regular[exercise] for exercise in shared)


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

    first = next(item for item in week.days[0].items if item.programme)
    parts = dict(first.score.parts)
    assert parts.get("arc", parts.get("instead")) == decider.content.week.scoring.arc
    assert first.score.total == sum(points for _, points in first.score.parts)


def test_a_day_without_a_session_is_a_day_of_rest(decider: Decider) -> None:
    week = a_week(decider, days_a_week=3)

    assert [day.day for day in week.days if not day.is_rest] == [1, 3, 6]
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


def test_when_little_is_safe_there_is_still_a_week_within_every_limit(decider: Decider) -> None:
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
    made = made_for(decider, answers)

    assert made.week is not None
    assert violations(decider.content, answers, made) == []


def test_the_same_answers_give_the_same_week_every_time(decider: Decider) -> None:
    weeks = [a_week(decider, **MIXED) for _ in range(3)]

    assert weeks[0] == weeks[1] == weeks[2]


def test_no_exercise_stands_twice_on_a_day(decider: Decider) -> None:
    week = a_plain_week(decider, "neck")

    assert all(len(set(ids(day))) == len(day.items) for day in week.days)


def test_the_limits_of_a_gentle_week_are_in_the_plan_with_their_rules(
    recommender: Recommender,
) -> None:
    waiting = {"duration": "6_to_12_weeks", "course": "same", "experience": "regular"}
    plan = plan_data(recommender, a_person(recommender.content, **waiting))

    rules = [message["rule"] for message in plan["messages"]]
    assert (plan["limits"]["level"]["value"], plan["limits"]["sets"]["value"]) == (2, 2)
    assert plan["limits"]["minutes"]["value"] == 60
    assert set(rules) & set(plan["limits"]["sets"]["because"])


def test_a_reason_that_needs_a_small_week_says_so_in_the_plan(recommender: Recommender) -> None:
    plan = plan_data(recommender, a_person(recommender.content, leg_reach="below_knee"))

    limits = plan["limits"]
    assert (limits["level"]["value"], limits["minutes"]["value"]) == (1, 20)
    assert limits["minutes"]["because"] == ["dose-care-leg-nerves"]
