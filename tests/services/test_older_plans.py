"""Plans that an older software kept are read, replayed and compared like those of today."""

from dataclasses import replace
from typing import Any

import pytest

from recommender.domain.cases import KeptTexts
from recommender.domain.plan import PlanMessage
from recommender.service.app import App
from recommender.service.many_cases import decide_for_impact, decision_of
from recommender.service.recommending import Service
from recommender.service.replaying import Replayed, replay
from tests.people import a_person
from tests.services.older import OlderService
from tests.services.test_replaying import said_otherwise

WEAK_BONES: dict[str, Any] = {"bone_conditions": ["osteoporosis"], "age": 66}


@pytest.fixture
def kept(keeper: App) -> KeptTexts:
    """A case with a week, kept by the software of before."""
    older = App(OlderService(keeper.service.content), keeper.stores, keeper.surroundings)
    case = older.cases.decide(a_person(keeper.service.content, **WEAK_BONES)).case
    return keeper.stores.cases.find_texts(case.id)


def test_a_plan_kept_before_is_the_same_and_what_it_lacks_is_named(
    service: Service, kept: KeptTexts
) -> None:
    assert b'"precautions"' not in kept.plan
    assert replay(service, kept) == Replayed(
        service.content.digest, is_same=True, added=("precautions",)
    )


def test_a_plan_kept_before_that_says_something_else_is_different(
    service: Service, kept: KeptTexts
) -> None:
    replayed = replay(service, said_otherwise(kept, triage="emergency"))

    assert not replayed.is_same
    assert [entry.place for entry in replayed.differences] == ["triage"]


def test_a_plan_without_a_part_that_every_software_wrote_is_different(
    service: Service, kept: KeptTexts
) -> None:
    replayed = replay(service, said_otherwise(kept, advice=None))

    assert not replayed.is_same


def test_impact_sees_no_change_of_words_in_a_plan_that_was_kept_without_them(
    service: Service, kept: KeptTexts
) -> None:
    today = service.plan(a_person(service.content, **WEAK_BONES))

    assert decide_for_impact(service, kept) == decision_of(today)


def test_other_words_of_a_contraindication_are_a_part_that_changes(service: Service) -> None:
    today = service.plan(a_person(service.content, **WEAK_BONES))
    other = replace(today, precautions=(PlanMessage("weak-bones", "Mind."),))

    changed = [
        name
        for (name, one), (_, two) in zip(
            decision_of(today).parts, decision_of(other).parts, strict=True
        )
        if one != two
    ]
    assert changed == ["precautions"]
