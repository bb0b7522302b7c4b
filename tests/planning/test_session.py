"""A session shrinks, thins and fits: what goes first, and what goes last."""

from dataclasses import replace

from recommender.domain.exercises import Dose, Exercise, ExerciseKind
from recommender.domain.week import Score
from recommender.domain.week_settings import TimeModel
from recommender.planning.dosing import item_seconds
from recommender.planning.session import ChosenExercise, fit, thin, total_seconds
from tests.planning.builders import BREATHING, BRIDGE, STRETCH, WALK

TIME = TimeModel(rest_seconds=0, changeover_seconds=0)


def _all(_: Exercise) -> bool:
    return True


def a_choice(
    exercise: Exercise = WALK, *minutes: float, points: int = 0, is_must: bool = False
) -> ChosenExercise:
    """Return a choice with doses of so many minutes, from the wanted one to the smallest."""
    doses = tuple(Dose(1, 1, minutes=each) for each in minutes or (1.0,))
    times = tuple(item_seconds(exercise, dose, TIME) for dose in doses)
    return ChosenExercise(exercise, doses, times, "", Score((("arc", points),)), is_must=is_must)


def names(choices: tuple[ChosenExercise, ...]) -> list[str]:
    """Return the exercises in order."""
    return [choice.exercise.id for choice in choices]


def test_a_choice_has_its_first_dose_until_it_is_shrunk() -> None:
    choice = a_choice(WALK, 10, 5)

    assert choice.dose.minutes == 10
    assert choice.shrunk().dose.minutes == 5


def test_a_choice_shrinks_no_further_than_it_must() -> None:
    choice = a_choice(WALK, 10, 7, 5).shrunk_to(7 * 60)

    assert choice is not None
    assert choice.dose.minutes == 7


def test_a_choice_may_take_exactly_its_seconds_and_not_one_more() -> None:
    assert a_choice(WALK, 10, 5).shrunk_to(300) is not None
    assert a_choice(WALK, 10, 5).shrunk_to(299) is None


def test_an_item_has_the_source_of_its_dose_before_those_of_its_exercise() -> None:
    item = replace(a_choice(WALK, 2), source="seed", rules=("rule",)).as_item()

    assert (item.sources, item.because, item.seconds) == (("seed", *WALK.sources), ("rule",), 120)


def test_a_source_is_named_once() -> None:
    assert replace(a_choice(), source=WALK.sources[0]).as_item().sources == WALK.sources


def test_what_fits_stays_as_it_is() -> None:
    choices = (a_choice(WALK, 3, 2), a_choice(STRETCH, 2, 1))

    assert total_seconds(choices) == 300
    assert fit(choices, 300) == choices


def test_the_longest_is_shrunk_first_and_of_equals_the_first() -> None:
    fitted = fit((a_choice(WALK, 4, 3), a_choice(STRETCH, 4, 3), a_choice(BREATHING, 2, 1)), 560)

    assert [choice.dose.minutes for choice in fitted] == [3, 4, 2]


def test_only_what_cannot_shrink_is_dropped_the_least_worth_first() -> None:
    choices = (
        a_choice(WALK, 4, points=9),
        a_choice(STRETCH, 4, points=1),
        a_choice(BREATHING, 4, 3, points=5),
    )

    assert names(fit(choices, 7 * 60)) == ["walk", "breathing"]


def test_what_the_week_must_have_is_dropped_last() -> None:
    must, better = a_choice(WALK, 4, is_must=True), a_choice(STRETCH, 4, points=9)

    assert fit((must, better), 300) == (must,)
    assert thin((must, better), 1, _all) == (must,)


def test_of_equals_the_last_is_dropped_for_time_and_the_first_for_number() -> None:
    choices = (a_choice(WALK, 4), a_choice(STRETCH, 4))

    assert names(fit(choices, 300)) == ["walk"]
    assert names(thin(choices, 1, _all)) == ["stretch"]


def test_a_session_that_has_no_more_than_the_most_is_not_thinned() -> None:
    choices = (a_choice(WALK), a_choice(STRETCH))

    assert thin(choices, 2, _all) == choices


def test_what_the_limit_does_not_count_stays_beside_the_most() -> None:
    walk, stretch = a_choice(WALK), a_choice(STRETCH)
    bridge = a_choice(BRIDGE, points=1)

    kept = thin((walk, stretch, bridge), 1, lambda one: one.kind is not ExerciseKind.WALKING)

    assert kept == (walk, bridge)


def test_of_musts_the_one_for_the_weakest_need_is_dropped_first() -> None:
    strong, weak = (
        replace(a_choice(exercise, points=points, is_must=True), weight=weight)
        for exercise, points, weight in ((STRETCH, 0, 9), (BREATHING, 40, 3))
    )

    assert thin((strong, weak), 1, _all) == (strong,)
