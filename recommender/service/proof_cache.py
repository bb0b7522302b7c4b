"""Proofs and effects kept by content, for they take seconds and never change."""

import threading
from collections import OrderedDict
from typing import TypeVar

from recommender.analysis.proving import Prover, Verdict
from recommender.domain.content import Content
from recommender.domain.promises import Promise
from recommender.service.edit_effects import EditEffects, edit_effects
from recommender.service.proofs import ProofReport, prove

KEPT = 8
Key = TypeVar("Key")
Value = TypeVar("Value")


class ProofCache:
    """Makes each proof once; threads may share it, and whoever comes second waits for the first."""

    def __init__(self) -> None:
        self._reports: OrderedDict[str, ProofReport] = OrderedDict()
        self._verdicts: OrderedDict[str, dict[str, Verdict]] = OrderedDict()
        self._effects: OrderedDict[tuple[str, str], EditEffects] = OrderedDict()
        self._lock = threading.Lock()

    def report(self, content: Content) -> ProofReport:
        """Return what is proved of a content."""
        with self._lock:
            if content.digest not in self._reports:
                self._reports[content.digest] = prove(content)
                _forget_oldest(self._reports)
            return self._reports[content.digest]

    def verdict(self, content: Content, promise: Promise) -> Verdict:
        """Return whether one promise of a content holds; a tenth of a second where it is new."""
        with self._lock:
            known = self._verdicts.setdefault(content.digest, {})
            _forget_oldest(self._verdicts)
            if promise.id not in known:
                known[promise.id] = Prover(content).verdict(promise)
            return known[promise.id]

    def effects(self, old: Content, new: Content) -> EditEffects:
        """Return what a change of content does to everybody."""
        key = (old.digest, new.digest)
        with self._lock:
            if key not in self._effects:
                self._effects[key] = edit_effects(old, new)
                _forget_oldest(self._effects)
            return self._effects[key]


def _forget_oldest(kept: OrderedDict[Key, Value]) -> None:
    while len(kept) > KEPT:
        kept.popitem(last=False)


# one for the process: proofs are about contents alone, so all applications share them
SHARED = ProofCache()
