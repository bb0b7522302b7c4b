"""Decide many kept cases on all cores: replay them, or measure what another content would do."""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from typing import TypeAlias, TypeVar

from recommender.analysis.impact import Decision
from recommender.domain.canonical import canonical_json, sha256_hex
from recommender.domain.cases import KeptTexts
from recommender.domain.errors import (
    AnswersError,
    ContentError,
    EngineError,
    PlanError,
    UnansweredError,
)
from recommender.domain.known_triage import KnownTriage
from recommender.domain.plan import Plan
from recommender.exchange.plan_json import dump_plan, read_plan
from recommender.service.content_cache import recommender_of
from recommender.service.recommender import Recommender
from recommender.service.replays import Replayed, decide_again, replay

BATCH = 50
# so many batches a worker wait in line: enough to keep it busy, few enough to keep in memory
AHEAD = 3
# The parts of a plan that impact compares, apart from the triage and what fired.
PARTS = ("avoid", "limits", "emphasis", "week", "advice", "messages", "precautions")
Files = Mapping[str, bytes]
_Given = TypeVar("_Given")
_Made = TypeVar("_Made")

# the services by digest, or why there is none
_Services: TypeAlias = Mapping[str, Recommender | str]
# in a worker
_services: dict[str, Recommender | str] = {}


def replay_all(
    kept: Iterable[KeptTexts], contents: Mapping[str, Files], workers: int = 0
) -> Iterator[tuple[str, Replayed]]:
    """Yield each case with its replay under its own content; `contents` has those by digest."""
    yield from _on_all_cores(_replay_batch, kept, contents, workers)


def decide_both(
    kept: Iterable[KeptTexts],
    contents: Mapping[str, Files],
    before: str,
    after: str,
    *,
    workers: int = 0,
) -> Iterator[tuple[str, Decision, Decision]]:
    """Yield each case with what two contents, named by digest, decide of it."""
    pairs = ((entry, before, after) for entry in kept)
    yield from _on_all_cores(_decide_batch, pairs, contents, workers)


def decision_of(plan: Plan) -> Decision:
    """Return what impact compares of a plan."""
    data = dump_plan(plan.completed)
    return Decision(
        outcome=KnownTriage(plan.triage),
        fired=frozenset(plan.fired),
        parts=tuple((part, sha256_hex(canonical_json(data[part]))) for part in PARTS),
    )


def _on_all_cores(
    work: Callable[[_Services, list[_Given]], list[_Made]],
    entries: Iterable[_Given],
    contents: Mapping[str, Files],
    workers: int,
) -> Iterator[_Made]:
    batches = _batches(iter(entries))
    first = list(islice(batches, 2))
    if len(first) < 2:
        # a process takes longer to begin than a single batch to be decided
        services = _services_of(contents) if first else {}
        for batch in first:
            yield from work(services, batch)
        return
    yield from _by_workers(work, chain(first, batches), contents, workers or os.cpu_count() or 1)


def _by_workers(
    work: Callable[[_Services, list[_Given]], list[_Made]],
    batches: Iterable[list[_Given]],
    contents: Mapping[str, Files],
    workers: int,
) -> Iterator[_Made]:
    waiting: deque[Future[list[_Made]]] = deque()
    # spawned, because a fork would share the database's connections
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, _set_up, (dict(contents),)) as pool:
        for batch in batches:
            waiting.append(pool.submit(_in_worker, work, batch))
            if len(waiting) >= workers * AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _batches(entries: Iterator[_Given]) -> Iterator[list[_Given]]:
    while batch := list(islice(entries, BATCH)):
        yield batch


def _set_up(contents: Mapping[str, Files]) -> None:
    _services.update(_services_of(contents))


def _in_worker(
    work: Callable[[_Services, list[_Given]], list[_Made]], batch: list[_Given]
) -> list[_Made]:
    return work(_services, batch)


def _services_of(contents: Mapping[str, Files]) -> _Services:
    services: dict[str, Recommender | str] = {}
    for digest, files in contents.items():
        try:
            services[digest] = recommender_of(digest, files)
        except ContentError as error:
            services[digest] = str(error)
    return services


def _replay_batch(services: _Services, batch: list[KeptTexts]) -> list[tuple[str, Replayed]]:
    return [(kept.id, _replay(services, kept)) for kept in batch]


def _replay(services: _Services, kept: KeptTexts) -> Replayed:
    recommender = services.get(kept.content_digest, "it is not kept")
    if isinstance(recommender, Recommender):
        return replay(recommender, kept)
    problem = f"Its content cannot be used: {recommender}"
    return Replayed(kept.content_digest, is_same=False, problem=problem)


def _decide_batch(
    services: _Services, batch: list[tuple[KeptTexts, str, str]]
) -> list[tuple[str, Decision, Decision]]:
    return [
        (kept.id, _decide(services[before], kept), _decide(services[after], kept))
        for kept, before, after in batch
    ]


def _decide(recommender: Recommender | str, kept: KeptTexts) -> Decision:
    if not isinstance(recommender, Recommender):
        return Decision(KnownTriage(None), problem=recommender)
    return decide_for_impact(recommender, kept)


def decide_for_impact(recommender: Recommender, kept: KeptTexts) -> Decision:
    """Return what impact compares of the decision of one content for kept answers."""
    try:
        if kept.plan and kept.content_digest == recommender.content.digest:
            return decision_of(read_plan(kept.plan))
        return decision_of(decide_again(recommender, kept))
    except UnansweredError as error:
        still = error.still_asking
        return Decision(KnownTriage(still.so_far, is_open=True), questions=still.questions)
    except (AnswersError, EngineError, PlanError) as error:
        return Decision(KnownTriage(None), problem=str(error))
