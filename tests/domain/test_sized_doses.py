"""Doses with their sizes: what each is worked out from, and the order in which they stand."""

from recommender.domain.exercises import Dose
from recommender.domain.sized_doses import OwnDoses, SizedDose, least_first, sized
from tests.planning.builders import BRIDGE, STEPS, STRETCH


def test_a_dose_has_its_work_and_its_volume_and_counts_the_rests_between_its_sets() -> None:
    dose = Dose(3, 1, repetitions=8)

    assert sized(BRIDGE, dose, rest_seconds=20) == SizedDose(120, 160, 24, dose)


def test_the_least_work_stands_first_and_of_equals_the_fewer_sets_each_once() -> None:
    doses = [Dose(2, 1, 6), Dose(1, 1, 12), Dose(1, 1, 8), Dose(1, 1, 12)]

    found = least_first(sized(BRIDGE, dose, rest_seconds=0) for dose in doses)

    assert [one.dose for one in found] == [Dose(1, 1, 8), Dose(1, 1, 12), Dose(2, 1, 6)]


def test_own_doses_begin_with_the_low_end_where_that_is_the_least_work() -> None:
    own = OwnDoses.of(STRETCH, STEPS, rest_seconds=20)

    assert own.low == own.sized[0]
    assert [one.seconds for one in own.sized] == sorted(one.seconds for one in own.sized)
