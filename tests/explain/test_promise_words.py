"""What a promise assures reads as plain words, each bound said and none that binds nothing."""

import pytest

from recommender.domain.content import Content
from recommender.domain.promises import (
    Assurance,
    NeverHolds,
    TriageWithin,
    WeekAvoids,
    WeekCapped,
)
from recommender.domain.rules import Cap, Triage
from recommender.exchange.promises import promise_data
from recommender.explain.promise_words import assurance_words


@pytest.mark.parametrize(
    ("then", "words"),
    [
        (TriageWithin(Triage.EMERGENCY, Triage.EMERGENCY), {"triage": ("emergency",)}),
        (TriageWithin(Triage.URGENT, Triage.EMERGENCY), {"triage_at_least": ("urgent",)}),
        (TriageWithin(Triage.CLINICIAN_FIRST, Triage.EMERGENCY), {"no_week": ("clinician_first",)}),
        (TriageWithin(Triage.PLAN, Triage.URGENT), {"triage_at_most": ("urgent",)}),
        (
            TriageWithin(Triage.PLAN_WITH_CARE, Triage.URGENT),
            {"triage_at_least": ("plan_with_care",), "triage_at_most": ("urgent",)},
        ),
        (
            WeekCapped(((Cap.LEVEL, 1), (Cap.WALK_MINUTES, 20))),
            {"limit": ("Exercises of level 1 only", "Walks of at most 20 minutes")},
        ),
        (NeverHolds(), {"never": ("It is true of nobody.",)}),
    ],
)
def test_an_assurance_says_each_bound_that_binds(
    content: Content, then: Assurance, words: dict[str, tuple[str, ...]]
) -> None:
    assert assurance_words(content, then) == words


def test_what_a_week_leaves_out_is_told_by_its_name(content: Content) -> None:
    words = assurance_words(content, WeekAvoids(("prone_lying",)))

    assert words == {"avoid": (content.demands["prone_lying"].name,)}


def test_different_promises_are_different_texts(content: Content) -> None:
    texts = [promise_data(promise) for promise in content.promises]

    assert {entry["id"] for entry in texts} == {entry.id for entry in content.promises}
    for one, promise in zip(texts, content.promises, strict=True):
        assert one["if"] == promise.when_text
        assert len(one["then"]) == 1
