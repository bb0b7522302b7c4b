"""Proofs in words: what fails and for whom, and how much was proved."""

import json
from collections.abc import Iterator

from recommender.domain.conditions import Answers
from recommender.exchange.plan import value_data
from recommender.service.proofs import ProofReport
from recommender.service.results import ProofResult


def report_lines(report: ProofReport, ordinary: Answers, *, is_all: bool) -> Iterator[str]:
    """Yield what fails, with `is_all` also what holds and what is exempted, and then the sum."""
    for verdict in report.promises if is_all else report.broken:
        yield from _promise_lines(verdict, ordinary)
    for family in report.families:
        for weakness in family.weaknesses:
            yield f"{weakness.family.value}: {weakness.what} {weakness.say}"
            if weakness.before is not None:
                yield f"  somebody ordinary but for {unusual(ordinary, weakness.before)}"
        for weakness, exemption in family.exempted if is_all else ():
            yield f"exempted: {weakness.family.value}: {weakness.what}: {exemption.because}"
    for exemption in report.idle:
        yield f"exempts nothing any more: {exemption.family.value}: {exemption.what}"
    yield from _sum_lines(report)


def unusual(ordinary: Answers, answers: Answers) -> str:
    """Return in one line the answers that are not an ordinary person's."""
    differing = {
        name: value_data(value) for name, value in answers.items() if ordinary.get(name) != value
    }
    return json.dumps(differing, ensure_ascii=False) if differing else "nothing"


def _promise_lines(verdict: ProofResult, ordinary: Answers) -> Iterator[str]:
    yield f"{verdict.proof.value}: {verdict.promise.id}: {verdict.promise.title}"
    if verdict.counterexample is not None:
        yield f"  not for somebody ordinary but for {unusual(ordinary, verdict.counterexample)}"


def _sum_lines(report: ProofReport) -> Iterator[str]:
    promises, kept = len(report.promises), len(report.promises) - len(report.broken)
    yield (
        f"{kept} of {promises} promises hold for everybody, whatever they answer to the"
        f" {report.questions} questions ({report.answers} answers), and wherever the form"
        " ends early."
    )
    weak = sum(len(family.weaknesses) for family in report.families)
    exempted = sum(len(family.exempted) for family in report.families)
    yield (
        f"{len(report.families)} claims about all rules: {weak} weaknesses,"
        f" {exempted} more exempted with a reason."
    )
