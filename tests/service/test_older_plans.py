"""Plans that an older software kept are read, replayed and compared like those of today."""

from dataclasses import replace
from typing import Any

import pytest

from recommender.domain.cases import KeptTexts
from recommender.domain.plan import PlanMessage
from recommender.service.app import App
from recommender.service.batch import decide_for_impact, decision_of
from recommender.service.recommender import Recommender
from recommender.service.replays import Replayed, replay
from tests.people import a_person
from tests.service.older import OlderRecommender
from tests.service.test_replaying import said_otherwise

WEAK_BONES: dict[str, Any] = {"bone_conditions": ["osteoporosis"], "age": 66}


@pytest.fixture
def kept(services: App) -> KeptTexts:
    """A case with a week, kept by the software of before."""
    older = App(OlderRecommender(services.recommender.content), services.stores, services.system)
    case = older.cases.decide(a_person(services.recommender.content, **WEAK_BONES)).case
    return services.stores.cases.find_texts(case.id)


def test_a_plan_kept_before_is_the_same_and_what_it_lacks_is_named(
    recommender: Recommender, kept: KeptTexts
) -> None:
    assert b'"precautions"' not in kept.plan
    assert replay(recommender, kept) == Replayed(
        recommender.content.digest, is_same=True, added=("precautions",)
    )


def test_a_plan_kept_before_that_says_something_else_is_different(
    recommender: Recommender, kept: KeptTexts
) -> None:
    replayed = replay(recommender, said_otherwise(kept, triage="emergency"))

    assert not replayed.is_same
    assert [entry.place for entry in replayed.differences] == ["triage"]


def test_a_plan_without_a_part_that_every_software_wrote_is_different(
    recommender: Recommender, kept: KeptTexts
) -> None:
    replayed = replay(recommender, said_otherwise(kept, advice=None))

    assert not replayed.is_same


def test_impact_sees_no_change_of_words_in_a_plan_that_was_kept_without_them(
    recommender: Recommender, kept: KeptTexts
) -> None:
    today = recommender.plan(a_person(recommender.content, **WEAK_BONES))

    assert decide_for_impact(recommender, kept) == decision_of(today)


def test_other_words_of_a_contraindication_are_a_part_that_changes(
    recommender: Recommender,
) -> None:
    today = recommender.plan(a_person(recommender.content, **WEAK_BONES))
    other = replace(today, precautions=(PlanMessage("weak-bones", "Mind."),))

    changed = [
        name
        for (name, one), (_, two) in zip(
            decision_of(today).parts, decision_of(other).parts, strict=True
        )
        if one != two
    ]
    assert changed == ["precautions"]
