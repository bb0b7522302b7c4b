"""What a week needs and what serves it, day by day, or why nothing does; programmes apart."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from recommender.domain.content import Content
from recommender.domain.plan import Plan, PlanItem, PlanNeed, PlanWeek
from recommender.domain.week import LeftOut

# a fold that says why a need is not served is to be read in a few seconds
_NAMED_MOST = 2
# an en dash
_TO = "\u2013"


@dataclass(frozen=True)
class Serving:
    """An exercise, and on which days it stands, or serves a need."""

    exercise: str
    days: tuple[int, ...]

    @property
    def day_words(self) -> str:
        """The days, those in a row as a span."""
        return spans(self.days)


@dataclass(frozen=True)
class Obstacle:
    """Why some exercises that serve a need are not in the week, and which they are by name."""

    why: str
    exercises: tuple[str, ...]


@dataclass(frozen=True)
class NeedView:
    """A need of weight: where it is served, and where on too few days, what is in the way.

    `in_week` of the `able` exercises that serve it stand in the week. `barred_by` are the rules
    that leave out most of the others, `after` the stronger needs that have all their days.
    """

    need: PlanNeed
    served: tuple[Serving, ...]
    able: int
    in_week: int
    obstacles: tuple[Obstacle, ...]
    barred_by: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def day_words(self) -> str:
        """The days on which it is served, those in a row as a span."""
        return spans(self.need.days)

    @property
    def is_short(self) -> bool:
        """Whether it is served on fewer days than wanted."""
        return len(self.need.days) < self.need.wanted


@dataclass(frozen=True)
class ProgrammeView:
    """A programme that rules ask for, its points, and the days that follow it."""

    title: str
    points: int
    days: tuple[int, ...]
    because: tuple[str, ...]

    @property
    def day_words(self) -> str:
        """The days that follow it, those in a row as a span."""
        return spans(self.days)


def spans(days: Iterable[int]) -> str:
    """Return days with those in a row as a span, such as 1 and 3 to 7; two in a row are no span."""
    runs: list[list[int]] = []
    for day in days:
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    said = (f"{run[0]}{_TO}{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
    return ", ".join(said)


def needs_view(content: Content, plan: Plan, left_out: tuple[LeftOut, ...]) -> tuple[NeedView, ...]:
    """Return the needs of a week, the strongest first; none in plans that name none."""
    if plan.week is None:
        return ()
    week = plan.week
    return tuple(
        _need(content, week, need, left_out, _served_before(week, place))
        for place, need in enumerate(week.needs)
    )


def _served_before(week: PlanWeek, place: int) -> tuple[str, ...]:
    """Return the needs that come before one and have their days: what is short took none."""
    stronger = (need for need in week.needs[:place] if len(need.days) >= need.wanted)
    return tuple(need.name for need in stronger)[:_NAMED_MOST]


def programmes_view(content: Content, plan: Plan) -> tuple[ProgrammeView, ...]:
    """Return the programmes that rules ask for, the strongest first."""
    days = plan.week.days if plan.week else ()
    return tuple(
        ProgrammeView(
            title=_title(content, entry.programme),
            points=entry.points,
            days=tuple(day.day for day in days if day.programme == entry.programme),
            because=entry.because,
        )
        for entry in plan.emphasis
        if entry.programme
    )


def _need(
    content: Content,
    week: PlanWeek,
    need: PlanNeed,
    left_out: tuple[LeftOut, ...],
    after: tuple[str, ...],
) -> NeedView:
    able = _able(content, need.need)
    days: dict[str, list[int]] = {}
    for day in week.days:
        for name in dict.fromkeys(_serving(day.items, need.need, able)):
            if day.day in need.days:
                days.setdefault(name, []).append(day.day)
    why: dict[str, list[str]] = {}
    barring: Counter[str] = Counter()
    for entry in left_out:
        if entry.what in able and not entry.day:
            why.setdefault(entry.why, []).append(entry.name)
            barring.update(entry.rules)
    return NeedView(
        need=need,
        served=tuple(Serving(name, tuple(on)) for name, on in days.items()),
        able=len(able),
        in_week=len(able.intersection(week.exercises)),
        obstacles=tuple(
            Obstacle(words, tuple(names))
            for words, names in sorted(why.items(), key=lambda one: -len(one[1]))
        ),
        barred_by=tuple(rule for rule, _count in barring.most_common(_NAMED_MOST)),
        after=after,
    )


def _able(content: Content, need: str) -> set[str]:
    """Return what may count for a need; nothing for one that the content no longer has."""
    known = content.needs.get(need)
    return {name for name, one in content.exercises.items() if known and known.is_served_by(one)}


def _serving(items: Iterable[PlanItem], need: str, able: set[str]) -> Iterator[str]:
    """Yield the names of what serves a need by today's reading, or by the points that were kept."""
    for item in items:
        if item.exercise in able or f"need:{need}" in item.score:
            yield item.name


def _title(content: Content, programme: str) -> str:
    known = content.programmes.get(programme)
    return known.title if known else programme
