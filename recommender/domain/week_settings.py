"""The numbers, names and words that the planner works by, from knowledge/planning.yaml."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from recommender.domain.compose_settings import ComposeSettings
from recommender.domain.dose_steps import Steps
from recommender.domain.exercises import ExerciseKind
from recommender.domain.rules import Cap, Phase


@dataclass(frozen=True)
class TimeModel:
    """Seconds that a session needs beyond the exercises themselves."""

    rest_seconds: int
    changeover_seconds: int


@dataclass(frozen=True)
class Scoring:
    """The stated score of an exercise on a day, in points."""

    arc: int
    focus: int
    need: int
    need_most: int
    liked: int
    repeated: int
    harder_than_easy: int
    place: int = 0
    elsewhere: int = 0
    below: int = 0
    harder_for_trained: int = 0
    programme: int = 0
    kit: int = 0
    sore_position: int = 0
    work_returns: int = 0


@dataclass(frozen=True)
class SessionSettings:
    """How a session is built up.

    `seconds_least` is the least work of an item, the rests between its sets counted.
    `time_share_wanted` is the share of its minutes that a session fills where it can; the person is
    told where even the longest stays below `time_share_least`. Exercises are added until it fills
    `time_share_filled`, a walk grows only to what is wanted; 0 is as much as is wanted.
    `order` are the kinds from first to last, those of one stage together, and `warm_up` those that
    open a session at level 1. `positions` go from standing to lying, the nearest side by side, of
    which the `upright` ones come first. `ending` are the kinds that end a session. The limit on the
    exercises of a session does not count the `uncounted` kinds, nor what moves (`lead_kinds`) for
    the first of the `lead_needs` with `lead_points` or more. A walk takes no more than
    `walk_share` of a session while something else may fill the time; 0 is no such limit. Where
    `walk_kept` is true, each session has a walk of that share, and no later walk is shorter. Where
    `walk_grows`, the share rises in the second half of the week as doses do; where there are
    `brisk_walks`, those who train most walk briskly in every second session.
    Stretches and self-release get longer until a session fills `rounds_share` of its minutes. Where
    it goes `down_once`, upright stretches come before what is done further down without effort.
    """

    seconds_least: int = 0
    time_share_wanted: float = 0.0
    time_share_filled: float = 0.0
    time_share_least: float = 0.0
    order: tuple[tuple[ExerciseKind, ...], ...] = ()
    positions: tuple[str, ...] = ()
    upright: tuple[str, ...] = ()
    ending: tuple[ExerciseKind, ...] = ()
    warm_up: tuple[ExerciseKind, ...] = ()
    uncounted: tuple[ExerciseKind, ...] = ()
    lead_kinds: tuple[ExerciseKind, ...] = ()
    lead_needs: tuple[str, ...] = ()
    lead_points: int = 0
    walk_share: float = 0.0
    walk_kept: bool = False
    walk_grows: bool = False
    brisk_walks: bool = False
    rounds_share: float = 0.0
    down_once: bool = False

    @property
    def share_filled(self) -> float:
        """The share of its minutes that a session fills with exercises."""
        return self.time_share_filled or self.time_share_wanted

    @cached_property
    def stages(self) -> Mapping[ExerciseKind, int]:
        """The place of each kind in the order of a session, the first where it has several."""
        places = enumerate(self.order)
        return {kind: place for place, kinds in reversed([*places]) for kind in kinds}

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each position, from standing to lying."""
        return {position: place for place, position in reversed([*enumerate(self.positions)])}


class ExclusionReason(StrEnum):
    """Why something is not in a week; knowledge/planning.yaml has the words."""

    AVOIDED_EXERCISE = "avoided_exercise"
    AVOIDED_DEMANDS = "avoided_demands"
    EQUIPMENT = "equipment"
    TOO_EARLY = "too_early"
    TOO_HARD = "too_hard"
    REST_DAYS = "rest_days"
    RELEASE_DAYS = "release_days"
    HARD_A_DAY = "hard_a_day"
    TOO_LONG = "too_long"
    ENOUGH_ITEMS = "enough_items"
    NO_ROOM = "no_room"
    TOO_LITTLE = "too_little"
    TOO_EASY = "too_easy"
    NOT_FOR_YOU = "not_for_you"
    ELSEWHERE = "elsewhere"
    SAME_TODAY = "same_today"
    VARIED = "varied"
    RUNG_ORDER = "rung_order"
    OTHER_WALK = "other_walk"
    INSTEAD = "instead"
    GIVES_WAY = "gives_way"
    COMPOSED = "composed"
    NOT_NEEDED = "not_needed"
    TOO_FEW = "too_few"


@dataclass(frozen=True)
class CoreGroup:
    """Exercises of which each week must be able to hold at least one, whatever else is left out.

    They are all of these kinds, and these by name; before `from_phase` none is needed.
    """

    name: str
    kinds: tuple[ExerciseKind, ...]
    exercises: tuple[str, ...]
    from_phase: Phase


@dataclass(frozen=True)
class Must:
    """A need that stands on at least so many session days once rules give it so many points.

    `days` is 7 where it belongs to every session day. Of several musts for one need that apply,
    the one with the most days holds.
    """

    need: str
    points: int
    days: int


@dataclass(frozen=True)
class IdeaSettings:
    """How much of a session serves the one idea for which it is named.

    That are `least` items, and one where no more than `few` may stand in it. Of a day for the need
    `work` they are `work_least`, among them one for each group of `mixed` needs of which the person
    has any. With a `least` of 0 nothing is asked.
    """

    least: int = 0
    few: int = 0
    work: str = ""
    work_least: int = 0
    mixed: tuple[tuple[str, ...], ...] = ()

    def least_of(self, most: int) -> int:
        """Return how many items of a session that may have so many serve its idea."""
        return min(self.least, 1) if most <= self.few else self.least


@dataclass(frozen=True)
class LeadSettings:
    """On how many days of a week of 1 to 7 session days the need with the most points stands.

    That is so from `points` on, and for none of the needs that are `never` in the lead. In a
    week of one session every need of `alone_points` stands in it.
    """

    points: int = 0
    days: tuple[int, ...] = ()
    never: tuple[str, ...] = ()
    alone_points: int = 0


@dataclass(frozen=True)
class WeekSettings:
    """The numbers and names that the planner works by; knowledge/planning.yaml explains each.

    `work_days` says how many days with strength a week of so many session days wants, from one
    day on; even where no arc has any, `work_days_least` are kept for it. `only_without` are
    exercises for those alone for whom a demand is left out. `places` are the places of the body
    that each answer of `places_question` means, `sore_positions` the positions of the body that
    each answer of `pattern_question` says are sore. A need of `served_where_it_hurts` is served
    by all strength that works where it hurts, even as a lesser need. Self-release that is liked
    may stand on at least `liked_days`. Work for `gentle_needs` may stand on days of ease. Of
    days of a seed that hold the same, `alike_days_most` count for which days are followed.
    A need of `climbing_needs` has a higher rung on its second day. What the week must have for a
    need has `cover_share` of the points of other wanted needs that it serves. `no_fillers` are
    kinds that fill no time unless they are liked; where `moves_elsewhere` is false, what moves or
    stretches fills it only where it hurts. Nothing fills time on more than
    `filler_days_most`, nor on more than `filler_share_most` of the session days, rounded up, but
    on `filler_days_least` in any case. A heading stays where `theme_share_least` of its day serve
    it. Where a week `keeps_aim`, what stands in for an item of an arc is done for the same; with
    `kit_first` nobody improvises what they own a tool for. Whoever is past the lowest entry step
    walks at least `walk_between_least` minutes on days without a session, unless the week spares
    whom being on their feet makes worse. In the first six weeks of a pain, and with
    `walk_again_from` points for walks, whose walks are all of `walk_again_most` minutes or less is
    told to walk again, and whoever has sessions on `repeat_days_most` days or fewer to do one
    again.
    """

    time: TimeModel
    scoring: Scoring
    items_least: int
    items_wanted: int
    enough_of_arc: float
    item_share_most: float
    walks_least: int
    blend_from_share: float
    care_caps: tuple[tuple[Cap, int], ...]
    high_strain_level: int
    high_strain_demands: tuple[str, ...]
    kinds_in_minutes: tuple[ExerciseKind, ...]
    likes: Mapping[str, tuple[ExerciseKind, ...]]
    first_days_programme: str
    fallback_programme: str
    default_programme: str
    nothing_safe_reason: str
    nothing_safe_say: str
    minutes_question: str
    days_question: str
    equipment_question: str
    likes_question: str
    reasons: Mapping[ExclusionReason, str]
    core: tuple[CoreGroup, ...] = ()
    steps: Steps = field(default_factory=Steps)
    session: SessionSettings = SessionSettings()
    # empty in contents that were kept without them
    musts: tuple[Must, ...] = ()
    idea: IdeaSettings = IdeaSettings()
    need_of_weight: int = 0
    need_to_fill: int = 0
    need_short_say: str = ""
    need_barred_say: str = ""
    starts_small_say: str = ""
    walk_between_say: str = ""
    walk_between_from: int = 0
    walk_again_say: str = ""
    walk_again_most: int = 0
    walk_between_least: int = 0
    walk_between_spares: bool = False
    walk_again_from: int = 0
    between_days_most: int = 0
    between_say: str = ""
    first_days_others: tuple[str, ...] = ()
    kit_waits_say: str = ""
    repeat_say: str = ""
    repeat_days_most: int = 0
    work_days: tuple[int, ...] = ()
    work_days_least: int = 0
    only_without: Mapping[str, str] = field(default_factory=dict)
    served_where_it_hurts: tuple[str, ...] = ()
    liked_days: int = 0
    alike_days_most: int = 0
    climbing_needs: tuple[str, ...] = ()
    cover_share: float = 0.0
    no_fillers: tuple[ExerciseKind, ...] = ()
    filler_days_most: int = 0
    filler_share_most: float = 0.0
    filler_days_least: int = 0
    moves_elsewhere: bool = True
    lead: LeadSettings = LeadSettings()
    compose: ComposeSettings = field(default_factory=ComposeSettings)
    theme_share_least: float = 0.0
    gentle_needs: tuple[str, ...] = ()
    keeps_aim: bool = False
    kit_first: bool = False
    hands_over_whole: bool = False
    places_question: str = ""
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pattern_question: str = ""
    sore_positions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def why(self, reason: ExclusionReason, **words: str) -> str:
        """Return a reason in words, with what belongs in it.

        The words of the desk (NOT_NEEDED, TOO_FEW) are missing in older contents: KeyError.
        """
        return self.reasons[reason].format(**words)

    def days_wanted(self, points: Callable[[str], int]) -> dict[str, int]:
        """Return the needs of which their points make a must, each with its most days, in order."""
        most: dict[str, int] = {}
        for must in self.musts:
            if points(must.need) >= must.points:
                most[must.need] = max(most.get(must.need, 0), must.days)
        return most

    def climbs(self, need: str) -> bool:
        """Whether a need has a higher rung on its second day."""
        return need in self.climbing_needs

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions that the planner alone reads; rules read where it hurts as well."""
        return (
            self.minutes_question,
            self.days_question,
            self.equipment_question,
            self.likes_question,
        )
