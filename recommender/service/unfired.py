"""The rules that did not fire in a case: how near each came, and what would have fired it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from recommender.domain.conditions import Value
from recommender.domain.rules import Rule, Triage
from recommender.domain.truth import Truth
from recommender.explain.explaining import EvaluatedCondition, explain, failing
from recommender.explain.near_triage import graver
from recommender.service.case_inspector import OpenCase


@dataclass(frozen=True)
class SilentRule:
    """A rule that did not fire, and the parts of its condition that failed.

    Of one that nearly fired, `steps` are the answers, a question each, any one of which would have
    fired it, and `graver` is where it would have sent the person, if that is graver; then
    `likelihood` is how many of 1 people of this age give the likeliest of these answers.
    """

    rule: Rule
    truth: Truth
    failed: tuple[EvaluatedCondition, ...]
    is_near: bool
    graver: Triage | None
    steps: Mapping[str, tuple[Value, ...]]
    likelihood: float = 0.0


def not_fired(opened: OpenCase, near: Collection[str]) -> tuple[SilentRule, ...]:
    """Return the rules that did not fire, those first that nearly did.

    Of them come first those that would have sent the person further, by the likeliest answer; of
    equals the gravest.

    `near` are the ids of the rules that nearly fired when the case was kept.
    """
    content, evaluation = opened.content, opened.evaluation
    fired, close = frozenset(opened.case.fired), frozenset(near)
    likely: dict[str, float] = {}
    # where the content of a case is lost, today's may not know all of them
    known = [name for name in near if name in content.rules_by_id]
    for answer in opened.recommender.near_answers.graver(
        evaluation.situation, known, opened.case.triage
    ):
        # the likeliest comes first
        likely.setdefault(answer.rule, answer.likelihood)
    steps = opened.recommender.nearness.steps_of(evaluation.situation, known)
    found = []
    for rule in content.rules:
        if rule.id in fired:
            continue
        judged = explain(evaluation, rule).judged
        is_near = rule.id in close
        found.append(
            SilentRule(
                rule=rule,
                truth=judged.truth,
                failed=tuple(failing(judged)),
                is_near=is_near,
                graver=graver(rule, opened.case.triage) if is_near else None,
                steps=steps.get(rule.id, {}),
                likelihood=likely.get(rule.id, 0.0),
            )
        )
    place = content.gravest_first.place
    return tuple(sorted(found, key=lambda one: (not one.is_near, -one.likelihood, place(one.rule))))
