"""How long an explanation takes: CPU time of what forced a triage and of each nearest change."""

import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from recommender.analysis.nearest_change import ChangeGoal
from recommender.analysis.reasons import Reasoner
from recommender.content.loading import load_content
from tests.people import random_answers

PEOPLE = 200
ILL = (0.0, 0.02, 0.05, 0.15, 0.3)


def main() -> None:
    """Print the medians, 95th percentiles and the most by triage."""
    content = load_content(Path(__file__).parent.parent)
    began = time.process_time()
    reasoner = Reasoner(content)
    print(f"made in {1000 * (time.process_time() - began):.0f} ms; below: median, p95, most in ms")
    taken: dict[tuple[str, str], list[float]] = {}
    for seed in range(PEOPLE):
        answers = random_answers(content, seed, ill=ILL[seed % len(ILL)])
        triage = reasoner.triage(answers).value
        parts: dict[str, Callable[[], object]] = {
            "forced by": partial(reasoner.forced_by, answers),
            **{way.value: partial(reasoner.change, answers, way) for way in ChangeGoal},
        }
        for name, made in parts.items():
            began = time.process_time()
            made()
            taken.setdefault((triage, name), []).append(1000 * (time.process_time() - began))
    for (triage, name), times in sorted(taken.items()):
        p95 = sorted(times)[int(len(times) * 0.95)]
        print(f"{triage:16} {name:10} {statistics.median(times):6.1f} {p95:6.1f} {max(times):6.1f}")


if __name__ == "__main__":
    main()
