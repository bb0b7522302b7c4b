"""What a week must have: on which days, and what serves each need that is wanted."""

from collections.abc import Callable, Collection, Container, Mapping, Sequence

from recommender.domain.dose_steps import CALM_KINDS
from recommender.domain.exercises import Exercise, ExerciseKind
from recommender.planning.brief import Brief
from recommender.planning.day import DayPlan
from recommender.planning.session import total_seconds
from recommender.planning.wanted_needs import Wanted, wanted_of

# what the week must have, by the day on which it stands
Musts = Mapping[int, tuple[Exercise, ...]]


def more_musts(brief: Brief, days: Sequence[DayPlan], musts: Musts) -> Musts:
    """Return the musts with what the days still lack: for each need, on the best days for it.

    A need of weight that belongs to each session has all its days first. Of the others each has
    its first day before any has its second; then the strongest comes first. What already serves a
    need becomes a must of its day, so that nothing pushes it out.
    """
    needs = wanted_of(brief)
    if all(sum(day.serves(one.need) for day in days) >= one.days for one in needs):
        return musts
    found: dict[int, list[Exercise]] = {day: list(entries) for day, entries in musts.items()}
    points = brief.wishes.assessment.points
    needs = tuple(sorted(needs, key=lambda one: -points(one.need)))
    least = brief.content.week.need_of_weight
    daily = [one for one in needs if one.days >= len(days) and 0 < least <= points(one.need)]
    for one in daily:
        _all_days(days, one, set(), found)
    others = [one for one in needs if one not in daily]
    first = {one.need: _one_more(days, one.need, set(), found) for one in others if one.days}
    for one in others:
        _all_days(days, one, first.get(one.need, set()), found)
    return {day: tuple(entries) for day, entries in found.items()}


def _all_days(
    days: Sequence[DayPlan], wanted: Wanted, served: set[int], found: dict[int, list[Exercise]]
) -> None:
    """Make more days serve a need until it has as many as are wanted, or none can."""
    while len(served) < wanted.days:
        more = _one_more(days, wanted.need, served, found)
        if not more:
            return
        served |= more


def _one_more(
    days: Sequence[DayPlan], need: str, served: Collection[int], found: dict[int, list[Exercise]]
) -> set[int]:
    """Make one more day a day that serves a need, and return it; nothing where none can.

    A day that may have a higher rung than the days served comes first, where the need climbs, then
    one that serves it already.
    """
    open_days = [day for day in days if day.slot.day not in served]
    if days[0].brief.content.week.climbs(need):
        higher = _one_higher(days, need, served, found)
        if higher:
            return higher
        last = max(days[0].brief.kinds.work, default=0)
        open_days = [day for day in open_days if served or day.slot.day < last] or open_days
    for day in open_days:
        musts = found.get(day.slot.day, ())
        counting = day.brief.serving(need)
        chosen = next((one for one in musts if one.id in counting), None)
        standing = chosen or _best_standing(day, need, found)
        is_must = standing in musts
        if standing is not None and (is_must or _places(day, found)(standing)):
            _add(found, day, standing)
            return {day.slot.day}
    for day in _by_room(open_days, found, need):
        best = _best(day, need, found, _resting_beside(day, days, found))
        if best is not None:
            _add(found, day, best)
            return {day.slot.day}
    return set()


def _one_higher(
    days: Sequence[DayPlan], need: str, served: Collection[int], found: dict[int, list[Exercise]]
) -> set[int]:
    """Make a day after the first one served have strength on a higher rung, and return it."""
    lower = _standing_for(days, need, served, found)
    later = [day for day in days if served and day.slot.day > min(served)]
    for day in _by_room([day for day in later if day.slot.day not in served], found, need):
        best = _best(day, need, found, _resting_beside(day, days, found), above=lower)
        if best is not None:
            _add(found, day, best)
            return {day.slot.day}
    return set()


def _standing_for(
    days: Sequence[DayPlan], need: str, served: Container[int], found: Mapping[int, list[Exercise]]
) -> list[Exercise]:
    """Return what the served days must have for a need."""
    return [
        one
        for day in days
        if day.slot.day in served
        for one in found.get(day.slot.day, ())
        if day.brief.serves(one, need)
    ]


def _best_standing(
    day: DayPlan, need: str, found: Mapping[int, Sequence[Exercise]]
) -> Exercise | None:
    """Return what of a day serves a need and most others besides; None where nothing does."""
    if not day.serves(need):
        return None
    counting = day.brief.serving(need)
    standing = (one.exercise for one in day.choices if one.exercise.id in counting)
    return max(standing, key=_cover(day, need, found))


def _cover(
    day: DayPlan, need: str, found: Mapping[int, Sequence[Exercise]]
) -> Callable[[Exercise], float]:
    """Return what gives an exercise a share of the points of other needs that it serves as well.

    Those are the wanted needs for which a day has no must yet.
    """
    brief, held = day.brief, found.get(day.slot.day, ())
    points, share = brief.wishes.assessment.points, brief.content.week.cover_share
    wanted = brief.wanted_served
    has = frozenset({need}).union(*(wanted.get(one.id, ()) for one in held))

    def covers(exercise: Exercise) -> float:
        return share * sum(map(points, wanted.get(exercise.id, has) - has))

    return covers


def _add(found: dict[int, list[Exercise]], day: DayPlan, exercise: Exercise) -> None:
    entries = found.setdefault(day.slot.day, [])
    if exercise not in entries:
        entries.append(exercise)


def _by_room(
    days: Sequence[DayPlan], found: Mapping[int, list[Exercise]], need: str
) -> list[DayPlan]:
    """Return the days that have room first, of those the ones whose idea is the need.

    Then come those with the fewest musts, with most time, and earlier ones. A day has room where
    one more item pushes nothing out. Before all, what no work is for stands on a composed day of
    ease.
    """

    def order(day: DayPlan) -> tuple[bool, bool, bool, int, int, int]:
        has = [choice.exercise for choice in day.choices if choice.programme]
        musts = sum(entry not in has for entry in found.get(day.slot.day, ()))
        return (
            day.is_of_work and need in day.brief.content.week.compose.ease_needs,
            not day.has_room_for(musts + 1),
            day.slot.arc.focus != need,
            musts,
            day.seconds,
            day.slot.day,
        )

    return sorted(days, key=order)


def _resting_beside(
    day: DayPlan, days: Sequence[DayPlan], found: Mapping[int, list[Exercise]]
) -> frozenset[str]:
    """Return the work that rests on a day because of what the days beside it have or must have."""
    beside = (other for other in days if abs(other.slot.day - day.slot.day) == 1)
    names = [
        name
        for other in beside
        for name in (
            *(choice.exercise.id for choice in other.choices),
            *(exercise.id for exercise in found.get(other.slot.day, ())),
        )
    ]
    return day.brief.resting_after(names)


def _best(
    day: DayPlan,
    need: str,
    found: Mapping[int, list[Exercise]],
    resting: frozenset[str],
    *,
    above: Sequence[Exercise] | None = None,
) -> Exercise | None:
    """Return the best exercise for a need that a day may hold beside its musts.

    Where it must be `above` some, it is work on a higher rung than one of them.

    What is like something in the day comes after all that is not; the days that are to have an
    exercise already count as earlier ones, so that they do not all get the same. A need that climbs
    does not begin with a rung that the week has not come to.
    """
    off, counting = day.brief.content.week.no_fillers, day.brief.serving(need)
    may = counting.difference(resting, day.brief.outgrown, day.frame.too_much, day.frame.barred)
    has_place = _places(day, found)
    serving = [
        one
        for one in day.ranked
        if one.id in may and has_place(one) and day.may_hold(one)
        if one.kind not in off or day.brief.wishes.is_liked(one)
    ]
    if above is not None:
        harder = {rung.id for one in above for rung in day.brief.substitutes.harder(one.id)}
        serving = [one for one in serving if one.id in harder and one.kind is ExerciseKind.STRENGTH]

    is_climbing = above is None and day.brief.content.week.climbs(need)
    is_calm = day.slot.is_composed and any(one.kind in CALM_KINDS for one in serving)
    if is_calm:
        wanted = day.brief.wishes.days_wanted.keys()
        room = _room_to_calm(day, found.get(day.slot.day, ()))

    covers = _cover(day, need, found)

    def order(exercise: Exercise) -> tuple[bool, int, bool, bool, float]:
        stands = sum(exercise in entries for entries in found.values())
        is_early = is_climbing and exercise.id in day.frame.scored.off_rung
        is_long, serves = False, 0
        if is_calm and exercise.kind in CALM_KINDS:
            is_long = day.choose(exercise).times[-1] > room
            serves = len(wanted & {*exercise.needs})
        score = day.frame.points_of(exercise, stands) + covers(exercise)
        return is_long, -serves, is_early, day.has_like(exercise), -score

    return min(serving, key=order, default=None)


def _room_to_calm(day: DayPlan, musts: Collection[Exercise]) -> int:
    """Return the seconds that what a day must have leaves it at least, what calms aside."""
    held = [one for one in day.choices if one.is_must or one.opens]
    others = (day.choose(one) for one in musts if not day.has(one.id))
    work = [one for one in (*held, *others) if one.exercise.kind not in CALM_KINDS]
    staying = day.brief.thinned(work)
    return day.brief.seconds_a_day - total_seconds([one.at_least() for one in staying])


def _places(day: DayPlan, found: Mapping[int, Sequence[Exercise]]) -> Callable[[Exercise], bool]:
    """Return what says whether a day may have one more must beside those that it has.

    What it keeps for its idea has its places too. The first movement for the complaint always has.
    """
    brief, held = day.brief, found.get(day.slot.day, ())
    counted = [one for one in held if brief.counts(one)]
    left = brief.items_most - len(counted)
    serving = brief.of_idea(day.slot.arc.focus) if day.idea_least else frozenset()
    kept = max(0, day.idea_least - sum([one.id in serving for one in counted]))
    moves = brief.lead_moves
    moved = any(one.id in moves for one in held)

    def has_place(exercise: Exercise) -> bool:
        wanted = 0 if exercise.id in serving else kept
        is_first = not moved and exercise.id in moves
        return is_first or (left > 0 and (not brief.counts(exercise) or wanted < left))

    return has_place
