"""The real content is proved once for all processes, for tests of what comes after that.

The same content always has the same proof, which `tests/analysis` says; it takes about a minute.
So it is kept beside what made it (`tests/kept.py`): `make check` proves, and tests read the proof.
`python -m tests.proving` says what `recommender prove` says.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from recommender.analysis.proving import ProofResult
from recommender.cli.showing_proofs import report_lines
from recommender.content.loading import load_content
from recommender.domain.content import Content
from recommender.domain.promises import Promise
from recommender.service import proof_cache
from recommender.service.edit_effects import EditEffects
from recommender.service.proof_cache import ProofCache
from recommender.service.proofs import ProofReport, prove
from tests.kept import ROOT, made_once


class KeptProofs(ProofCache):
    """What was proved before in any process, by the same code, is read and not proved again."""

    def __init__(self) -> None:
        super().__init__(self._proved)

    def _proved(self, content: Content) -> ProofReport:
        return made_once(f"proof-{content.digest}", lambda: prove(content))

    def verdict(self, content: Content, promise: Promise) -> ProofResult:
        """Return whether one promise of a content holds."""
        name = f"verdict-{content.digest}-{promise.id}"
        return made_once(name, lambda: super(KeptProofs, self).verdict(content, promise))

    def effects(self, old: Content, new: Content) -> EditEffects:
        """Return what a change of content does to everybody."""
        name = f"effects-{old.digest}-{new.digest}"
        return made_once(name, lambda: super(KeptProofs, self).effects(old, new))


@contextmanager
def proved_once() -> Iterator[None]:
    """Let all applications share what was proved before."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(proof_cache, "SHARED_PROOFS", KeptProofs())
        yield


def main() -> int:
    """Print what is proved of the real content; return 0 where all of it holds."""
    content = load_content(ROOT)
    report = KeptProofs().report(content)
    for line in report_lines(report, content.ordinary, is_all=False):
        print(line)  # noqa: T201 - a command
    return 0 if report.is_sound else 1


if __name__ == "__main__":
    sys.exit(main())
