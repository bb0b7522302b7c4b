"""On the real content: a day ranks by the stated score, and what is not free stays so."""

import pytest

from recommender.inference.deciding import Decider
from recommender.pipeline import person_of
from recommender.planning.brief import Brief
from recommender.planning.filling import FillableDay
from recommender.planning.planner import WeekPlan
from tests.people import a_plain_case

CASES = ["spasm", "knots", "stiffness", "neck", "weak"]


def a_real_brief(decider: Decider, case: str) -> Brief:
    """Return what the planner goes by for a plain case."""
    content = decider.content
    answers = a_plain_case(content, case, likes=["stretching"], days_a_week=5)
    return Brief.of(content, decider.assess(answers), person_of(content, answers))


@pytest.mark.parametrize("case", CASES)
def test_the_safe_exercises_of_a_day_rank_by_their_stated_score_and_then_by_id(
    decider: Decider, case: str
) -> None:
    brief = a_real_brief(decider, case)

    for day in WeekPlan.fill(brief, {}).days:
        stood = {name: earlier.days for name, earlier in day.earlier.items()}
        scores = {one.id: day.score_of(one, stood.get(one.id, 0)).total for one in day.ranked}
        assert set(scores) == set(brief.pool.safe)
        assert [one.id for one in day.ranked] == sorted(scores, key=lambda one: (-scores[one], one))


@pytest.mark.crowd
@pytest.mark.parametrize("case", CASES)
def test_what_is_not_free_for_a_day_stays_so_as_the_day_fills(decider: Decider, case: str) -> None:
    brief = a_real_brief(decider, case)

    for slot in brief.arc.slots:
        day = FillableDay.begin(brief, slot, {})
        barred: set[str] = set()
        for exercise in day.ranked:
            now = {one.id for one in day.ranked if not day.is_free(one)}
            assert barred <= now
            barred = now
            day = day.add(day.choose(exercise))
