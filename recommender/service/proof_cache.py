"""Proofs and effects kept by content, for they take seconds and never change."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from recommender.analysis.proving import ProofResult, Prover
from recommender.domain.content import Content
from recommender.domain.promises import Promise
from recommender.service.edit_effects import EditEffects, edit_effects
from recommender.service.proofs import ProofReport, prove

_KEPT = 8
Key = TypeVar("Key")
_Value = TypeVar("_Value")


class ProofCache:
    """Makes each proof once; threads may share it, and a second caller waits for the first."""

    def __init__(self, made_by: Callable[[Content], ProofReport] = prove) -> None:
        self._prove = made_by
        self._reports: OrderedDict[str, Future[ProofReport]] = OrderedDict()
        self._verdicts: OrderedDict[str, dict[str, ProofResult]] = OrderedDict()
        self._effects: OrderedDict[tuple[str, str], EditEffects] = OrderedDict()
        self._beginning, self._proving, self._comparing = (threading.Lock() for _ in range(3))

    def report(self, content: Content) -> ProofReport:
        """Return what is proved of a content; waits some seconds where that is new."""
        return self.begun(content).result()

    def begun(self, content: Content) -> "Future[ProofReport]":
        """Return at once what will be proved of a content; it is begun where it is new."""
        with self._beginning:
            if content.digest not in self._reports:
                self._reports[content.digest] = self._in_background(content)
                _forget_oldest(self._reports)
            return self._reports[content.digest]

    def verdict(self, content: Content, promise: Promise) -> ProofResult:
        """Return whether one promise of a content holds; a tenth of a second where it is new."""
        with self._proving:
            known = self._verdicts.setdefault(content.digest, {})
            _forget_oldest(self._verdicts)
            if promise.id not in known:
                known[promise.id] = Prover(content).verdict(promise)
            return known[promise.id]

    def effects(self, old: Content, new: Content) -> EditEffects:
        """Return what a change of content does to everybody."""
        key = (old.digest, new.digest)
        with self._comparing:
            if key not in self._effects:
                self._effects[key] = edit_effects(old, new)
                _forget_oldest(self._effects)
            return self._effects[key]

    def _in_background(self, content: Content) -> "Future[ProofReport]":
        made: Future[ProofReport] = Future()
        # a daemon ends with the process, however far it has come
        worker = threading.Thread(target=self._fulfil, args=(content, made), daemon=True)
        worker.start()
        return made

    def _fulfil(self, content: Content, made: "Future[ProofReport]") -> None:
        try:
            made.set_result(self._prove(content))
        except Exception as error:  # noqa: BLE001 - raised for the caller that asks for the result
            made.set_exception(error)


def _forget_oldest(kept: OrderedDict[Key, _Value]) -> None:
    while len(kept) > _KEPT:
        kept.popitem(last=False)


# one for the process: proofs are about contents alone, so all applications share them
SHARED_PROOFS = ProofCache()
