"""The doses of a finished week: more of what is done at rest where time is left, and a rise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from recommender.domain.dose_steps import CALM_KINDS, WORKING_KINDS, volume
from recommender.domain.exercises import Dose, Exercise, ExerciseKind
from recommender.domain.rules import Cap, Phase
from recommender.planning.brief import Brief
from recommender.planning.rungs import Days
from recommender.planning.session import ChosenExercise

# doses by the place of their day in the week and the exercise
_Doses = Mapping[tuple[int, str], Dose]
# the kinds that may begin with fewer repetitions, so that they can grow
_COUNTED = (*WORKING_KINDS, ExerciseKind.POSTURE)
_STILL = (ExerciseKind.STRETCH, ExerciseKind.MOBILITY, ExerciseKind.YOGA)


@dataclass(frozen=True)
class _Standing:
    """An exercise on one day of the week: the place of the day, its arc's day, and the choice."""

    place: int
    arc_day: int
    choice: ChosenExercise


def grown(days: Days) -> Days:
    """Return the days with longer holds and presses where minutes are left, and doses that rise.

    In the first days of a spasm, and in contents that fill nothing so, they stay as they are.
    """
    brief = days[0].brief
    if brief.caps.values.get(Cap.PHASE) == Phase.FIRST_DAYS:
        return days
    if brief.content.week.session.rounds_share:
        days = _with_doses(days, _rounds(days))
    return _with_doses(days, _rises(days)) if brief.content.week.steps.rises else days


def _standings(days: Days) -> Mapping[str, list[_Standing]]:
    """Return where each exercise stands, by its id."""
    found: dict[str, list[_Standing]] = {}
    for place, day in enumerate(days):
        for choice in day.choices:
            standing = _Standing(place, day.slot.arc_day, choice)
            found.setdefault(choice.exercise.id, []).append(standing)
    return found


def _with_doses(days: Days, doses: _Doses) -> Days:
    """Return the days with these doses in place of those that they had."""
    found = list(days)
    for place in {place for place, _ in doses}:
        day = days[place]
        choices = (
            _dosed(day.brief, one, doses.get((place, one.exercise.id))) for one in day.choices
        )
        found[place] = replace(day, choices=tuple(choices))
    return tuple(found)


def _dosed(brief: Brief, choice: ChosenExercise, dose: Dose | None) -> ChosenExercise:
    if dose is None:
        return choice
    return choice.with_doses((dose,), (brief.seconds_with(choice.exercise, dose),))


def _rounds(days: Days) -> _Doses:
    """Return one step more of each stretch and press in turn, while the days have time for it.

    What the person likes comes first, then what serves the need with the most points. An exercise
    has as much on each of its days, so it grows only where all of them have the time.
    """
    brief = days[0].brief
    most = int(brief.content.week.session.rounds_share * brief.seconds_a_day)
    room = [most - day.seconds for day in days]
    standings = {
        name: some
        for name, some in _standings(days).items()
        if _is_at_rest(brief, some[0].choice.exercise)
    }
    names = sorted(
        standings, key=lambda name: _wanted(brief, standings[name][0].choice.exercise), reverse=True
    )
    steps = {name: _common_steps(brief, standings[name]) for name in names}
    reached: dict[str, Dose] = {}
    while names:
        names = [name for name in names if _has_grown(brief, standings[name], steps[name], room)]
        for name in names:
            del steps[name][0]
            reached[name] = steps[name][0]
    return {(one.place, name): dose for name, dose in reached.items() for one in standings[name]}


def _has_grown(
    brief: Brief, standings: Sequence[_Standing], steps: Sequence[Dose], room: list[int]
) -> bool:
    """Take the time of an exercise's next step from all its days; False where one has too little.

    The first of the steps is the one that it has now.
    """
    if len(steps) < 2:
        return False
    exercise = standings[0].choice.exercise
    more = brief.seconds_with(exercise, steps[1]) - brief.seconds_with(exercise, steps[0])
    if any(room[one.place] < more for one in standings):
        return False
    for one in standings:
        room[one.place] -= more
    return True


def _is_at_rest(brief: Brief, exercise: Exercise) -> bool:
    """Whether an exercise is held, pressed or moved without effort, for a need of the person.

    Movements that are counted are among them where they begin with less than work does.
    """
    is_held = exercise.kind in _STILL and exercise.dose.hold_seconds is not None
    is_moved = brief.content.week.steps.moving_to > 0 and exercise.kind is ExerciseKind.MOBILITY
    is_rest = is_held or is_moved or exercise.kind is ExerciseKind.RELEASE
    return is_rest and brief.wishes.weight_of(exercise) > 0


def _wanted(brief: Brief, exercise: Exercise) -> tuple[bool, int]:
    return brief.wishes.is_liked(exercise), brief.wishes.weight_of(exercise)


def _common_steps(brief: Brief, standings: Sequence[_Standing]) -> list[Dose]:
    """Return the dose that an exercise has on all its days, and those above it on all of them.

    Where its days differ there are none: the rise of a week is in them already.
    """
    first = standings[0].choice.dose
    steps = {brief.steps_of(one.choice, one.arc_day) for one in standings}
    if len(steps) > 1 or any(one.choice.dose != first for one in standings):
        return []
    return [first, *(dose for dose in next(iter(steps)) if volume(dose) > volume(first))]


def _rises(days: Days) -> _Doses:
    """Return doses with which what stands more than once ends with more than it began with.

    The last time has the next dose where that is no jump and has the time; else the first time has
    one less, from which the others are no jump.
    """
    brief = days[0].brief
    room = [brief.seconds_a_day - day.seconds for day in days]
    found: dict[tuple[int, str], Dose] = {}
    walks: list[_Standing] = []
    for name, some in _standings(days).items():
        if some[0].choice.exercise.kind is ExerciseKind.WALKING:
            walks += some
        elif brief.arc.working and some[0].choice.exercise.kind in CALM_KINDS:
            continue
        elif len(some) > 1 and len({one.choice.dose for one in some}) == 1:
            last = some[-1]
            dose = _taken(brief, [last], room) or _less(brief, some[0])
            place = (
                last.place if dose and volume(dose) > volume(last.choice.dose) else some[0].place
            )
            found |= {(place, name): dose} if dose else {}
    return {**found, **_longer_walks(brief, sorted(walks, key=lambda one: one.place), room)}


def _taken(brief: Brief, standings: Sequence[_Standing], room: list[int]) -> Dose | None:
    """Return the next dose of one exercise on these days, and take its time; None where it may not.

    It may not where it is a jump, or a day has no time for it.
    """
    choice = standings[0].choice
    rise = 1 + brief.content.week.steps.rise_most
    now = volume(choice.dose)
    steps = brief.steps_of(choice, standings[0].arc_day)
    more = next((dose for dose in steps if volume(dose) > now), None)
    if more is None or volume(more) > rise * now:
        return None
    return more if _has_grown(brief, standings, (choice.dose, more), room) else None


def _less(brief: Brief, first: _Standing) -> Dose | None:
    """Return the most that is less than a first dose in repetitions; None if back is a jump."""
    choice = first.choice
    if choice.dose.repetitions is None or choice.exercise.kind not in _COUNTED:
        return None
    now = volume(choice.dose)
    steps = brief.steps_of(choice, first.arc_day)[::-1]
    less = next((dose for dose in steps if volume(dose) < now), None)
    rise = 1 + brief.content.week.steps.rise_most
    if less is None or now > rise * volume(less):
        return None
    return None if brief.is_too_little(choice.exercise, less) else less


def _longer_walks(brief: Brief, walks: Sequence[_Standing], room: list[int]) -> _Doses:
    """Return a longer walk from the middle of the week on, where all are the same.

    Where some of those days have no time for it, it is the last walk alone that is longer.
    """
    if len(walks) < 2 or len({one.choice.dose.minutes for one in walks}) > 1:
        return {}
    for some in (walks[len(walks) // 2 :], walks[-1:]):
        names = {one.choice.exercise.id for one in some}
        dose = _taken(brief, some, room) if len(names) == 1 else None
        if dose is not None:
            return {(one.place, one.choice.exercise.id): dose for one in some}
    return {}
