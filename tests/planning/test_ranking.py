"""What is wanted most: the rank of a day follows the stated score, and doses are as worked out."""

from collections import Counter

import pytest

from recommender.domain.content import Content
from recommender.domain.week import Week
from recommender.inference.deciding import Decider
from recommender.pipeline import person_of
from recommender.planning.arcs import Slot, choose_arc
from recommender.planning.caps import caps_of
from recommender.planning.choosing import choose, is_free
from recommender.planning.days import choose_days
from recommender.planning.dosing import doses_from
from recommender.planning.drafting import Brief, DayDraft
from recommender.planning.planner import plan_week
from recommender.planning.safety import safe_pool
from recommender.planning.scoring import Wishes
from tests.people import a_plain_case

CASES = ["spasm", "knots", "stiffness", "neck", "weak"]


def a_brief(decider: Decider, case: str) -> tuple[Brief, tuple[Slot, ...], Week]:
    """Return what the planner goes by for a plain case, the days with a session, and its week."""
    content = decider.content
    answers = a_plain_case(content, case, likes=["stretching"], days_a_week=5)
    assessment, person = decider.assess(answers), person_of(content, answers)
    caps = caps_of(assessment, content.week)
    pool = safe_pool(content, assessment, caps, person)
    slots = choose_arc(content, assessment, caps, pool, person.days).slots
    wishes = Wishes(assessment, person, content.week)
    week = plan_week(content, assessment, person)
    assert week is not None
    kinds = choose_days(content, caps, pool, slots)
    return Brief(content, caps, pool, person, wishes, kinds), slots, week


@pytest.mark.parametrize("case", CASES)
def test_the_safe_exercises_of_a_day_rank_by_their_stated_score_and_then_by_id(
    decider: Decider, case: str
) -> None:
    brief, slots, week = a_brief(decider, case)
    wishes, earlier = brief.wishes, Counter[str]()

    for slot in slots:
        ranked = wishes.rank(brief.pool.safe.values(), slot, earlier)
        scores = {one.id: wishes.score(one, slot, earlier[one.id]).total for one in ranked}
        assert set(scores) == set(brief.pool.safe)
        assert [one.id for one in ranked] == sorted(scores, key=lambda one: (-scores[one], one))
        earlier.update(item.exercise.id for item in week.days[slot.day - 1].items)


@pytest.mark.parametrize("case", CASES)
def test_what_is_not_free_for_a_day_stays_so_as_the_day_fills(decider: Decider, case: str) -> None:
    brief, slots, _ = a_brief(decider, case)

    for slot in slots:
        ranked = brief.wishes.rank(brief.pool.safe.values(), slot, {})
        draft = DayDraft(slot, {}, ranked)
        barred: set[str] = set()
        for exercise in ranked:
            now = {one.id for one in ranked if not is_free(brief, draft, one)}
            assert barred <= now
            barred = now
            draft.choices.append(choose(brief, draft, exercise))


def test_a_dose_that_is_asked_for_again_is_the_one_worked_out(
    content: Content, decider: Decider
) -> None:
    brief, _, _ = a_brief(decider, "weak")

    for exercise in content.exercises.values():
        for prescription in content.doses_of(exercise):
            for is_first in (True, False):
                worked_out = doses_from(exercise, prescription, brief.caps, is_first=is_first)
                first = brief.doses(exercise, prescription, is_first=is_first)
                assert first == worked_out
                assert brief.doses(exercise, prescription, is_first=is_first) is first
