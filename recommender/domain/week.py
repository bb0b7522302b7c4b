"""The week that a person gets, and everything that explains it."""

from dataclasses import dataclass, field

from recommender.domain.assessment import Assessment, Because
from recommender.domain.caps import Caps
from recommender.domain.evaluation import Evaluation
from recommender.domain.exercises import Dose, Exercise
from recommender.domain.rules import Triage
from recommender.domain.safety_nets import SafetyNetLines
from recommender.domain.week_settings import ExclusionReason


@dataclass(frozen=True)
class Person:
    """What the planner itself needs of the answers."""

    minutes: int
    days: int
    equipment: frozenset[str]
    likes: frozenset[str]
    places: frozenset[str] = frozenset()
    sore_positions: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Score:
    """How an exercise came by its points on a day: (reason, points) in a fixed order."""

    parts: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """The sum of the points."""
        return sum([points for _, points in self.parts])


@dataclass(frozen=True)
class Item:
    """One exercise of a session with its dose and the reasons for both."""

    exercise: Exercise
    dose: Dose
    seconds: int
    programme: str
    because: tuple[str, ...]
    score: Score
    sources: tuple[str, ...]
    instead_of: str = ""


@dataclass(frozen=True)
class Day:
    """One day: a session with one idea, or a day of rest. `minutes` is the whole session."""

    day: int
    theme: str
    goal: str
    programme: str
    minutes: int
    is_rest: bool
    items: tuple[Item, ...]


@dataclass(frozen=True)
class LeftOut:
    """An exercise or an arc's day that is not in the week, and why in plain words.

    `day` is 0 where the whole week is meant. `reason` is what the planner went by; it is not kept.
    """

    what: str
    name: str
    day: int
    why: str
    rules: tuple[str, ...]
    reason: ExclusionReason | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True)
class Served:
    """A need of weight, the days on which an item serves it, and on how many it should stand.

    `say` tells the person where it stands on too few; else it is empty.
    """

    need: str
    points: int
    days: tuple[int, ...]
    wanted: int
    rules: tuple[str, ...]
    say: str = ""

    @property
    def is_short(self) -> bool:
        """Whether it stands on fewer days than it should."""
        return len(self.days) < self.wanted


@dataclass(frozen=True)
class Week:
    """Seven days, and why each other thing is not in them.

    `left_out` is what a programme asked for on a day that could not hold it. `excluded` are the
    exercises that no day of this person may hold, each once. `caps` bind all of it; those of a
    gentle week are among them. `served` are the needs of weight, the strongest first. `says` are
    the lines for the person on the week as a whole.
    """

    days: tuple[Day, ...]
    left_out: tuple[LeftOut, ...]
    excluded: tuple[LeftOut, ...]
    caps: Caps
    served: tuple[Served, ...] = ()
    says: tuple[str, ...] = ()


@dataclass(frozen=True)
class NoWeek:
    """No week, though the triage allows one: without what is excluded too little remains."""

    excluded: tuple[LeftOut, ...]


@dataclass(frozen=True)
class Recommendation:
    """The whole answer to one set of answers; `week` is None unless the triage allows one.

    `evaluation` is what it was checked against, for whatever reads the same answers next.
    `no_week` is there only where the triage allowed a week and too little was safe for it.
    """

    assessment: Assessment
    triage: Triage
    week: Week | None
    advice: tuple[Because, ...]
    content_digest: str
    told: SafetyNetLines
    evaluation: Evaluation = field(repr=False, compare=False)
    no_week: NoWeek | None = None

    @property
    def caps(self) -> Caps:
        """The caps of the week, those of a gentle week included; without one those of the rules."""
        return self.week.caps if self.week else Caps(self.assessment.limits)

    @property
    def excluded(self) -> tuple[LeftOut, ...]:
        """The exercises that no day may hold, and why; empty where no week was planned."""
        planned = self.week or self.no_week
        return planned.excluded if planned else ()
