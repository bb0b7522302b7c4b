"""The real knowledge: enough exercises, each with all that safety and a person need."""

from collections.abc import Callable

import pytest

from recommender.domain.content import Content
from recommender.domain.exercises import Exercise, ExerciseKind
from recommender.domain.rules import Phase
from tests.content.folders import real_content

EXERCISES = tuple(real_content().exercises.values())

# The movement classes of the clinical basis (section 3.1), under exactly these names.
MOVEMENT_CLASSES = {
    "loaded_spinal_flexion",
    "end_range_spinal_flexion",
    "end_range_spinal_extension",
    "end_range_spinal_rotation",
    "side_bend_end_range",
    "inversion_head_below_heart",
    "prone_lying",
    "supine_lying",
    "high_isometric_strain",
    "abdominal_strain",
    "unsupported_single_leg_balance",
    "kneeling",
    "floor_transfer",
    "pressure_self_release",
    "pressure_on_lumbar_spine",
    "pressure_on_neck",
    "neck_end_range",
    "overhead_arms",
    "shoulder_loading",
    "wrist_loading",
    "deep_hip_flexion",
    "hip_rotation_or_crossing",
    "deep_knee_bend",
    "hamstring_neural_stretch",
    "ballistic_or_rocking",
    "rapid_head_position_change",
    "impact",
    "vigorous_aerobic",
}


def test_there_are_at_least_seventy_exercises() -> None:
    assert len(EXERCISES) >= 70


def test_every_movement_class_of_the_basis_is_a_demand(content: Content) -> None:
    assert set(content.demands) >= MOVEMENT_CLASSES


def _ids_where(is_wrong: Callable[[Exercise], bool]) -> list[str]:
    return [exercise.id for exercise in EXERCISES if is_wrong(exercise)]


def _says(exercise: Exercise, word: str) -> bool:
    return any(word in step for step in exercise.steps)


def test_what_a_worktop_or_a_rail_does_as_well_needs_no_chair_and_no_wall() -> None:
    def is_wrong(exercise: Exercise) -> bool:
        has_another = _says(exercise, "worktop") or _says(exercise, "rail")
        return has_another and not {"firm_chair", "free_wall"}.isdisjoint(exercise.demands)

    assert _ids_where(is_wrong) == []


def test_what_a_chair_does_as_well_as_a_wall_needs_neither() -> None:
    both = {"firm_chair", "free_wall"}
    assert _ids_where(lambda exercise: both <= set(exercise.demands)) == []


def test_every_exercise_says_how_it_goes() -> None:
    assert _ids_where(lambda exercise: len(exercise.steps) < 3) == []


def test_every_exercise_says_when_to_stop() -> None:
    assert _ids_where(lambda exercise: not exercise.stop_signs) == []


ON_THE_FLOOR = {
    "lying_back",
    "lying_side",
    "lying_front",
    "hands_and_knees",
    "kneeling",
    "floor_sitting",
}


def test_every_exercise_on_the_floor_needs_getting_down_there() -> None:
    forgotten = _ids_where(
        lambda exercise: (
            exercise.position in ON_THE_FLOOR and "floor_transfer" not in exercise.demands
        )
    )

    assert forgotten == []


def test_every_exercise_on_one_side_says_so() -> None:
    forgotten = _ids_where(
        lambda exercise: exercise.position == "lying_side" and "side_lying" not in exercise.demands
    )

    assert forgotten == []


def test_nobody_lies_on_one_side_in_a_chair_or_on_their_feet() -> None:
    sitting = _ids_where(
        lambda exercise: (
            exercise.position in ("seated", "standing") and "side_lying" in exercise.demands
        )
    )

    assert sitting == []


def test_every_exercise_rests_on_the_seeds_that_name_it() -> None:
    forgotten = _ids_where(
        lambda exercise: (
            not {alias.source for alias in exercise.also_called} <= set(exercise.sources)
        )
    )

    assert forgotten == []


def test_only_what_presses_on_the_neck_the_low_back_or_the_chest_is_disabled() -> None:
    disabled = {exercise.id for exercise in EXERCISES if exercise.disabled}

    assert disabled == {"ball-wall-chest", "neck-roller", "roller-lower-back"}


def test_no_enabled_exercise_presses_on_the_neck_or_the_low_back_or_bounces() -> None:
    never = {"pressure_on_neck", "pressure_on_lumbar_spine", "ballistic_or_rocking"}

    enabled = [exercise for exercise in EXERCISES if not exercise.disabled]

    assert [entry.id for entry in enabled if never & set(entry.demands)] == []


def test_the_fallback_set_is_easy_and_off_the_floor() -> None:
    fallback = [exercise for exercise in EXERCISES if exercise.is_fallback]

    assert len(fallback) >= 8
    assert {exercise.level for exercise in fallback} == {1}
    assert not any("floor_transfer" in exercise.demands for exercise in fallback)


def test_the_first_days_have_only_ease_breathing_small_movements_and_short_walks() -> None:
    first = {entry.id for entry in EXERCISES if entry.earliest is Phase.FIRST_DAYS}
    of_the_neck = {
        *("chin-nods", "neck-turns", "shoulder-rolls", "shoulder-blade-squeeze", "table-slide"),
    }

    assert {"belly-breathing", "pelvic-tilt", "short-walk"} <= first
    others = first - of_the_neck
    assert of_the_neck < first
    assert {entry.kind.value for entry in EXERCISES if entry.id in others} <= {
        "breathing",
        "ease",
        "walking",
        "mobility",
    }
    assert all(
        "pelvic-tilt" in entry.id
        for entry in EXERCISES
        if entry.id in others and entry.kind.value == "mobility"
    )


def test_every_source_has_a_grade_that_rules_can_rest_on(content: Content) -> None:
    assert {source.grade for source in content.sources.values()} == {
        *("A", "B", "C", "seed", "judgement"),
    }


def test_a_source_that_is_not_ours_or_a_seed_has_an_address(content: Content) -> None:
    nowhere = [
        source.id
        for source in content.sources.values()
        if source.grade in {"A", "B", "C"} and not source.url
    ]

    assert nowhere == []


# A step of a dose that is counted, and of one that is held: the lowest and the highest.
COUNTED, HELD, NODDED = ((1, 3), (8, 12)), ((2, 3), (5, 20)), ((3, 10), (5, 10))
HARD = (ExerciseKind.STRENGTH, ExerciseKind.STABILITY)


def _climbs(exercise: Exercise) -> bool:
    dose = exercise.dose
    sets, counts, holds = (
        entry and (entry.low, entry.high)
        for entry in (dose.sets, dose.repetitions, dose.hold_seconds)
    )
    return (sets, counts) == COUNTED or (sets, holds) == HELD or (holds, counts) == NODDED


def test_strength_and_stability_can_be_raised_step_by_step_from_their_own_dose() -> None:
    too_narrow = _ids_where(lambda exercise: exercise.kind in HARD and not _climbs(exercise))

    # a back bend that seeds hold rises by its holds alone, and so does carrying
    assert {*too_narrow} <= {"cobra", "carry-bag"}


def test_ten_repetitions_of_strength_work_are_no_trifle() -> None:
    trifling = _ids_where(
        lambda exercise: (
            exercise.kind in HARD
            and exercise.dose.repetitions is not None
            and 10 * exercise.seconds_a_repetition * exercise.sides < 45
        )
    )

    assert trifling == []


def test_each_place_has_strength_and_something_gentle(content: Content) -> None:
    gentle = {ExerciseKind.MOBILITY, ExerciseKind.STRETCH, ExerciseKind.RELEASE, ExerciseKind.EASE}
    for place in content.places:
        kinds = {exercise.kind for exercise in EXERCISES if place in exercise.places}
        assert kinds & set(HARD), place
        assert kinds & gentle, place


CANNOT = {
    "reach the floor": {"floor_transfer", "kneeling"},
    "stand": {"floor_transfer", "kneeling", "standing", "needs_walking"},
    "walk": {"needs_walking"},
    "lie on the back or front, in late pregnancy": {
        "floor_transfer",
        "supine_lying",
        "prone_lying",
    },
}


@pytest.mark.parametrize("cannot", CANNOT)
def test_whoever_cannot_do_one_thing_still_has_work_movement_and_effort(cannot: str) -> None:
    left = [
        exercise
        for exercise in EXERCISES
        if not exercise.disabled and not CANNOT[cannot] & {*exercise.demands, *exercise.equipment}
        if exercise.level == 1 and not {"band", "ball", "roller", "step"} & {*exercise.equipment}
    ]
    needs = {need for exercise in left for need in exercise.needs}

    assert {"strengthen", "stabilise", "mobilise", "hips", "upper_back", "hinge", "walk"} <= needs
    assert len([exercise for exercise in left if exercise.kind in HARD]) >= 8


def test_nobody_is_asked_for_things_of_the_household(content: Content) -> None:
    asked = content.questionnaire.questions[content.week.equipment_question].option_ids

    assert content.household
    assert not content.household & set(asked)
