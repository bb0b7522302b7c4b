"""What is easier for somebody: down the ladder, safe for them, less where nothing is lower."""

from collections.abc import Iterator

import pytest

from recommender.domain.content import Content
from recommender.domain.dose_steps import volume
from recommender.domain.exercises import Dose
from recommender.domain.week import Week
from recommender.inference.deciding import Decider
from recommender.pipeline import person_of
from recommender.planning.easing import EasierItem, Easing
from recommender.planning.planner import plan_week
from tests.people import a_plain_case

OLD = {"age": 76, "conditions": ["bones"], "bone_conditions": ["osteoporosis"]}
ON_A_CHAIR = {"conditions": ["mobility"], "floor": "no"}
PEOPLE = [("spasm", {}), ("stiffness", {}), ("neck", OLD), ("weak", ON_A_CHAIR), ("knots", OLD)]


@pytest.fixture(scope="module", params=PEOPLE, ids=lambda one: f"{one[0]}-{len(one[1])}")
def planned(
    request: pytest.FixtureRequest, content: Content, decider: Decider
) -> tuple[Easing, Week]:
    name, different = request.param
    answers = a_plain_case(content, name, **different)
    assessment = decider.assess(answers)
    person = person_of(content, answers)
    week = plan_week(content, assessment, person)
    assert isinstance(week, Week)
    return Easing(content, assessment, person), week


def chains(easing: Easing, week: Week) -> Iterator[tuple[str, Dose, tuple[EasierItem, ...]]]:
    for day in week.days:
        for item in day.items:
            yield item.exercise.id, item.dose, easing.easier(item.exercise.id, item.dose)


def test_nothing_easier_is_left_out_for_the_person(planned: tuple[Easing, Week]) -> None:
    easing, week = planned
    excluded = {entry.what for entry in week.excluded}

    found = {one.exercise.id for *_, chain in chains(easing, week) for one in chain}

    assert found
    assert not found & excluded


def test_each_is_easier_than_the_one_before(planned: tuple[Easing, Week], content: Content) -> None:
    for name, dose, chain in chains(*planned):
        before = EasierItem(content.exercises[name], dose)
        for one in chain:
            if one.exercise.id == before.exercise.id:
                assert volume(one.dose) < volume(before.dose)
            else:
                assert one.exercise.id in content.easier_than(before.exercise.id)
            before = one


def test_no_exercise_comes_back_but_for_less_of_the_last(planned: tuple[Easing, Week]) -> None:
    for name, _, chain in chains(*planned):
        rungs = [one.exercise.id for one in chain]
        if rungs[-1:] == (rungs[-2:-1] or [name]):
            rungs.pop()

        assert len({name, *rungs}) == 1 + len(rungs)


def test_the_same_person_gets_the_same(planned: tuple[Easing, Week]) -> None:
    easing, week = planned
    again = Easing(easing.content, easing.assessment, easing.person)

    assert list(chains(again, week)) == list(chains(easing, week))


def test_nothing_is_easier_than_what_nobody_knows(planned: tuple[Easing, Week]) -> None:
    easing, _ = planned

    assert easing.easier("no-such-exercise", Dose(1, 1, 10)) == ()


def test_nothing_is_easier_than_what_is_never_given(planned: tuple[Easing, Week]) -> None:
    assert planned[0].easier("roller-lower-back", Dose(1, 1, 10)) == ()


def test_what_a_day_holds_may_stand_on_it(planned: tuple[Easing, Week]) -> None:
    easing, week = planned

    assert all(easing.may_stand(item.exercise, day.day) for day in week.days for item in day.items)
