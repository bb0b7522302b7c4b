"""A stated population: chances by cell, and what a factor may do to them."""

from dataclasses import replace

import pytest

from recommender.domain.chances import Chance, Given
from recommender.domain.conditions import ALWAYS, IsOneOf
from recommender.domain.population import (
    AgeBand,
    Cell,
    Doubters,
    Kind,
    Population,
    RedLine,
    Strength,
    Supposition,
)
from recommender.domain.rules import Triage

KIND = Kind(
    id="strain",
    name="A strain",
    share=3,
    ages=(50, 50),
    strengths=(75, 25),
    choices={},
    options={"signs": {"lump": Chance(2)}},
    times={},
)
POPULATION = Population(
    about="",
    sources=(),
    age_question="age",
    ages=(AgeBand(18, 39), AgeBand(40, 80)),
    doubters=Doubters((0, 10), not_sure=6, others_not_sure=1, times_in_choices=2),
    strengths=(Strength("mild", {}), Strength("strong", {})),
    never_below={},
    options={"signs": {"fever": Chance(by_age=(1, 4)), "lump": Chance(1)}},
    choices={"sharp": {"no": Chance(60), "some": Chance(30), "not_sure": Chance(10)}},
    stronger={"sharp": {"some": (1, 2)}},
    kinds=(KIND, replace(KIND, id="other", share=1)),
)


def a_cell(*, kind: Kind = KIND, age: int = 0, strength: int = 0, doubts: bool = False) -> Cell:
    return Cell(kind, age, strength, doubts, 1)


def test_the_cells_are_everybody_and_each_has_somebody() -> None:
    cells = list(POPULATION.cells())

    assert sum(cell.share for cell in cells) == pytest.approx(1)
    assert all(cell.share > 0 for cell in cells)
    # nobody below 40 doubts
    assert len(cells) == 2 * (2 * 1 + 2 * 2)


def test_a_share_is_that_of_kind_age_strength_and_doubt() -> None:
    shares = {
        (cell.kind.id, cell.age, cell.strength, cell.doubts): cell.share
        for cell in POPULATION.cells()
    }

    assert shares["strain", 1, 1, True] == pytest.approx(0.75 * 0.5 * 0.25 * 0.1)


@pytest.mark.parametrize(("age", "chance"), [(0, 0.01), (1, 0.04)])
def test_a_chance_can_go_by_age(age: int, chance: float) -> None:
    assert POPULATION.ticked(a_cell(age=age), "signs", "fever") == pytest.approx(chance)


def test_a_kind_has_chances_of_its_own() -> None:
    assert POPULATION.ticked(a_cell(), "signs", "lump") == pytest.approx(0.02)


def test_what_nobody_speaks_of_is_never_ticked() -> None:
    assert POPULATION.ticked(a_cell(), "signs", "other") == 0


def test_a_factor_makes_nothing_certain() -> None:
    often = replace(KIND, times={"signs": {"lump": 100.0}})

    assert POPULATION.ticked(a_cell(kind=often), "signs", "lump") == 0.95


@pytest.mark.parametrize("option", ["fever", "lump", "other", "not_sure"])
def test_whoever_ticks_alike_has_one_chance_in_all_cells(option: str) -> None:
    cells = [a_cell(age=age, doubts=doubts) for age in (0, 1) for doubts in (False, True)]
    chances = {POPULATION.ticked(cell, "signs", option) for cell in cells}

    assert POPULATION.ticks_alike(KIND, "signs", option) is (len(chances) == 1)


@pytest.mark.parametrize(("doubts", "chance"), [(True, 0.06), (False, 0.01)])
def test_doubters_are_not_sure_more_often(doubts: bool, chance: float) -> None:
    assert POPULATION.ticked(a_cell(doubts=doubts), "signs", "not_sure") == pytest.approx(chance)


def test_choices_are_shares_of_one() -> None:
    assert POPULATION.chosen(a_cell(), "sharp") == pytest.approx(
        {"no": 0.6, "some": 0.3, "not_sure": 0.1}
    )


def test_the_others_make_room_for_what_is_likelier() -> None:
    chosen = POPULATION.chosen(a_cell(strength=1), "sharp")

    assert chosen == pytest.approx({"no": 0.4 * 6 / 7, "some": 0.6, "not_sure": 0.4 / 7})


def test_what_is_likelier_leaves_room_for_the_others() -> None:
    often = replace(KIND, times={"sharp": {"some": 50.0}})

    assert POPULATION.chosen(a_cell(kind=often), "sharp")["some"] == pytest.approx(0.9)


def test_doubters_choose_not_sure_more_often() -> None:
    chosen = POPULATION.chosen(a_cell(doubts=True), "sharp")

    assert chosen["not_sure"] == pytest.approx(20 / 110)


@pytest.mark.parametrize(("age", "is_in"), [(17, False), (18, True), (39, True), (40, False)])
def test_a_band_holds_both_its_ends(age: int, is_in: bool) -> None:
    assert AgeBand(18, 39).holds(age) is is_in


OLD = IsOneOf("time", ("old",))
HANGING = replace(
    POPULATION,
    given=(
        Given("time == old", {"signs": {"fever": Chance(50)}}, {"sharp": {"no": Chance(1)}}, OLD),
    ),
)


def test_a_chance_can_hang_on_an_earlier_answer() -> None:
    assert HANGING.ways_to_tick(a_cell(), "signs", "fever") == ((OLD, 0.5), (ALWAYS, 0.01))
    assert HANGING.ways_to_choose(a_cell(), "sharp")[0] == (OLD, {"no": 1})


def test_without_the_answer_the_usual_chance_holds() -> None:
    assert HANGING.ticked(a_cell(), "signs", "fever") == pytest.approx(0.01)
    assert HANGING.chosen(a_cell(), "sharp")["some"] == pytest.approx(0.3)


def test_what_a_kind_says_goes_before_what_hangs_on_answers_of_everybody() -> None:
    special = replace(KIND, options={"signs": {"fever": Chance(8)}})

    assert HANGING.ways_to_tick(a_cell(kind=special), "signs", "fever") == ((ALWAYS, 0.08),)


def test_what_hangs_on_answers_in_a_kind_goes_before_all() -> None:
    given = Given("time == old", {"signs": {"fever": Chance(20)}}, {}, OLD)
    special = replace(KIND, options={"signs": {"fever": Chance(8)}}, given=(given,))

    assert HANGING.ways_to_tick(a_cell(kind=special), "signs", "fever") == (
        (OLD, 0.2),
        (ALWAYS, 0.08),
    )


def test_a_factor_multiplies_what_hangs_on_an_answer() -> None:
    twice = replace(KIND, times={"signs": {"fever": 1.5}})

    assert HANGING.ways_to_tick(a_cell(kind=twice), "signs", "fever")[0][1] == pytest.approx(0.75)


def test_of_a_question_that_is_not_told_of_nothing_is_chosen() -> None:
    assert POPULATION.ways_to_choose(a_cell(), "other") == ()


def test_a_supposition_changes_the_ticks_of_kinds_that_are_not_serious() -> None:
    supposed = POPULATION.supposing(
        Supposition("half", false_signs=0.5, not_sure=0.25), [("signs", "lump")]
    )
    serious = replace(KIND, is_serious=True)

    assert supposed.ticked(a_cell(), "signs", "lump") == pytest.approx(0.01)
    assert supposed.ticked(a_cell(kind=serious), "signs", "lump") == pytest.approx(0.02)
    assert supposed.ticked(a_cell(), "signs", "fever") == pytest.approx(0.01)
    assert supposed.ticked(a_cell(doubts=True), "signs", "not_sure") == pytest.approx(0.015)


@pytest.mark.parametrize(("share", "kept"), [(0.069, True), (0.07, True), (0.071, False)])
def test_a_red_line_is_kept_up_to_its_bound(share: float, kept: bool) -> None:
    line = RedLine("to 999", (Triage.EMERGENCY,), at_most=7.0)

    assert line.is_kept(share) is kept
