"""What an edit changes is told exactly: for whom, in which direction, and for nobody else."""

from dataclasses import dataclass, replace

import pytest

from recommender.analysis.rule_diff import RuleDiff
from recommender.content.language import Names, parse_condition
from recommender.content.loading import build_content
from recommender.content.reading import Texts
from recommender.domain.content import Content
from recommender.inference.deciding import Decider
from recommender.service import proof_cache
from recommender.service.edit_effects import condition_of, edit_effects
from tests.analysis.diagrams import lies_in
from tests.people import random_answers
from tests.service import looser

# proofs of all rules
pytestmark = pytest.mark.crowd


def edited(content: Content, rule: str, when: str) -> Content:
    assert rule in content.rules_by_id
    names = Names(content.questionnaire.questions, frozenset(content.rules_of_finding))
    rules = (
        replace(entry, when=parse_condition(when, names), when_text=when)
        if entry.id == rule
        else entry
        for entry in content.rules
    )
    return replace(content, rules=tuple(rules))


def without(content: Content, rule: str) -> Content:
    return replace(content, rules=tuple(entry for entry in content.rules if entry.id != rule))


EDITS = {
    "blood-pressure-very-high": "blood_pressure in (raised, very_high)",
    "weight-loss": "weight_loss in ill_signs and age >= 50",
    "older-from-65": "age >= 50",
    "tearing-pain": "tearing_pain in chest_signs and age >= 40",
}
# one that makes the triage graver for some, and one that makes it milder
USUAL = ("blood-pressure-very-high", "weight-loss")
PARAMS = [
    pytest.param(rule, marks=() if rule in USUAL else pytest.mark.slow, id=rule) for rule in EDITS
]


@dataclass(frozen=True)
class Edit:
    """What an edit changes, and who decides after it."""

    diff: RuleDiff
    after: Decider


@pytest.fixture(scope="module", params=PARAMS)
def edit(request: pytest.FixtureRequest, content: Content) -> Edit:
    new = edited(content, request.param, EDITS[request.param])
    return Edit(RuleDiff(content, new), Decider(new))


def test_a_triage_moves_just_where_the_diff_says(decider: Decider, edit: Edit) -> None:
    diff = edit.diff

    for seed in range(40):
        answers = random_answers(decider.content, seed, ill=(0.02, 0.1, 0.3)[seed % 3])
        at = diff.space.assignment(answers)
        step = edit.after.assess(answers).triage.gravity - decider.assess(answers).triage.gravity
        moved = {
            effect.is_graver
            for effect in diff.effects
            if effect.what == "triage"
            if any(lies_in(diff.space.diagram, region, at) for region in effect.regions)
        }
        assert moved == ({step > 0} if step else set())


def test_each_effect_has_an_example_for_which_it_is_true(decider: Decider, edit: Edit) -> None:
    assert edit.diff.effects

    for effect in edit.diff.effects:
        one, other = decider.assess(effect.example), edit.after.assess(effect.example)
        caps = {limit.cap.value: (limit.value) for limit in one.limits}
        later = {limit.cap.value: (limit.value) for limit in other.limits}
        avoided = {entry.what for entry in one.avoid} ^ {entry.what for entry in other.avoid}
        changed = {name for name in caps | later if caps.get(name) != later.get(name)} | avoided
        if effect.what == "triage":
            assert (other.triage.gravity > one.triage.gravity) is effect.is_graver
        else:
            assert effect.what in changed


def test_a_rule_that_is_gone_is_named(content: Content) -> None:
    (change,) = RuleDiff(content, without(content, "weight-loss")).rules()

    assert (change.rule, change.after) == ("weight-loss", "")
    assert change.before == "weight_loss in ill_signs"


def test_the_same_content_changes_nothing(content: Content) -> None:
    found = proof_cache.SHARED_PROOFS.effects(content, content)

    assert found.changes_nothing
    assert found.rules == ()
    assert found.moved is not None
    assert (found.moved.graver, found.moved.milder, found.moved.stops_lost) == (0, 0, 0)


def test_a_looser_stop_loses_stops_and_makes_nothing_graver(content: Content, texts: Texts) -> None:
    found = proof_cache.SHARED_PROOFS.effects(content, build_content(looser(texts)))

    assert found.moved is not None
    assert found.moved.graver == 0
    assert 0 < found.moved.stops_lost <= found.moved.milder


def test_an_edit_contract_is_proved_or_refuted(content: Content) -> None:
    when = "blood_pressure in (raised, very_high)"
    new = replace(edited(content, "blood-pressure-very-high", when), population=None)

    assert edit_effects(content, new, "blood_pressure == raised").outside is None
    refuted = edit_effects(content, new, "blood_pressure == raised and age < 60").outside
    assert refuted is not None
    assert refuted["blood_pressure"] == "raised"


def test_what_only_the_old_form_asked_is_named(content: Content) -> None:
    fewer = replace(
        content,
        questionnaire=replace(
            content.questionnaire,
            pages=tuple(
                replace(
                    page,
                    questions=tuple(entry for entry in page.questions if entry.id != "worried"),
                )
                for page in content.questionnaire.pages
            ),
        ),
    )
    diff = RuleDiff(content, fewer)

    assert diff.form.gone == ("worried",)
    assert diff.form.new == ()


def test_a_contract_must_be_a_condition(content: Content) -> None:
    with pytest.raises(Exception, match="did you mean 'pain_rest'"):
        condition_of(content, "pain_resd >= 7")
