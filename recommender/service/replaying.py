"""Decide kept cases anew: under the content that decided them, or under another."""

import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass

from recommender.audit.comparing import Difference, differences
from recommender.content.answers import parse_answers
from recommender.content.loading import build_content
from recommender.domain.canonical import canonical_json
from recommender.domain.cases import KeptTexts
from recommender.domain.errors import AnswersError, ContentError, EngineError, NotFoundError
from recommender.service.recommending import Service
from recommender.storage.contents import Contents

KEPT_OPEN = 8


@dataclass(frozen=True)
class Replayed:
    """What a case is under a content: the same to the byte, or every difference, or a problem.

    `problem` says why nothing could be decided; then there are no differences.
    """

    content_digest: str
    is_same: bool
    differences: tuple[Difference, ...] = ()
    problem: str = ""


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
        """Return the service on a content; raises NotFoundError, or ContentError if unreadable."""
        if digest == self._today.content.digest:
            return self._today
        with self._lock:
            if digest not in self._open:
                made = Service(build_content(self._contents.files(digest)))
                while len(self._open) >= KEPT_OPEN:
                    del self._open[next(iter(self._open))]
                self._open[digest] = made
            return self._open[digest]


def replay_under(shelf: Shelf, digest: str, kept: KeptTexts) -> Replayed:
    """Return what a case is under a content that is kept."""
    try:
        service = shelf.service(digest)
    except (NotFoundError, ContentError) as error:
        return Replayed(digest, is_same=False, problem=f"This content cannot be used: {error}")
    return replay(service, kept)


def replay(service: Service, kept: KeptTexts) -> Replayed:
    """Return what a case is when this service decides it."""
    digest = service.content.digest
    try:
        plan = decide_again(service, kept)
    except AnswersError as error:
        lines = " ".join(f"{name}: {message}" for name, message in error.messages.items())
        problem = f"Its answers do not fit these questions. {lines}"
        return Replayed(digest, is_same=False, problem=problem)
    except EngineError as error:
        return Replayed(digest, is_same=False, problem=str(error))
    if digest == kept.content_digest and canonical_json(plan) == kept.plan:
        return Replayed(digest, is_same=True)
    before = json.loads(kept.plan)
    found = differences(before, plan)
    return Replayed(digest, is_same=_is_same(before, plan), differences=found)


def decide_again(service: Service, kept: KeptTexts) -> dict[str, object]:
    """Return the plan for kept answers, under the name of the software that decided them first.

    Which version replays is known; with its name in the plan no plan could stay the same.
    """
    typed = json.loads(kept.answers)
    answers = parse_answers(service.content.questionnaire.questions, typed)
    return {**service.plan(answers), "software_version": kept.software_version}


def _is_same(before: Mapping[str, object], after: Mapping[str, object]) -> bool:
    renamed = {**after, "content_digest": before["content_digest"]}
    return canonical_json(before) == canonical_json(renamed)
