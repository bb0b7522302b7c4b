"""The real content is proved once for all processes of a run, for tests of what comes after that.

The same content always has the same proof, which `tests/analysis` says; it takes about a
minute.
"""

import fcntl
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest

from recommender.domain.content import Content
from recommender.service import proof_cache
from recommender.service.edit_effects import EditEffects
from recommender.service.proof_cache import ProofCache
from recommender.service.proofs import ProofReport, prove

Made = TypeVar("Made")


class ProofsOfARun(ProofCache):
    """What was proved in any process of this run is read from a folder that they share."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        super().__init__(self._proved)

    def _proved(self, content: Content) -> ProofReport:
        return self._once(f"proof-{content.digest}", lambda: prove(content))

    def effects(self, old: Content, new: Content) -> EditEffects:
        """Return what a change of content does to everybody."""
        name = f"effects-{old.digest}-{new.digest}"
        return self._once(name, lambda: super(ProofsOfARun, self).effects(old, new))

    def _once(self, name: str, make: Callable[[], Made]) -> Made:
        """Return what the first process that asked for it has made; the others wait for it."""
        with (self._folder / name).open("a+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            if kept := file.read():
                made: Made = pickle.loads(kept)  # noqa: S301 - written by this run
                return made
            made = make()
            file.write(pickle.dumps(made))
            return made


def folder_of_the_run(factory: pytest.TempPathFactory, config: pytest.Config) -> Path:
    """Return the temporary folder that all workers of a run share."""
    own = factory.getbasetemp()
    return own.parent if hasattr(config, "workerinput") else own


@contextmanager
def proved_once(folder: Path) -> Iterator[None]:
    """Let all applications share what was proved before in this run."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(proof_cache, "SHARED_PROOFS", ProofsOfARun(folder))
        yield
