"""Measure, side by side in one run: the experta decision with its trace, and planning a week.

Run `make benchmark`. Medians of warm runs on one thread; the plain cases of the five seeds.
"""

import platform
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from recommender.content.loading import load_content
from recommender.domain.reference import decide_rules
from recommender.inference.deciding import Decider
from recommender.inference.interview import next_page
from recommender.pipeline import person_of, recommend
from recommender.planning.planner import plan_week
from tests.people import PLAIN, a_plain_case

ROOT = Path(__file__).parent.parent
RUNS = 200


def milliseconds(task: Callable[[], object]) -> list[float]:
    """Return the CPU time of each warm run of a task, in milliseconds."""
    times = []
    for run in range(RUNS + 20):
        started = time.process_time()
        task()
        if run >= 20:
            times.append((time.process_time() - started) * 1000)
    return times


def main() -> None:
    """Print the medians and the 95th percentiles."""
    content = load_content(ROOT)
    decider = Decider(content)
    print(f"Python {platform.python_version()}, {len(content.rules)} rules, {RUNS} runs a line")
    print(f"{'case':<10} {'what':<28} {'median ms':>10} {'p95 ms':>8}")
    for case in PLAIN:
        answers = a_plain_case(content, case)
        assessment = decider.assess(answers)
        person = person_of(content, answers)
        tasks: dict[str, Callable[[], object]] = {
            "decide, with full trace": partial(decider.assess, answers),
            "decide, reference meaning": partial(
                decide_rules, content.rules, content.questionnaire, answers
            ),
            "plan one week": partial(plan_week, content, assessment, person),
            "next page of the interview": partial(next_page, content, answers),
            "answers to recommendation": partial(recommend, decider, answers),
        }
        for what, task in tasks.items():
            times = milliseconds(task)
            p95 = quantiles(times, n=20)[-1]
            print(f"{case:<10} {what:<28} {median(times):>10.2f} {p95:>8.2f}")


if __name__ == "__main__":
    main()
