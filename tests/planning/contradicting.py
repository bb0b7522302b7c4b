"""What a week tells somebody, held against pairs of words that never stand together."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from recommender.domain.plan import Plan

FILE = Path(__file__).with_name("contradictions.yaml")
PAIRS: tuple[tuple[str, str], ...] = tuple(
    (entry["one"], entry["other"]) for entry in yaml.safe_load(FILE.read_text("utf-8"))
)


def contradictions(plan: Plan) -> Iterator[str]:
    """Yield each pair of words of which the person would read both, in different texts."""
    if plan.week is None:
        return
    texts = {entry.say for entry in plan.take_care} | {tip.text for tip in plan.advice}
    for one, other in PAIRS:
        first = {text for text in texts if one in text}
        second = {text for text in texts if other in text} - first
        if first and second:
            yield f"{one} / {other}"
