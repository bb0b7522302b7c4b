"""The tables, as lines of text."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from statistics import mean, median, quantiles

from benchmarks.weeks import measuring as measure
from benchmarks.weeks.sampling import DAYS, MINUTES, Planned, differs_for_regular, plain_cases
from recommender.domain.content import Content
from recommender.domain.exercises import ExerciseKind
from recommender.domain.week import Day
from recommender.inference.deciding import Decider

COMPARED = 300
MOST_NAMED = 8
STRENGTH = ExerciseKind.STRENGTH
RELEASE = ExerciseKind.RELEASE


def minutes_used(people: list[Planned]) -> Iterator[str]:
    """Give the use of the offered minutes, by how many are offered."""
    yield (
        "offered  weeks  sessions  median min  of offered  of allowed"
        "    a third or less        walk min/week"
    )
    for offered in MINUTES:
        some = [one for one in people if one.person.minutes == offered]
        pairs = [(one, day) for one in some for day in one.sessions]
        if pairs:
            shares = [measure.used(*pair) for pair in pairs]
            allowed = median(measure.used_of_allowed(*pair) for pair in pairs)
            yield (
                f"{offered:>7}  {len(some):>5}  {len(pairs):>8}"
                f"  {median(day.minutes for _, day in pairs):>10.0f}"
                f"  {median(shares):>10.0%}  {allowed:>10.0%}"
                f"  {_share(share <= 1 / 3 for share in shares)}"
                f"  {median(measure.walking_minutes(one) for one in some):>13.0f}"
            )


def programmes(people: list[Planned]) -> Iterator[str]:
    """Give how many sessions follow each programme, and in how many weeks one does."""
    counts: Counter[str] = Counter()
    weeks: Counter[str] = Counter()
    for one in people:
        counts.update(day.programme for day in one.sessions)
        weeks.update({day.programme for day in one.sessions})
    for name, count in counts.most_common():
        yield f"{name or 'none':<24} {count:>6} sessions {weeks[name]:>6} weeks"


def sessions(content: Content, people: list[Planned]) -> Iterator[str]:
    """Give how many sessions have each weakness."""
    days = [day for one in people for day in one.sessions]
    tests: dict[str, Callable[[Day], bool]] = {
        "start cold: level 2 or more, strength or stability": measure.starts_cold,
        "start with a hold of level 3": measure.starts_cold_with_a_hard_hold,
        "walk neither first nor last": measure.has_walk_in_the_middle,
        "change position 3 times or more": lambda day: measure.changes_of_position(day) >= 3,
        "down to or up from the floor 2 times or more": lambda day: measure.ups_and_downs(day) >= 2,
        "no item for the day's focus": lambda day: not measure.serves_its_focus(content, day),
        "five minutes or less": measure.is_short,
        "theme of no arc": lambda day: not measure.focus_of(content, day),
    }
    for what, test in tests.items():
        yield f"{what:<52} {_share(test(day) for day in days)}"
    works = [measure.work_seconds(content, item) for day in days for item in day.items]
    for seconds in (45, 25):
        yield f"{f'items under {seconds} s of work':<52} {_share(work < seconds for work in works)}"
    yield f"{'items a session (mean)':<52} {mean(len(day.items) for day in days):.1f}"


def missed_focus(content: Content, people: list[Planned]) -> Iterator[str]:
    """Give, by focus, how many sessions have no item for it."""
    missed: dict[str, list[bool]] = {}
    for one in people:
        for day in one.sessions:
            served = measure.serves_its_focus(content, day)
            missed.setdefault(measure.focus_of(content, day) or "none", []).append(not served)
    yield from (f"{focus:<12} {_share(found)}" for focus, found in sorted(missed.items()))


def unmet_needs(content: Content, people: list[Planned]) -> Iterator[str]:
    """Give, by need, how many weeks want it strongly and have no item for it."""
    unmet: dict[str, list[bool]] = {}
    for one in people:
        for need, is_served in measure.strong_needs(content, one):
            unmet.setdefault(need, []).append(not is_served)
    yield from (f"{need:<12} {_share(found)}" for need, found in sorted(unmet.items()))


def growth(content: Content, people: list[Planned]) -> Iterator[str]:
    """Give how doses grow from one time in the week to the next."""
    pairs = [pair for one in people for pair in measure.growths(content, one)]
    kinds = {name: exercise.kind for name, exercise in content.exercises.items()}
    steadying = [pair for pair in pairs if kinds[pair[0]] in measure.STEADYING]
    for whose, some in (("all", pairs), ("strength and stability", steadying)):
        for most, words in ((4 / 3, "by more than a third"), (1.999, "twofold or more")):
            grown = Counter(name for name, times in some if times > most)
            yield f"{f'{whose}: {words}':<44} {_share(times > most for _, times in some)}"
            named = ", ".join(f"{name} {count}" for name, count in grown.most_common(MOST_NAMED))
            yield f"  {named}"


def days_a_week(decider: Decider) -> Iterator[str]:
    """Give what is left of the seeds on fewer days, for the plain cases."""
    rows: dict[str, list[int]] = {}
    for days in DAYS:
        for one in plain_cases(decider, days, "some"):
            lead = Counter(day.programme for day in one.sessions).most_common(1)[0][0]
            _count(rows, f"{one.name} ({lead}): strength days", measure.days_with(one, STRENGTH))
            fascia = [measure.is_fascia_session(decider.content, day) for day in one.sessions]
            if one.name == "neck":
                _count(rows, f"{one.name} ({lead}): fascia sessions", sum(fascia))
            if one.name == "knots":
                _count(rows, f"{one.name} ({lead}): release days", measure.days_with(one, RELEASE))
    yield f"{'':<48}" + "".join(f"{days:>4}" for days in DAYS)
    for what, counts in rows.items():
        yield f"{what:<48}" + "".join(f"{count:>4}" for count in counts)


def experience(decider: Decider, people: list[Planned]) -> Iterator[str]:
    """Give how many weeks are the same for exercising now and then and each week."""
    plain = [differs_for_regular(decider, one) for one in plain_cases(decider, 7, "some")]
    some = [differs_for_regular(decider, one) for one in people[:COMPARED]]
    for what, found in (("plain cases", plain), ("people", some)):
        yield f"{what:<12} {_share(not differs for differs in found if differs is not None)}"


def exercises(content: Content, people: list[Planned]) -> Iterator[str]:
    """Give in how many weeks each exercise stands, the most frequent first."""
    weeks: Counter[str] = Counter()
    for one in people:
        weeks.update({item.exercise.id for day in one.sessions for item in day.items})
    yield f"{len(weeks)} of {len(content.exercises)} exercises, {len(people)} weeks"
    for name, count in weeks.most_common():
        yield f"{name:<36} {count:>6}  {count / len(people):>5.1%}"
    for name, exercise in content.exercises.items():
        if name not in weeks:
            why = exercise.disabled.because if exercise.disabled else ""
            yield f"{name:<36}  never" + (f"  disabled: {why}" if why else "")


def each_person(content: Content, people: Iterable[Planned]) -> Iterator[str]:
    """Give the columns of the first review for each person."""
    yield f"{'person':<36} {'triage':<15} {'from':<14} used strength cold  off   <=5"
    for one in people:
        days = one.sessions
        source = "+".join(sorted({day.programme.split("-")[0] for day in days if day.programme}))
        cold = sum(measure.starts_cold(day) for day in days)
        off = sum(not measure.serves_its_focus(content, day) for day in days)
        short = sum(measure.is_short(day) for day in days)
        strength = f"{measure.days_with(one, STRENGTH)}/{len(days)}"
        yield (
            f"{one.name:<36} {one.made.triage.value:<15} {source:<14}"
            f" {mean(measure.used(one, day) for day in days):>4.0%} {strength:>8}"
            f" {cold:>4} {off:>4} {short:>5}"
        )


def planning_time(people: list[Planned]) -> Iterator[str]:
    """Give the CPU time of planning one week."""
    times = [one.milliseconds for one in people]
    yield f"median {median(times):.2f} ms, 95th percentile {quantiles(times, n=20)[-1]:.2f} ms"


def _count(rows: dict[str, list[int]], what: str, count: int) -> None:
    rows.setdefault(what, []).append(count)


def _share(found: Iterable[bool]) -> str:
    """Return how many are true, of how many, and as a share."""
    every = list(found)
    part = sum(every) / len(every) if every else 0
    return f"{sum(every):>6} of {len(every):>6}  {part:>6.1%}"
