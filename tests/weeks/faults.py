"""Faults that readers of the weeks named most often, counted: `python -m tests.weeks.faults`.

Each function gives the faults of one kind in one week, in words. With names, as `reading` takes
them, they are printed one by one; without any, how many weeks have each kind.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from recommender import pipeline
from recommender.content.loading import load_content
from recommender.domain.content import Content
from recommender.domain.exercises import Exercise, ExerciseKind
from recommender.domain.rules import Cap, Phase
from recommender.domain.week import Day, Item, Person, Recommendation, Week
from recommender.inference.deciding import Decider
from tests.weeks.people import Described
from tests.weeks.reading import ROOT, chosen

K = ExerciseKind
WORK = (K.STRENGTH, K.STABILITY)
CALM = (K.WALKING, K.BREATHING, K.EASE)
# the ladders on which a week goes up and never down, as readers see it
CLIMBED = {
    *(
        "squat",
        "step",
        "bridge",
        "dead-bug",
        "bird-dog",
        "steady-standing",
        "plank",
        "side",
        "push",
    ),
    *("back-line", "hinge", "hinge-in-a-chair", "pull", "neck", "pelvic-floor", "balance"),
    "lean-back",
}
# the kinds that serve a need for which a day is named, where not all that list it do
SERVING: dict[str, tuple[ExerciseKind, ...]] = {
    "strengthen": WORK,
    "stabilise": (K.STABILITY,),
    "stretch": (K.STRETCH, K.YOGA),
    "mobilise": (K.MOBILITY, K.YOGA),
    "hips": (K.STRETCH,),
    "release": (K.RELEASE,),
}
# of these a session has only one
ONE_IS_ENOUGH = {"walk", "release", "breathe", "balance", "pelvic_floor", "neck_strength"}
NEVER_LEADS = {"walk", "breathe", "relax"}
FLOOR_SHARE = 0.55
STARTS_SMALL = 0.65


@dataclass(frozen=True)
class Read:
    """One week with the person it is for."""

    content: Content
    person: Person
    made: Recommendation
    week: Week
    experience: str

    @property
    def sessions(self) -> list[Day]:
        """The days that are no rest."""
        return [day for day in self.week.days if not day.is_rest]

    @property
    def items_most(self) -> int:
        """How many exercises a session may have, the walk and the calm aside."""
        return self.made.caps.lower(Cap.ITEMS, 99)

    def cap(self, cap: Cap, most: int) -> int:
        """Return the value of a cap, or the most where none is set."""
        return self.made.caps.lower(cap, most)

    @property
    def is_first_days(self) -> bool:
        """Whether it is the week of the first days of a spasm."""
        return self.made.caps.values.get(Cap.PHASE) == Phase.FIRST_DAYS


def counted(day: Day) -> list[Item]:
    """Return the items beside the walk and the calm."""
    return [item for item in day.items if item.exercise.kind not in CALM]


def work_of(day: Day) -> list[Exercise]:
    """Return the strength and muscle work of a day."""
    return [item.exercise for item in day.items if item.exercise.kind in WORK]


def named(content: Content, day: Day) -> str:
    """Return the need for which a day is named; a day named for strength is for that."""
    arcs = [arc for one in content.programmes.values() for arc in one.arc]
    composed = content.week.compose
    if day.theme in [heading.theme for heading in composed.work_headings]:
        return "strengthen"
    if day.theme in [heading.theme for heading in composed.ease_headings]:
        return ""
    own = content.programmes[day.programme].arc if day.programme else ()
    for arc in (*own, *arcs):
        if arc.theme == day.theme:
            return "strengthen" if "Strength" in arc.theme else arc.focus
    return next(need.id for need in content.needs.values() if need.theme == day.theme)


def is_of(content: Content, exercise: Exercise, need: str) -> bool:
    """Whether an exercise is what a reader expects on a day named for a need."""
    if content.needs[need].places:
        return content.needs[need].is_served_by(exercise)
    if need == "strengthen":
        return exercise.kind in WORK
    if exercise.needs[0] == need:
        return True
    return need in exercise.needs and exercise.kind in SERVING.get(need, tuple(K))


def idea_lost(read: Read) -> Iterator[str]:
    """A day named for something of which it holds less than two items (one of three)."""
    for day in read.sessions:
        need = named(read.content, day)
        if not need:
            continue
        held = sum(is_of(read.content, item.exercise, need) for item in day.items)
        if held < (2 if read.items_most > 3 and need not in ONE_IS_ENOUGH else 1):
            yield f"day {day.day} “{day.theme}”: {held} of {need}"


def same_name(read: Read) -> Iterator[str]:
    """Two days of one name that are not the same session."""
    for one, two in combinations(read.sessions, 2):
        if one.theme == two.theme and _ids(one) != _ids(two):
            yield f"days {one.day} and {two.day}: “{one.theme}”"


def thin_strength(read: Read) -> Iterator[str]:
    """A day named for strength with fewer than three items of work, the limit being four or more.

    Or without a leg (unless the upper body alone hurts), or without a pull or a push.
    """
    for day in read.sessions:
        if named(read.content, day) != "strengthen" or read.items_most < 4:
            continue
        work = work_of(day)
        needs = {need for one in work for need in one.needs}
        if len(work) < 3:
            yield f"day {day.day} “{day.theme}”: {len(work)} of work"
        elif not needs & {"legs", "pull", "push"}:
            yield f"day {day.day} “{day.theme}”: no leg, pull or push"


def backwards(read: Read) -> Iterator[str]:
    """A lower rung of a ladder on a later day than a higher one."""
    seen: set[tuple[str, str]] = set()
    for one, two in combinations(read.sessions, 2):
        for high in one.items:
            for low in two.items:
                pair = (high.exercise.id, low.exercise.id)
                if pair not in seen and is_fall(read.content, high.exercise, low.exercise):
                    seen.add(pair)
                    yield f"day {one.day} {pair[0]}, day {two.day} {pair[1]}"


def is_fall(content: Content, high: Exercise, low: Exercise) -> bool:
    """Whether one exercise is a higher form of the other on a ladder of both."""
    is_kin = high.needs[0] == low.needs[0] or (high.kind in WORK and low.kind in WORK)
    return is_kin and any(
        low.id in (one for rung in ladder.below(high.id) for one in rung)
        for ladder in content.ladders.values()
        if ladder.id in CLIMBED
    )


def begins_high(read: Read) -> Iterator[str]:
    """Somebody who does not train meets a ladder at level 2 though it has a safe one of level 1."""
    if read.cap(Cap.ENTRY_STEP, 5) > 2:
        return
    out = {entry.what for entry in read.week.excluded}
    seen: set[str] = set()
    for day in read.sessions:
        for exercise in work_of(day):
            lower = [read.content.exercises[one] for one in read.content.easier_than(exercise.id)]
            easy = {one.id for one in lower if one.kind is exercise.kind and one.level == 1} - out
            if exercise.level > 1 and easy and not easy & seen:
                yield f"day {day.day} {exercise.id} before {sorted(easy)}"
            seen.add(exercise.id)


def rare_lead(read: Read) -> Iterator[str]:
    """The first need of the person on fewer than about half of the days."""
    points = {
        one.what: one.points
        for one in read.made.assessment.emphasis
        if one.what in read.content.needs and one.what not in NEVER_LEADS
    }
    if not points or read.is_first_days:
        return
    lead = max(points, key=lambda need: points[need])
    days = [
        day.day
        for day in read.sessions
        if any(is_of(read.content, one.exercise, lead) for one in day.items)
    ]
    if len(days) < FLOOR_SHARE * len(read.sessions):
        yield f"{lead} {points[lead]} on {len(days)} of {len(read.sessions)} days"


def rare_place(read: Read) -> Iterator[str]:
    """Where it hurts, on fewer than about half of the days with an exercise of that place."""
    places = read.person.places
    if not places or read.is_first_days:
        return
    days = sum(
        any(places & set(item.exercise.places) for item in counted(day)) for day in read.sessions
    )
    if days < FLOOR_SHARE * len(read.sessions):
        yield f"{days} of {len(read.sessions)} days"


def beginners_forms(read: Read) -> Iterator[str]:
    """A chair form, or one of level 1 that no seed asks for, though a higher one is safe."""
    if read.experience != "regular" or read.cap(Cap.ENTRY_STEP, 5) < 3:
        return
    out = {entry.what for entry in read.week.excluded}
    seed = {item.exercise for one in read.content.programmes.values() for item in one.items}
    for day in read.sessions:
        for item in day.items:
            exercise = item.exercise
            higher = [read.content.exercises[one] for one in read.content.harder_than(exercise.id)]
            free = [
                one.id
                for one in higher
                if one.id not in out and is_fall(read.content, one, exercise)
                if one.position not in ("seated", "bed") and one.kind is exercise.kind
                if one.level < 3 or not any(other.exercise.level > 2 for other in day.items)
            ]
            is_low = exercise.position in ("seated", "bed") or exercise.kind in WORK
            is_ours = exercise.id not in seed
            if exercise.level == 1 and is_low and is_ours and free and exercise.kind not in CALM:
                yield f"day {day.day} {exercise.id} though {free[0]}"


def unused(read: Read) -> Iterator[str]:
    """Self-release that is liked or called for, or a band that is owned, and hardly used."""
    out = {entry.what for entry in read.week.excluded}
    places = read.person.places
    exercises = read.content.exercises.values()
    presses = [
        one
        for one in exercises
        if one.kind is K.RELEASE and one.id not in out and places & set(one.places)
    ]
    points = read.made.assessment.points("release")
    is_wanted = points >= 3 or "self_release" in read.person.likes
    days = sum(any(item.exercise.kind is K.RELEASE for item in day.items) for day in read.sessions)
    if presses and is_wanted and days < min(2, len(read.sessions)):
        yield f"self-release on {days} days"
    ids = [item.exercise.id for day in read.sessions for item in day.items]
    band = [one for one in exercises if "band" in one.equipment and "pull" in one.needs]
    safe = [one.id for one in band if one.id not in out]
    pulls = [name for name in ids if name in ("towel-pull-apart", "bottle-row")]
    if safe and pulls and not set(ids) & {one.id for one in band}:
        yield f"no band, {len(pulls)} other pulls"


def minutes_left(read: Read) -> Iterator[str]:
    """A session under two thirds of its minutes where nothing says that it starts small."""
    asked = read.cap(Cap.MINUTES, read.person.minutes)
    is_said = any("You build up from there" in say for say in read.week.says)
    for day in read.sessions:
        if day.minutes < STARTS_SMALL * asked and not is_said and not read.is_first_days:
            yield f"day {day.day}: {day.minutes} of {asked}"


def mostly_walk(read: Read) -> Iterator[str]:
    """A session of 20 minutes or more with more than two fifths of walking that nobody likes."""
    if "walking" in read.person.likes:
        return
    for day in read.sessions:
        walk = sum(one.dose.minutes or 0 for one in day.items if one.exercise.kind is K.WALKING)
        if read.person.minutes >= 30 and day.minutes >= 18 and walk > 0.42 * day.minutes:
            yield f"day {day.day}: {walk:g} of {day.minutes} minutes"


def other_job(read: Read) -> Iterator[str]:
    """A substitute that does not share the first need of what it stands in for."""
    for day in read.sessions:
        for item in day.items:
            if item.instead_of:
                asked = read.content.exercises[item.instead_of]
                if asked.needs[0] not in item.exercise.needs:
                    yield f"day {day.day} {item.exercise.id} for {asked.id}"


def untrue_reasons(read: Read) -> Iterator[str]:
    """Said to be ready for more where the easier one stands, or no room for a walk beside one."""
    ids = {item.exercise.id for day in read.sessions for item in day.items}
    days = {day.day: day for day in read.sessions}
    for entry in read.week.left_out:
        if "ready for something harder" in entry.why and entry.what in ids:
            yield f"day {entry.day}: ready for more than {entry.what}"
        if "no room" in entry.why and "walk" in entry.what and _walks(days[entry.day]):
            yield f"day {entry.day}: no room for {entry.what}"


def _walks(day: Day) -> bool:
    return any(item.exercise.kind is K.WALKING for item in day.items)


def alike(read: Read) -> Iterator[str]:
    """Two sessions that share three quarters, or an exercise on four days or more."""
    for one, two in combinations(read.sessions, 2):
        a, b = ({item.exercise.id for item in counted(day)} for day in (one, two))
        if a and b and len(a & b) >= 0.75 * max(len(a), len(b)):
            yield f"days {one.day} and {two.day}"
    stands = Counter(item.exercise.id for day in read.sessions for item in counted(day))
    yield from (f"{name} on {count} days" for name, count in stands.items() if count > 3)


KINDS: tuple[Callable[[Read], Iterator[str]], ...] = (
    idea_lost,
    same_name,
    thin_strength,
    backwards,
    begins_high,
    rare_lead,
    rare_place,
    beginners_forms,
    unused,
    minutes_left,
    mostly_walk,
    other_job,
    untrue_reasons,
    alike,
)


def _ids(day: Day) -> set[str]:
    return {item.exercise.id for item in day.items}


def read_of(decider: Decider, person: Described) -> Read | None:
    """Return the week of a person of the list, None where there is none."""
    answers = person.answered(decider.content)
    made = pipeline.recommend(decider, answers)
    if made.week is None:
        return None
    about = pipeline.person_of(decider.content, answers)
    return Read(decider.content, about, made, made.week, str(answers.get("experience", "")))


def all_read(decider: Decider, people: Iterable[Described]) -> dict[str, Read]:
    """Return the weeks of people by their names."""
    found = {person.name: read_of(decider, person) for person in people}
    return {name: read for name, read in found.items() if read is not None}


def counts(reads: Iterable[Read]) -> dict[str, tuple[int, int]]:
    """Return for each kind of fault in how many weeks it is, and how often."""
    found: dict[str, tuple[int, int]] = {kind.__name__: (0, 0) for kind in KINDS}
    for read in reads:
        for kind in KINDS:
            faults = len(list(kind(read)))
            weeks, times = found[kind.__name__]
            found[kind.__name__] = (weeks + bool(faults), times + faults)
    return found


def main() -> None:
    """Print the faults of the people named on the command line, or the count over all."""
    names = sys.argv[1:]
    decider = Decider(load_content(ROOT))
    reads = all_read(decider, chosen(names))
    for name, read in reads.items() if names else ():
        for kind in KINDS:
            sys.stdout.writelines(f"{name} {kind.__name__}: {fault}\n" for fault in kind(read))
    sys.stdout.write(f"{len(reads)} weeks\n")
    for kind_name, (weeks, times) in counts(reads.values()).items():
        sys.stdout.write(f"{kind_name:<16} {weeks:>4} weeks {times:>5} times\n")


if __name__ == "__main__":
    main()
