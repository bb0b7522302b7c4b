"""The rungs of a week in order: the easier form first, and no day below an earlier one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from recommender.domain.exercises import Exercise
from recommender.domain.week import LeftOut
from recommender.domain.week_settings import ExclusionReason
from recommender.planning.day import and_then
from recommender.planning.filling import FillableDay
from recommender.planning.order import is_warm_up
from recommender.planning.session import ChosenExercise, total_seconds
from recommender.planning.wanted_needs import wanted_of

Days = tuple[FillableDay, ...]
# what takes the place of an exercise of a day, by the place of the day and the exercise's id
_Changes = Mapping[tuple[int, str], Exercise]
# more falls than a week of seven days has; each round mends one
_ROUNDS = 24


@dataclass(frozen=True)
class _Fall:
    """A higher form on one day and a lower one on a later day, by the places of the days."""

    first: int
    high: Exercise
    second: int
    low: Exercise


def in_rung_order(days: Days) -> Days:
    """Return the days so that none has a lower form of what stands on an earlier one.

    The two change places; where a day may not hold the other, both days get the same form: the
    lower for who begins low, the higher for others. For these the lower one goes, where it may not
    be the higher and the week has enough without it. Who begins low also gets a lower form the
    first time of what is above the lowest level and comes again; the careful also of what they come
    to low, though it comes once or a seed prescribes it. Where neither can be, and in contents
    without ladders in order, the days stay as they are.
    """
    if not days[0].brief.content.lower_forms:
        return days
    if not days[0].brief.wishes.is_trained:
        days = _beginning_low(days)
    passed: set[tuple[str, str]] = set()
    rounds = 0
    while (fall := _first_fall(days, passed)) is not None and rounds < _ROUNDS:
        rounds += 1
        mended = next(filter(None, _mended(days, fall)), None)
        if mended is None:
            passed.add((fall.high.id, fall.low.id))
        days = mended or days
    return days


def _first_fall(days: Days, passed: set[tuple[str, str]]) -> _Fall | None:
    return next((one for one in _falls(days) if (one.high.id, one.low.id) not in passed), None)


def _falls(days: Days) -> Iterator[_Fall]:
    """Yield each lower form that comes after a higher one, by the days."""
    lower_forms = days[0].brief.content.lower_forms
    above: dict[str, tuple[int, Exercise]] = {}
    for place, day in enumerate(days):
        for choice in day.choices:
            if choice.exercise.id in above:
                yield _Fall(*above[choice.exercise.id], place, choice.exercise)
        for choice in day.choices:
            for low in lower_forms.get(choice.exercise.id, ()):
                above.setdefault(low, (place, choice.exercise))


def _mended(days: Days, fall: _Fall) -> Iterator[Days | None]:
    """Yield the days with a fall mended, the best way first; None where a way may not be."""
    lowered = {(fall.first, fall.high.id): fall.low}
    raised = {(fall.second, fall.low.id): fall.high}
    yield _changed(days, {**lowered, **raised})
    if days[0].brief.wishes.is_trained:
        yield _changed(days, raised)
        yield _without_lower(days, fall)
        yield _changed(days, lowered)
    else:
        yield _changed(days, lowered)
        yield _changed(days, raised)


def _without_lower(days: Days, fall: _Fall) -> Days | None:
    """Return the days without the lower form, None where the week needs it or its day asks for it.

    Its day asks for what is of its arc, and for enough exercises.
    """
    day, brief = days[fall.second], days[0].brief
    gone = next(one for one in day.choices if one.exercise.id == fall.low.id)
    if gone.programme or gone.opens or len(day.choices) <= brief.content.week.items_wanted:
        return None
    instead = day.filled_without(fall.low)
    if instead.is_short and not day.is_short:
        return None
    found = [*days[: fall.second], instead]
    for later in days[fall.second + 1 :]:
        found.append(later.after(and_then(found[-1].earlier, found[-1])))
    wanted = (one for one in wanted_of(brief) if one.need in fall.low.needs)
    is_enough = all(_days_with(found, one.need) >= one.days for one in wanted)
    return tuple(found) if is_enough else None


def _days_with(days: Sequence[FillableDay], need: str) -> int:
    return sum(day.serves(need) for day in days)


def _beginning_low(days: Days) -> Days:
    """Return the days with a lower form the first time of what comes again above the lowest."""
    stood: set[str] = set()
    for place, day in enumerate(days):
        for choice in day.choices:
            lower = _lower_first(days, place, choice, stood)
            ways = ({(place, choice.exercise.id): one} for one in lower)
            days = next(filter(None, (_changed(days, way) for way in ways)), days)
        stood |= {choice.exercise.id for choice in days[place].choices}
    return days


def _lower_first(
    days: Days, place: int, choice: ChosenExercise, stood: set[str]
) -> tuple[Exercise, ...]:
    """Return the lower forms by one of which a day may come to an exercise, the nearest first.

    What a seed prescribes stays, and what comes once; not so what the careful come to low.
    """
    brief, exercise = days[0].brief, choice.exercise
    forms = brief.content.lower_forms.get(exercise.id, frozenset())
    is_met = exercise.id in stood or not forms.isdisjoint(stood)
    if exercise.level == 1 or is_met:
        return ()
    if not brief.comes_low_to(exercise) and not _is_ours_and_returns(days, place, choice):
        return ()
    easier = brief.substitutes.easier(exercise.id)
    return tuple(one for one in easier if one.id in forms and one.level < exercise.level)


def _is_ours_and_returns(days: Days, place: int, choice: ChosenExercise) -> bool:
    """Whether what stands on a day comes again on a later one, and no seed prescribes it."""
    programmes, name = days[0].brief.content.programmes, choice.exercise.id
    if choice.programme and programmes[choice.programme].prescribes(name):
        return False
    return any(one.has(name) for one in days[place + 1 :])


def _changed(days: Days, changes: _Changes) -> Days | None:
    """Return the days with these changes and the doses that follow; None where one may not be.

    A later day may come to have a hard exercise that is new only now, which counts as well.
    """
    first = min(place for place, _ in changes)
    names = {name for _, name in changes} | {exercise.id for exercise in changes.values()}
    found = list(days[:first])
    earlier = days[first].earlier
    for place, day in enumerate(days[first:], start=first):
        of_day = {name: exercise for (where, name), exercise in changes.items() if where == place}
        beside = (*found[-1:], *days[place + 1 : place + 2])
        if not all(_may_stand(day, beside, *pair) for pair in of_day.items()):
            return None
        new = _redosed(_with_others(day.after(earlier), of_day), names)
        if new is None or new.has_too_many_hard:
            return None
        found.append(new)
        earlier = and_then(earlier, new)
    return tuple(found)


def _may_stand(
    day: FillableDay, beside: Sequence[FillableDay], old: str, exercise: Exercise
) -> bool:
    """Whether an exercise may stand on a day in place of one of it, beside the days around."""
    kept = tuple(choice for choice in day.choices if choice.exercise.id != old)
    opening = any(choice.opens and choice.exercise.id == old for choice in day.choices)
    without = replace(day, choices=kept)
    is_outgrown = exercise.id in day.brief.outgrown
    if is_outgrown or without.has(exercise.id) or not without.may_hold(exercise):
        return False
    if without.has_like(exercise) and not without.has_like(day.brief.content.exercises[old]):
        return False
    next_door = (one for one in beside if abs(one.slot.day - day.slot.day) == 1)
    names = [choice.exercise.id for one in next_door for choice in one.choices]
    session = day.brief.content.week.session
    is_rested = exercise.id not in day.brief.resting_after(names)
    return is_rested and (not opening or is_warm_up(exercise, session))


def _with_others(day: FillableDay, others: Mapping[str, Exercise]) -> FillableDay:
    """Return a day with other exercises in place of some, said of those of its programme."""
    for old in (one for one in day.choices if one.exercise.id in others):
        exercise = others[old.exercise.id]
        new = replace(
            day.choose(exercise, programme=old.programme),
            is_must=old.is_must,
            weight=old.weight,
            opens=old.opens,
        )
        left_out = day.left_out
        if old.programme:
            new, left_out = _said(day, old, new)
        choices = tuple(new if one is old else one for one in day.choices)
        day = replace(day, choices=choices, left_out=left_out)
    return day


def _said(
    day: FillableDay, old: ChosenExercise, new: ChosenExercise
) -> tuple[ChosenExercise, tuple[LeftOut, ...]]:
    """Return what stands now, and what the day says is left out of its programme."""
    asked = old.instead_of or old.exercise.id
    others = tuple(entry for entry in day.left_out if entry.what != asked)
    if new.exercise.id == asked:
        return new, others
    instead = day.brief.content.week.why(ExclusionReason.INSTEAD, name=new.exercise.name)
    before = next((entry for entry in day.left_out if entry.what == asked), None)
    if before is None:
        out = day.brief.left_out(old.exercise, day.slot.day, ExclusionReason.RUNG_ORDER)
        return replace(new, instead_of=asked), (*others, replace(out, why=f"{out.why} {instead}"))
    was = day.brief.content.week.why(ExclusionReason.INSTEAD, name=old.exercise.name)
    said = replace(before, why=before.why.replace(was, instead))
    rules = tuple(dict.fromkeys((*new.rules, *before.rules)))
    return replace(new, instead_of=asked, rules=rules), (*others, said)


def _redosed(day: FillableDay, names: set[str]) -> FillableDay | None:
    """Return a day in order with doses for these exercises that fit its time, else None."""
    choices: list[ChosenExercise] = list(day.choices)
    for place, choice in enumerate(choices):
        if choice.exercise.id in names:
            full = day.choose(choice.exercise, programme=choice.programme)
            room = day.brief.seconds_a_day - total_seconds(choices) + choice.seconds
            fitting = full.shrunk_to(room)
            if fitting is None:
                return None
            choices[place] = choice.dosed_as(fitting)
    return replace(day, choices=tuple(choices)).in_order()
