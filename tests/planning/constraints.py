"""The hard constraints of a week, checked from its outside, one function a constraint."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.exercises import Exercise, ExerciseKind
from recommender.domain.rules import Cap, Phase
from recommender.domain.week import Recommendation, Week
from tests.planning.build_up import (
    a_walk_stands_first_or_last,
    begins_with_a_warm_up,
    enough_work_in_each_item,
    musts_are_served_or_said,
    no_dose_falls_below_its_first,
    no_dose_rises_by_more_than_a_third,
    no_walk_is_shorter_than_an_earlier_one,
    stages_follow_each_other,
)
from tests.planning.forbidden import forbidden_for, must_not_press
from tests.planning.limits import (
    as_many_items_as_its_minutes_allow,
    cap_of,
    one_new_hard,
    within_caps,
    within_minutes,
)
from tests.planning.weeks import items_by_day

# Strength is never done on two days in a row: 48 hours lie between.
STRENGTH = ExerciseKind.STRENGTH
EASE = {ExerciseKind.EASE, ExerciseKind.BREATHING, ExerciseKind.WALKING}
# The kinds of which a high level strains; of a stretch it means a long way.
EFFORTS = {STRENGTH, ExerciseKind.STABILITY, ExerciseKind.BALANCE}
LIGHT = {
    "chin-nods",
    "chin-tuck-wall",
    "chin-nod-hold-lying",
    "neck-presses",
    "pelvic-floor-squeeze",
    "pelvic-floor-standing",
}
HOW_TO_PRESS = {"muscle-not-spine", "effect-unclear"}
OFFERED_PRESSING = {"hands-on-release", "sports-massage", "rolfing"}
PELVIC_TILTS = {"pelvic-tilt", "seated-pelvic-tilt", "standing-pelvic-tilt", "bed-pelvic-tilt"}

Check = Callable[[Content, Answers, Recommendation, Week], Iterator[str]]


def violations(content: Content, answers: Answers, made: Recommendation) -> list[str]:
    """Return every hard constraint that a recommendation breaks, in words."""
    if made.no_week is not None:
        return ["there is no week though the rules allow one"]
    if made.week is None:
        return ["a week is missing"] if made.triage.allows_week else []
    if not made.triage.allows_week:
        return ["there is a week where none is allowed"]
    found = (fault for check in CHECKS for fault in check(content, answers, made, made.week))
    return list(found)


def nothing_avoided(_: Content, __: Answers, made: Recommendation, week: Week) -> Iterator[str]:
    avoid = {entry.what for entry in made.assessment.avoid}
    for day, item in items_by_day(week):
        bad = avoid & {item.exercise.id, *item.exercise.demands}
        if bad or item.exercise.disabled:
            yield f"day {day.day}: {item.exercise.id} has {sorted(bad)}"


def nothing_that_words_forbid(
    _: Content, answers: Answers, __: Recommendation, week: Week
) -> Iterator[str]:
    for why, exercises in forbidden_for(answers):
        for day, item in items_by_day(week):
            if item.exercise.id in exercises:
                yield f"day {day.day}: {item.exercise.id}: {why}"


def only_own_equipment(
    content: Content, answers: Answers, __: Recommendation, week: Week
) -> Iterator[str]:
    have = _equipment(answers) | content.household
    for day, item in items_by_day(week):
        if not set(item.exercise.equipment) <= have:
            yield f"day {day.day}: {item.exercise.id} needs {item.exercise.equipment}"


def _equipment(answers: Answers) -> set[str]:
    have = answers.get("equipment", ())
    assert isinstance(have, tuple)
    return set(have)


def no_floor_for_who_cannot(
    _: Content, answers: Answers, __: Recommendation, week: Week
) -> Iterator[str]:
    if answers.get("floor") in ("no", "not_sure") or "no_mat" in _equipment(answers):
        for day, item in items_by_day(week):
            if "floor_transfer" in item.exercise.demands:
                yield f"day {day.day}: {item.exercise.id} is on the floor"


def strength_rests(_: Content, __: Answers, made: Recommendation, week: Week) -> Iterator[str]:
    days = sorted({day.day for day, item in items_by_day(week) if item.exercise.kind is STRENGTH})
    if len(days) > (cap_of(made, Cap.STRENGTH_DAYS) or 3):
        yield f"strength on {days}"
    if any(later - earlier == 1 for earlier, later in pairwise(days)):
        yield f"strength on days in a row: {days}"


def is_strain(exercise: Exercise) -> bool:
    return (exercise.level == 3 and exercise.kind in EFFORTS) or bool(
        {"high_isometric_strain", "vigorous_aerobic", "impact"} & set(exercise.demands)
    )


def strain_rests(_: Content, __: Answers, ___: Recommendation, week: Week) -> Iterator[str]:
    strain = [any(is_strain(item.exercise) for item in day.items) for day in week.days]
    if any(one and two for one, two in pairwise(strain)):
        yield f"high strain on days in a row: {strain}"
    hard = [
        one or any(item.exercise.kind is STRENGTH for item in day.items)
        for one, day in zip(strain, week.days, strict=True)
    ]
    if all(hard):
        yield "no easy day"


def days_of_strength_hold_strength(
    content: Content, _: Answers, made: Recommendation, week: Week
) -> Iterator[str]:
    headings = {heading.theme for heading in content.week.compose.work_headings}
    most = cap_of(made, Cap.ITEMS)
    least = 1 if most is not None and most <= content.week.idea.few else 2
    for day in week.days:
        if day.theme not in headings and "Strength" not in day.theme:
            continue
        kinds = [item.exercise.kind for item in day.items]
        work = sum(kind in (STRENGTH, ExerciseKind.STABILITY) for kind in kinds)
        if work < least or STRENGTH not in kinds:
            yield f"day {day.day} is called “{day.theme}” and holds {work} of work"


def muscles_rest(content: Content, _: Answers, __: Recommendation, week: Week) -> Iterator[str]:
    for one, two in pairwise(week.days):
        for item in one.items:
            name = item.exercise.id
            alike = {name, *content.on_ladders_with(name)}
            again = {
                other.exercise.id
                for other in two.items
                if other.exercise.id in alike and _works(other.exercise)
            }
            if again and _works(item.exercise):
                yield f"day {two.day}: {sorted(again)} the day after {name}"


def _works(exercise: Exercise) -> bool:
    """Whether an exercise works muscles that must rest a day; neck and pelvic floor need not."""
    return exercise.kind in {STRENGTH, ExerciseKind.STABILITY} and exercise.id not in LIGHT


def release_rests(_: Content, __: Answers, made: Recommendation, week: Week) -> Iterator[str]:
    days = {
        day.day for day, item in items_by_day(week) if item.exercise.kind is ExerciseKind.RELEASE
    }
    if len(days) > (cap_of(made, Cap.RELEASE_DAYS) or 3):
        yield f"self-release on {sorted(days)}"


def nothing_ballistic(_: Content, __: Answers, ___: Recommendation, week: Week) -> Iterator[str]:
    for day, item in items_by_day(week):
        if "ballistic_or_rocking" in item.exercise.demands:
            yield f"day {day.day}: {item.exercise.id} bounces"


def first_days_are_ease(
    _: Content, answers: Answers, made: Recommendation, week: Week
) -> Iterator[str]:
    spasm = answers.get("spasm")
    is_first = spasm == "acute" or (
        answers["duration"] == "under_3_days" and spasm in ("sometimes", "often")
    )
    if is_first != (cap_of(made, Cap.PHASE) == Phase.FIRST_DAYS):
        yield "the first 72 hours are not seen as such"
    for day, item in items_by_day(week) if is_first else ():
        if item.exercise.kind not in EASE and item.exercise.id not in PELVIC_TILTS:
            yield f"day {day.day}: {item.exercise.id} in the first 72 hours"
        if item.exercise.kind is ExerciseKind.WALKING and (item.dose.minutes or 0) > 10:
            yield f"day {day.day}: a long walk in the first 72 hours"


def has_steadying_and_walk(
    _: Content, __: Answers, made: Recommendation, week: Week
) -> Iterator[str]:
    if cap_of(made, Cap.PHASE) == Phase.FIRST_DAYS:
        return
    kinds = {item.exercise.kind for _day, item in items_by_day(week)}
    if not kinds & {STRENGTH, ExerciseKind.STABILITY}:
        yield "neither strength nor stability"
    if ExerciseKind.WALKING not in kinds:
        yield "no walking"


def tips_fit_the_week(
    _: Content, answers: Answers, made: Recommendation, week: Week
) -> Iterator[str]:
    told = {entry.what for entry in made.advice}
    is_pressing = any(
        item.exercise.kind is ExerciseKind.RELEASE for _day, item in items_by_day(week)
    )
    if not is_pressing and told & HOW_TO_PRESS:
        yield f"told how to press without anything to press: {told & HOW_TO_PRESS}"
    if told & (HOW_TO_PRESS | OFFERED_PRESSING) and must_not_press(answers):
        yield "told of pressing that is left out"


def sessions_on_wanted_days(
    _: Content, answers: Answers, made: Recommendation, week: Week
) -> Iterator[str]:
    wanted = answers["days_a_week"]
    assert isinstance(wanted, int)
    sessions = sum(not day.is_rest for day in week.days)
    if [day.day for day in week.days] != list(range(1, 8)):
        yield "not seven days in order"
    if sessions != min(wanted, cap_of(made, Cap.DAYS) or wanted):
        yield f"{sessions} sessions, wanted {wanted}"


def everything_has_reasons(
    content: Content, _: Answers, __: Recommendation, week: Week
) -> Iterator[str]:
    for day, item in items_by_day(week):
        if not item.because or not set(item.because) <= set(content.rules_by_id):
            yield f"day {day.day}: {item.exercise.id} has no rule behind it: {item.because}"
        if not item.sources or not set(item.sources) <= set(content.sources):
            yield f"day {day.day}: {item.exercise.id} has no source"
    for entry in week.left_out:
        if not entry.why:
            yield f"{entry.what} is left out without a reason"


CHECKS: tuple[Check, ...] = (
    nothing_avoided,
    nothing_that_words_forbid,
    only_own_equipment,
    no_floor_for_who_cannot,
    within_minutes,
    strength_rests,
    strain_rests,
    muscles_rest,
    days_of_strength_hold_strength,
    one_new_hard,
    release_rests,
    as_many_items_as_its_minutes_allow,
    nothing_ballistic,
    first_days_are_ease,
    has_steadying_and_walk,
    within_caps,
    tips_fit_the_week,
    sessions_on_wanted_days,
    everything_has_reasons,
    enough_work_in_each_item,
    no_dose_rises_by_more_than_a_third,
    no_dose_falls_below_its_first,
    no_walk_is_shorter_than_an_earlier_one,
    begins_with_a_warm_up,
    a_walk_stands_first_or_last,
    stages_follow_each_other,
    musts_are_served_or_said,
)
