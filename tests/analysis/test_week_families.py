"""Whatever is left out, a week can hold one of each core group, else somebody is shown."""

from dataclasses import replace

import pytest

from recommender.analysis.proving import Prover
from recommender.analysis.week_families import empty_core
from recommender.domain.content import Content
from recommender.domain.exercises import ExerciseKind
from recommender.domain.rules import Phase
from recommender.domain.week_settings import CoreGroup

# proofs of all rules
pytestmark = pytest.mark.crowd

ARMS = "seated-aerobic-march"


def found_empty(content: Content, group: CoreGroup) -> list[str]:
    """Return the core groups of which somebody's week can hold nothing, if this is the only one."""
    changed = replace(content, week=replace(content.week, core=(group,)))
    return [weakness.what for weakness in empty_core(Prover(changed).outcomes)]


def test_somebody_always_has_a_walk(content: Content) -> None:
    walks = CoreGroup("a walk", (ExerciseKind.WALKING,), (), Phase.FIRST_DAYS)

    assert found_empty(content, walks) == []


def test_who_can_walk_has_no_walk_in_a_chair(content: Content) -> None:
    assert content.week.only_without[ARMS] == "needs_walking"

    assert found_empty(content, CoreGroup("arms", (), (ARMS,), Phase.FIRST_DAYS)) == ["arms"]
