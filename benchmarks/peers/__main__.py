"""Compare: equality first, then CPU time in rounds in which every engine takes its turn.

Usage: python -m benchmarks.peers [ROUNDS]. Ratios are taken round by round, against the product.
"""

import platform
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.peers.deciding import Decide, by_experta, by_function, by_reference, by_rete
from benchmarks.peers.growing import more_exercises, more_rules
from benchmarks.peers.in_clips import by_clips
from benchmarks.peers.in_zen import by_zen
from benchmarks.peers.people import Someone, mixed_people
from recommender.content.loading import load_content
from recommender.domain.content import Content
from recommender.inference.concluding import conclude
from recommender.pipeline import person_of
from recommender.planning.planner import plan_week

ROOT = Path(__file__).parent.parent.parent
PRODUCT = "product: experta, our matcher"
ENGINES: Mapping[str, Callable[[Content], Decide]] = {
    PRODUCT: by_experta,
    "CLIPS through clipspy": by_clips,
    "zen-engine": by_zen,
    "experta's own RETE, our order": by_rete,
    "generated conditions, no engine": by_function,
    "reference: a walk along the tree": by_reference,
}
# RETE takes so long with more rules that it is measured with the rules as they are
GROWING = [name for name in ENGINES if "RETE" not in name]
Times = dict[str, list[float]]


def main() -> None:
    """Print whether all agree and, if so, what each takes."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    content = load_content(ROOT)
    people = mixed_people(content)
    print(f"Python {platform.python_version()}, {len(content.rules)} rules, {rounds} rounds")
    engines = {name: make(content) for name, make in ENGINES.items()}
    check_equal(content, engines, people)
    complete = [someone for someone in people if someone.is_complete][:50]
    fired = [len(engines[PRODUCT](someone.situation)) for someone in complete]
    print(
        f"timed: {len(complete)} of the complete people, {sum(fired) / len(fired):.0f} rules fire"
    )
    show("a decision with its trace", measure(engines, complete, rounds), PRODUCT)
    grow_rules(content, complete[:12], rounds)
    grow_exercises(content, people, rounds)


def check_equal(content: Content, engines: Mapping[str, Decide], people: list[Someone]) -> None:
    """End the program unless all engines give the same trace and assessment of everybody."""
    for someone in people:
        traces = {name: decide(someone.situation) for name, decide in engines.items()}
        wanted = conclude(content.rules_by_id, traces[PRODUCT])
        wrong = [
            name
            for name, trace in traces.items()
            if trace != traces[PRODUCT] or conclude(content.rules_by_id, trace) != wanted
        ]
        if wrong:
            sys.exit(f"not equal, so nothing is measured: {', '.join(wrong)}")
    gapped = sum(not someone.is_complete for someone in people)
    print(f"equal: trace with its order and triage, {len(people)} people, {gapped} with gaps")


def measure(engines: Mapping[str, Decide], people: Sequence[Someone], rounds: int) -> Times:
    """Return for each engine the CPU microseconds a person of each round."""
    situations = [someone.situation for someone in people]
    return times_of(
        {name: [partial(e, s) for s in situations] for name, e in engines.items()}, rounds
    )


def times_of(tasks: Mapping[str, Sequence[Callable[[], object]]], rounds: int) -> Times:
    """Return for each name the CPU microseconds a task, one number a round; one more to warm up."""
    times: Times = {name: [] for name in tasks}
    for _ in range(rounds + 1):
        for name, calls in tasks.items():
            started = time.process_time_ns()
            for call in calls:
                call()
            times[name].append((time.process_time_ns() - started) / 1000 / len(calls))
    return {name: measured[1:] for name, measured in times.items()}


def show(title: str, times: Times, base: str) -> None:
    """Print a table: medians, their ranges, and the ratio of the base to each."""
    print(f"\n{title:<34} {'median us':>9} {'range':>15} {'base / this':>12}")
    for name, measured in times.items():
        ratio = median(one / this for one, this in zip(times[base], measured, strict=True))
        spread = f"{min(measured):.0f}-{max(measured):.0f}"
        print(f"{name:<34} {median(measured):>9.0f} {spread:>15} {ratio:>12.2f}")


def grow_rules(content: Content, people: list[Someone], rounds: int) -> None:
    """Print how the time of each engine grows with the rules."""
    sizes = {times: more_rules(content, times) for times in (1, 3, 10)}
    for name in GROWING:
        engines = {f"{times} x": ENGINES[name](grown) for times, grown in sizes.items()}
        show_growth(f"rules, {name}", measure(engines, people, rounds))


def grow_exercises(content: Content, people: list[Someone], rounds: int) -> None:
    """Print how the time of planning grows with the exercises."""
    decide = by_experta(content)
    with_week = []
    for someone in people:
        assessment = conclude(content.rules_by_id, decide(someone.situation))
        if someone.is_complete and assessment.triage.allows_week:
            with_week.append((assessment, person_of(content, someone.situation.answers)))
    tasks = {
        f"{times} x": [partial(plan_week, grown, *one) for one in with_week[:20]]
        for times in (1, 10, 50)
        for grown in [more_exercises(content, times)]
    }
    show_growth("exercises, planning a week", times_of(tasks, rounds))


def show_growth(title: str, times: Times) -> None:
    """Print the median of each size and how many times the first it is."""
    first = next(iter(times.values()))
    parts = [
        f"{size} {median(measured):.0f} us"
        f" ({median(now / one for one, now in zip(first, measured, strict=True)):.1f})"
        for size, measured in times.items()
    ]
    print(f"{title:<41} {', '.join(parts)}")


if __name__ == "__main__":
    main()
