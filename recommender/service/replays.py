"""Decide kept cases anew: under the content that decided them, or under another."""

import json
from dataclasses import dataclass, replace

from recommender.content.answers import parse_answers
from recommender.domain.canonical import JsonObject, canonical_json
from recommender.domain.cases import KeptTexts
from recommender.domain.content import Content
from recommender.domain.errors import (
    AnswersError,
    ContentError,
    EngineError,
    NotFoundError,
    PlanError,
    StorageError,
    UnansweredError,
)
from recommender.domain.plan import Plan
from recommender.domain.rules import Triage
from recommender.exchange.plan_json import dump_plan, plan_text, read_plan
from recommender.explain.changes import PlanChanges, changes
from recommender.explain.comparing import Difference, differences
from recommender.explain.following import Following, following
from recommender.service.content_cache import ContentCache
from recommender.service.recommender import Recommender

_DAMAGED = "What is kept of it cannot be read; `recommender audit verify` names the broken record."


@dataclass(frozen=True)
class Replayed:
    """What a case is under a content: the same to the byte, or every difference, or neither.

    `following` says what would be asked first where it cannot be decided yet, `problem` why it
    cannot be decided at all; then there are no differences. `added` names the parts of a plan that
    the software did not write yet when the case was kept; what they would have been is taken from
    the rest of the kept plan. `grouped` tells the differences by what they mean, where it was asked
    for.
    """

    content_digest: str
    is_same: bool
    differences: tuple[Difference, ...] = ()
    problem: str = ""
    following: Following | None = None
    added: tuple[str, ...] = ()
    grouped: PlanChanges | None = None


def replay_under(
    content_cache: ContentCache, digest: str, kept: KeptTexts, *, is_grouped: bool = False
) -> Replayed:
    """Return what a case is under a content that is kept."""
    try:
        recommender = content_cache.recommender(digest)
    except (NotFoundError, ContentError, StorageError) as error:
        return Replayed(digest, is_same=False, problem=f"This content cannot be used: {error}")
    return replay(recommender, kept, is_grouped=is_grouped)


def replay(recommender: Recommender, kept: KeptTexts, *, is_grouped: bool = False) -> Replayed:
    """Return what a case is when this service decides it; it is decided once.

    With `is_grouped` the differences are told by what they mean, too.
    """
    digest = recommender.content.digest
    plan = _decided(recommender, kept)
    if isinstance(plan, Replayed):
        return plan
    if digest == kept.content_digest and plan_text(plan) == kept.plan:
        return Replayed(digest, is_same=True)
    then = _plan(kept)
    if then is None:
        return Replayed(digest, is_same=False, problem=_DAMAGED)
    compared = _compared(digest, then, json.loads(kept.plan), dump_plan(plan))
    if not is_grouped or not compared.differences:
        return compared
    return replace(compared, grouped=changes(recommender.content, then, plan))


def _decided(recommender: Recommender, kept: KeptTexts) -> Plan | Replayed:
    """Return today's plan for a kept case, or why there is none."""
    digest = recommender.content.digest
    try:
        return decide_again(recommender, kept)
    except UnansweredError as error:
        asked = following(recommender.content, _triage(kept), error.still_asking)
        return Replayed(digest, is_same=False, following=asked)
    except AnswersError as error:
        return Replayed(digest, is_same=False, problem=_misfit(recommender.content, error))
    except EngineError as error:
        return Replayed(digest, is_same=False, problem=str(error))


def _compared(digest: str, then: Plan, said: JsonObject, after: JsonObject) -> Replayed:
    """Return how a kept plan differs from today's, place by place; `said` is it as it is kept."""
    # what its software did not write yet, and else its own words, those of a newer one included
    before = {**dump_plan(then.completed), **said}
    return Replayed(
        digest,
        is_same=_is_same(before, after),
        differences=differences(before, after),
        added=tuple(part for part in before if part not in said),
    )


def decide_again(recommender: Recommender, kept: KeptTexts) -> Plan:
    """Return the plan for kept answers, under the name of the software that decided them first.

    Raises AnswersError where they do not fit, or are no JSON object; and EngineError.
    Which version replays is known; with its name in the plan no plan could stay the same.
    """
    answers = parse_answers(recommender.content.questionnaire.questions, _typed(kept))
    return replace(recommender.plan(answers), software_version=kept.software_version)


def _typed(kept: KeptTexts) -> dict[str, object]:
    try:
        typed = json.loads(kept.answers)
    except ValueError:
        typed = None
    if not isinstance(typed, dict):
        raise AnswersError({"answers": "must be one JSON object of question ids and values."})
    return typed


def _misfit(content: Content, error: AnswersError) -> str:
    """Return which answers do not fit, by what the questions are called where they are known."""
    known = content.questionnaire.questions
    lines = (
        f"{known[name].called if name in known else name}: {message}"
        for name, message in error.messages.items()
    )
    return f"Its answers do not fit these questions. {' '.join(lines)}"


def _triage(kept: KeptTexts) -> Triage | None:
    """Return where the case was sent; None where what is kept of it cannot be read."""
    plan = _plan(kept)
    return plan.triage if plan else None


def _plan(kept: KeptTexts) -> Plan | None:
    try:
        return read_plan(kept.plan)
    except PlanError:
        return None


def _is_same(before: JsonObject, after: JsonObject) -> bool:
    renamed = {**after, "content_digest": before["content_digest"]}
    return canonical_json(before) == canonical_json(renamed)
