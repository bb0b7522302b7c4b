"""Proofs are made once a content, beside whoever asks."""

import pytest

from recommender.domain.content import Content
from recommender.service.proof_cache import ProofCache
from recommender.service.proofs import ProofReport


def a_report(_content: Content) -> ProofReport:
    return ProofReport(1, 1, (), (), ())


def test_a_content_is_proved_once(content: Content) -> None:
    proofs = ProofCache(a_report)

    assert proofs.report(content) is proofs.report(content)


def test_a_proof_that_fails_is_told_to_whoever_asks(content: Content) -> None:
    def failing(_content: Content) -> ProofReport:
        raise ZeroDivisionError

    proofs = ProofCache(failing)

    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            proofs.report(content)
