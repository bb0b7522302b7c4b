"""Faults that authors make are found by the proofs, and shown with answers that replay.

They are planted in a small content with promises of its own, so that they stay what they are when
the real rules change; three more are planted in whichever real rules are fit for it.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from recommender.analysis.families import Weakness
from recommender.analysis.proving import Proof, ProofResult, Prover
from recommender.content.loading import build_content
from recommender.content.reading import read_folder
from recommender.domain.conditions import AnyOf, Includes, IsWithin, questions_read
from recommender.domain.content import Content
from recommender.domain.evaluation import evaluate
from recommender.domain.promises import Family, TriageWithin, WeekAvoids
from recommender.domain.rules import Avoids, Cap, Limits, Rule, Triage
from recommender.inference.deciding import Decider
from recommender.inference.interview import still_needed
from recommender.service.proofs import ProofReport, prove
from tests.analysis.planting import (
    asked_when,
    calling,
    concluding,
    is_kept,
    promising,
    reworded,
    with_rule,
)
from tests.content.folders import SMALL

NERVE = "weak in legs or numb in legs or not_sure in legs"

# what is planted, and the promise that it breaks
FAULTS: dict[str, tuple[Callable[[Content], Content], str]] = {
    "a threshold is too high": (
        lambda content: reworded(content, "pain-strong", "pain >= 9"),
        "strong-pain-no-week",
    ),
    "an option is missing": (
        lambda content: reworded(content, "nerve-in-leg", NERVE.replace("numb in legs or ", "")),
        "numb-leg-emergency",
    ),
    "“not sure” is forgotten": (
        lambda content: reworded(
            content, "nerve-in-leg", NERVE.replace(" or not_sure in legs", "")
        ),
        "unsure-legs-emergency",
    ),
    "the wrong finding is read": (
        lambda content: reworded(content, "nerve", "frail"),
        "weak-leg-emergency",
    ),
    "a gate leaves people out": (
        lambda content: asked_when(content, "after_injury", "injury == crash"),
        "after-injury-asked",
    ),
    "`and` stands for `or`": (
        lambda content: reworded(content, "bad-nights", "sleep == badly and pain_at_night >= 7"),
        "no-sleep-no-week",
    ),
    "something to avoid is dropped": (
        lambda content: concluding(content, "frail-neck", Avoids(("neck_end_range",), "Stay up.")),
        "frail-off-floor",
    ),
    "a cap is raised": (
        lambda content: concluding(
            content, "frail-first-level", Limits(((Cap.LEVEL, 2), (Cap.MINUTES, 20)))
        ),
        "frail-gentle",
    ),
}


@pytest.fixture(scope="module")
def guarded() -> Content:
    ours = read_folder(Path(__file__).parent / "guarded")
    others = read_folder(SMALL)
    # its serious causes speak of the small questionnaire, which ours replaces
    shared = (name for name in others if name.startswith("knowledge/"))
    taken = {name: others[name] for name in shared if not name.startswith("knowledge/hazards/")}
    return build_content({**taken, **ours})


def assert_replays(intact: Content, faulty: Content, verdict: ProofResult) -> None:
    """Assert that experta decides the counterexample, breaks the promise, and did not before."""
    answers = verdict.counterexample or {}
    assert verdict.proof is Proof.BROKEN
    assert not still_needed(evaluate(faulty, answers))
    assert not is_kept(verdict.promise.then, Decider(faulty).assess(answers))
    if not still_needed(evaluate(intact, answers)):
        assert is_kept(verdict.promise.then, Decider(intact).assess(answers))


def weaknesses(report: ProofReport, family: Family) -> list[Weakness]:
    return [
        weakness
        for verdict in report.families
        for weakness in verdict.weaknesses
        if weakness.family is family
    ]


def test_without_a_fault_everything_is_proved(guarded: Content) -> None:
    assert prove(guarded).is_sound


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_breaks_its_promise_for_somebody(guarded: Content, fault: str) -> None:
    plant, promise = FAULTS[fault]
    faulty = plant(guarded)

    broken = {verdict.promise.id: verdict for verdict in prove(faulty).broken}

    assert promise in broken
    assert_replays(guarded, faulty, broken[promise])


def test_a_worse_pain_that_sends_less_far_is_found_in_order(guarded: Content) -> None:
    faulty = reworded(guarded, "pain-strong", "pain >= 8 and pain <= 9")

    [found] = weaknesses(prove(faulty), Family.DANGER_LOWERS_TRIAGE)
    decider = Decider(faulty)
    before, after = (decider.assess(answers or {}) for answers in (found.before, found.after))

    assert found.what == "pain 9 to 10"
    assert before.triage.gravity > after.triage.gravity


def test_a_rule_that_fires_for_nobody_is_named_without_an_example(guarded: Content) -> None:
    faulty = reworded(guarded, "crash", "injury == crash and frail and age < 70")

    assert "crash" in [found.what for found in weaknesses(prove(faulty), Family.DEAD_RULE)]


def test_a_warning_that_calls_too_much_shows_somebody_who_is_sent_less_far(
    guarded: Content,
) -> None:
    faulty = calling(guarded, "pain-strong", Triage.EMERGENCY)

    [found] = weaknesses(prove(faulty), Family.BROKEN_SAFETY_NET)
    answers = found.before or {}
    decided = Decider(faulty).assess(answers)

    assert found.what == "pain-strong sudden_pain in after_injury"
    assert not still_needed(evaluate(faulty, answers))
    assert "pain-strong" in [message.rule for message in decided.messages]
    assert "sudden_pain" in answers["after_injury"]  # type: ignore[operator]  # a list of options
    assert decided.triage is Triage.URGENT


def test_a_promise_about_nobody_is_refused_without_an_example(guarded: Content) -> None:
    faulty = promising(guarded, "frail-gentle", "frail and age < 70")

    (verdict,) = prove(faulty).broken

    assert (verdict.promise.id, verdict.proof) == ("frail-gentle", Proof.VACUOUS)
    assert verdict.counterexample is None


def looser_thresholds(content: Content) -> Iterator[Content]:
    """Yield the content with one threshold one point narrower, rule by rule."""
    for rule in content.rules:
        when = rule.when
        if isinstance(when, IsWithin):
            lowest = None if when.lowest is None else when.lowest + 1
            highest = None if when.highest is None else when.highest - 1
            narrower = replace(rule, when=replace(when, lowest=lowest, highest=highest))
            yield _promised(with_rule(content, narrower), rule, TriageWithin)


def options_missing(content: Content) -> Iterator[Content]:
    """Yield the content with the first option left out of one rule, rule by rule."""
    for rule in content.rules:
        if isinstance(rule.when, AnyOf) and isinstance(rule.when.parts[0], Includes):
            fewer = replace(rule, when=AnyOf(rule.when.parts[1:]))
            yield _promised(with_rule(content, fewer), rule, TriageWithin)


def demands_dropped(content: Content) -> Iterator[Content]:
    """Yield the content with the first demand dropped from one rule, rule by rule."""
    for rule in content.rules:
        if isinstance(rule.then, Avoids) and len(rule.then.what) > 1:
            fewer = Avoids(rule.then.what[1:], rule.then.say)
            yield _promised(concluding(content, rule.id, fewer), rule, WeekAvoids)


def _promised(content: Content, rule: Rule, kind: type) -> Content:
    """Return the content with only those promises of a kind that read what a rule reads."""
    read = set(questions_read(rule.when))
    fit = (
        entry
        for entry in content.promises
        if isinstance(entry.then, kind) and read & set(questions_read(entry.when))
    )
    return replace(content, promises=tuple(fit))


@pytest.mark.crowd
@pytest.mark.slow
@pytest.mark.parametrize("copies", [looser_thresholds, options_missing, demands_dropped])
def test_a_fault_in_a_real_rule_breaks_a_real_promise(
    content: Content, copies: Callable[[Content], Iterator[Content]]
) -> None:
    faulty, verdict = next(
        (copy, verdict)
        for copy in copies(content)
        if copy.promises
        for verdict in Prover(copy).verdicts()
        if verdict.proof is Proof.BROKEN
    )

    assert_replays(content, faulty, verdict)
