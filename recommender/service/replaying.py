"""Decide kept cases anew: under the content that decided them, or under another."""

import json
import threading
from dataclasses import dataclass, replace

from recommender.audit.changes import Changes
from recommender.audit.comparing import Difference, differences
from recommender.audit.following import Following, following
from recommender.content.answers import parse_answers
from recommender.content.loading import build_content
from recommender.content.reading import Texts, digest_of
from recommender.domain.canonical import JsonObject, canonical_json
from recommender.domain.cases import KeptTexts
from recommender.domain.content import Content
from recommender.domain.errors import (
    AnswersError,
    ContentError,
    EngineError,
    NotFoundError,
    PlanError,
    Problem,
    StorageError,
    UnansweredError,
)
from recommender.domain.plan import Plan
from recommender.domain.rules import Triage
from recommender.exchange.plan_json import dump_plan, plan_text, read_plan
from recommender.service.recommending import Service
from recommender.storage.contents import Contents

KEPT_OPEN = 8
DAMAGED = "What is kept of it cannot be read; `recommender audit verify` names the broken record."


@dataclass(frozen=True)
class Replayed:
    """What a case is under a content: the same to the byte, or every difference, or neither.

    `following` says what would be asked first where it cannot be decided yet, `problem` why it
    cannot be decided at all; then there are no differences. `added` names the parts of a plan that
    the software did not write yet when the case was kept; what they would have been is taken from
    the rest of the kept plan. The desk adds `grouped`, which tells the differences by what they
    mean.
    """

    content_digest: str
    is_same: bool
    differences: tuple[Difference, ...] = ()
    problem: str = ""
    following: Following | None = None
    added: tuple[str, ...] = ()
    grouped: Changes | None = None


def service_of(digest: str, files: Texts) -> Service:
    """Return the service on a kept content.

    Raises ContentError when its text is not what the digest says, or this software cannot use it.
    """
    if digest_of(files) != digest:
        raise ContentError([Problem(f"content {digest[:12]}", "", "its kept text was changed")])
    return Service(build_content(files, is_kept=True))


def changed_contents(contents: Contents) -> tuple[str, ...]:
    """Return the digests of the kept contents whose text is no longer what they say."""
    return tuple(kept.digest for kept in contents.every() if not _is_whole(contents, kept.digest))


def _is_whole(contents: Contents, digest: str) -> bool:
    try:
        return digest_of(contents.files(digest)) == digest
    except StorageError:
        return False


class Shelf:
    """Services by content digest, built from the kept texts when first asked for.

    The newest few stay open; threads may share it.
    """

    def __init__(self, contents: Contents, today: Service) -> None:
        self._contents = contents
        self._today = today
        self._open: dict[str, Service] = {}
        self._lock = threading.Lock()

    def service(self, digest: str) -> Service:
        """Return the service on a content; raises NotFoundError, ContentError, StorageError."""
        if digest == self._today.content.digest:
            return self._today
        with self._lock:
            if digest not in self._open:
                made = service_of(digest, self._contents.files(digest))
                while len(self._open) >= KEPT_OPEN:
                    del self._open[next(iter(self._open))]
                self._open[digest] = made
            return self._open[digest]

    def content(self, digest: str) -> Content | None:
        """Return a kept content, or None where this software cannot use it.

        Raises NotFoundError and StorageError.
        """
        try:
            return self.service(digest).content
        except ContentError:
            return None


def replay_under(shelf: Shelf, digest: str, kept: KeptTexts) -> Replayed:
    """Return what a case is under a content that is kept."""
    try:
        service = shelf.service(digest)
    except (NotFoundError, ContentError, StorageError) as error:
        return Replayed(digest, is_same=False, problem=f"This content cannot be used: {error}")
    return replay(service, kept)


def replay(service: Service, kept: KeptTexts) -> Replayed:
    """Return what a case is when this service decides it."""
    digest = service.content.digest
    try:
        plan = decide_again(service, kept)
    except UnansweredError as error:
        asked = following(service.content, _triage(kept), error.still_asking)
        return Replayed(digest, is_same=False, following=asked)
    except AnswersError as error:
        return Replayed(digest, is_same=False, problem=_misfit(service.content, error))
    except EngineError as error:
        return Replayed(digest, is_same=False, problem=str(error))
    if digest == kept.content_digest and plan_text(plan) == kept.plan:
        return Replayed(digest, is_same=True)
    then = _plan(kept)
    if then is None:
        return Replayed(digest, is_same=False, problem=DAMAGED)
    return _compared(digest, then, json.loads(kept.plan), dump_plan(plan))


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


def decide_again(service: Service, kept: KeptTexts) -> Plan:
    """Return the plan for kept answers, under the name of the software that decided them first.

    Raises AnswersError where they do not fit, or are no JSON object; and EngineError.
    Which version replays is known; with its name in the plan no plan could stay the same.
    """
    answers = parse_answers(service.content.questionnaire.questions, _typed(kept))
    return replace(service.plan(answers), software_version=kept.software_version)


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
