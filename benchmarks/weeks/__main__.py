"""Count weeks: `python -m benchmarks.weeks [PEOPLE] [SEED]`.

PEOPLE random people who get a week, 1,000 unless said, and then the written people of tests/weeks.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from benchmarks.weeks import tables
from benchmarks.weeks.sampling import Planned, random_people, written_people
from recommender.content.loading import load_content
from recommender.domain.content import Content
from recommender.inference.deciding import Decider

ROOT = Path(__file__).parents[2]
DEFAULTS = (1000, 1)


def main() -> None:
    """Print all tables."""
    given = [int(argument) for argument in sys.argv[1:]]
    count, seed = (*given, *DEFAULTS[len(given) :])
    decider = Decider(load_content(ROOT))
    drawn = list(random_people(decider, count, seed))
    written = list(written_people(decider))
    print(f"{len(drawn)} random people with a week, seed {seed}; {len(written)} written people")
    _show("What is left on fewer days (all kit, 30 minutes)", tables.days_a_week(decider))
    for whose, people in (("Random people", drawn), ("Written people", written)):
        _show_all(decider, whose, people)
    _show("Written people: each week", tables.each_person(decider.content, written))
    _show_exercises(decider.content, drawn + written)


def _show_all(decider: Decider, whose: str, people: list[Planned]) -> None:
    content = decider.content
    _show(f"{whose}: sessions by programme", tables.programmes(people))
    _show(f"{whose}: minutes used", tables.minutes_used(people))
    _show(f"{whose}: sessions", tables.sessions(content, people))
    _show(f"{whose}: sessions without their focus", tables.missed_focus(content, people))
    _show(f"{whose}: needs of 8 points without an item", tables.unmet_needs(content, people))
    _show(f"{whose}: doses within the week", tables.growth(content, people))
    _show(f"{whose}: same week for some and regular", tables.experience(decider, people))
    _show(f"{whose}: CPU of planning a week", tables.planning_time(people))


def _show_exercises(content: Content, people: list[Planned]) -> None:
    _show("In how many weeks each exercise stands", tables.exercises(content, people))


def _show(title: str, lines: Iterable[str]) -> None:
    print(f"\n{title}")
    for line in lines:
        print(f"    {line}")


if __name__ == "__main__":
    main()
