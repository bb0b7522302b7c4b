"""All that clinicians wrote, read and checked: the one thing a decision needs beside answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from recommender.domain.calling import CallNumber
from recommender.domain.compiled_rules import CompiledRules
from recommender.domain.conditions import Answers
from recommender.domain.danger import Counted, counted_signs
from recommender.domain.dose_steps import Steps, own_doses
from recommender.domain.exercises import (
    Dose,
    Equipment,
    Exercise,
    ExerciseKind,
    Named,
    Need,
    Prescription,
)
from recommender.domain.hazards import Hazard
from recommender.domain.help import Help
from recommender.domain.ladders import Climbing, Ladder
from recommender.domain.population import Population
from recommender.domain.programmes import Programme
from recommender.domain.promises import Exemption, Promise
from recommender.domain.questions import Questionnaire
from recommender.domain.rules import Cap, Phase, Rule, SafetyNet
from recommender.domain.strata import rules_of_finding


@dataclass(frozen=True)
class Source:
    """Where a fact was read; `grade` is A, B, C, seed or judgement."""

    id: str
    grade: str
    title: str
    url: str


@dataclass(frozen=True)
class Tip:
    """A piece of advice that rules and programmes can name.

    It is told only beside a week that has one of `only_with`, demands or kinds of exercise, if it
    names any, and only while no rule that fired leaves out one of `unless_avoided`, demands.
    """

    id: str
    title: str
    text: str
    sources: tuple[str, ...]
    only_with: tuple[str, ...] = ()
    unless_avoided: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What a person reads for one triage: what to do, whom to call, what to say.

    A line of `do_now` or `watch_for` that can be checked says of whom it must not be news.
    `early_signs` and `early_call` are told before the first question; only an emergency has them.
    `call_numbers` are those that can be called at once, one a country; older contents have none.
    """

    id: str
    title: str
    do_now: tuple[SafetyNet, ...]
    call: tuple[str, ...]
    tell_them: tuple[str, ...]
    watch_for: tuple[SafetyNet, ...]
    early_signs: tuple[str, ...] = ()
    early_call: str = ""
    call_numbers: tuple[CallNumber, ...] = ()


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


@dataclass(frozen=True)
class SessionSettings:
    """How a session is built up.

    `seconds_least` is the least work of an item, the rests between its sets counted.
    `time_share_wanted` is the share of its minutes that a session fills where it can; the person is
    told where even the longest stays below `time_share_least`.
    `order` are the kinds from first to last, those of one stage together, and `warm_up` those that
    open a session at level 1. `positions` go from standing to lying, the nearest side by side, of
    which the `upright` ones come first. `ending` are the kinds that end a session.
    """

    seconds_least: int = 0
    time_share_wanted: float = 0.0
    time_share_least: float = 0.0
    order: tuple[tuple[ExerciseKind, ...], ...] = ()
    positions: tuple[str, ...] = ()
    upright: tuple[str, ...] = ()
    ending: tuple[ExerciseKind, ...] = ()
    warm_up: tuple[ExerciseKind, ...] = ()


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
    INSTEAD = "instead"
    GIVES_WAY = "gives_way"
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
class WeekSettings:
    """The numbers and names that the planner works by; knowledge/planning.yaml explains each.

    `work_days` says how many days with strength a week of so many session days wants, from one day
    on. `only_without` are exercises for those alone for whom a demand is left out. `places` are the
    places of the body that each answer of `places_question` means.
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
    need_of_weight: int = 0
    need_short_say: str = ""
    starts_small_say: str = ""
    work_days: tuple[int, ...] = ()
    only_without: Mapping[str, str] = field(default_factory=dict)
    places_question: str = ""
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def why(self, reason: ExclusionReason, **words: str) -> str:
        """Return a reason in words, with what belongs in it.

        The words of the desk (NOT_NEEDED, TOO_FEW) are missing in older contents: KeyError.
        """
        return self.reasons[reason].format(**words)

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions that the planner alone reads; rules read where it hurts as well."""
        return (
            self.minutes_question,
            self.days_question,
            self.equipment_question,
            self.likes_question,
        )


@dataclass(frozen=True)
class Content:
    """Everything under rules/ and knowledge/; `digest` is the SHA-256 of its whole text.

    `ordinary` are the answers of an ordinary person, empty in a content without such a file:
    examples that are made for readers stay as near to them as they can.
    """

    digest: str
    questionnaire: Questionnaire
    rules: tuple[Rule, ...]
    promises: tuple[Promise, ...]
    exemptions: tuple[Exemption, ...]
    ordinary: Answers
    population: Population | None
    exercises: Mapping[str, Exercise]
    programmes: Mapping[str, Programme]
    demands: Mapping[str, Named]
    needs: Mapping[str, Need]
    equipment: Mapping[str, Equipment]
    tips: Mapping[str, Tip]
    sources: Mapping[str, Source]
    outcomes: Mapping[str, Outcome]
    week: WeekSettings
    # what stop pages say beside the outcome; None in contents that were kept without it
    help: Help | None = None
    # empty in contents that were kept without them
    hazards: Mapping[str, Hazard] = field(default_factory=dict)
    places: Mapping[str, Named] = field(default_factory=dict)
    ladders: Mapping[str, Ladder] = field(default_factory=dict)

    @cached_property
    def rules_by_id(self) -> dict[str, Rule]:
        """Every rule by its id, in the order in which rules are decided."""
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def rules_of_finding(self) -> dict[str, tuple[Rule, ...]]:
        """The rules that conclude each finding, in order."""
        return rules_of_finding(self.rules)

    @cached_property
    def counted(self) -> Counted:
        """What the answers are compared with to find danger answers, by question."""
        return counted_signs(self.questionnaire, self.rules, self.rules_of_finding)

    @cached_property
    def own_doses(self) -> Mapping[str, Mapping[Dose, int]]:
        """Every dose of each exercise's own range, before any limit, with its seconds of work."""
        steps = self.week.steps
        return {name: own_doses(exercise, steps) for name, exercise in self.exercises.items()}

    @cached_property
    def compiled_rules(self) -> CompiledRules:
        """What evaluates all findings and rules at once; generated when it is first wanted."""
        return CompiledRules(self.rules)

    @cached_property
    def household(self) -> frozenset[str]:
        """The equipment that everybody has, and that nobody is asked for."""
        return frozenset(thing.id for thing in self.equipment.values() if thing.is_household)

    def easier_than(self, exercise_id: str) -> tuple[str, ...]:
        """Return what stands below an exercise on all its ladders, nearest first, each once."""
        return self._climbing.easier_than(exercise_id)

    def harder_than(self, exercise_id: str) -> tuple[str, ...]:
        """Return what stands above an exercise on all its ladders, nearest first, each once."""
        return self._climbing.harder_than(exercise_id)

    @cached_property
    def _climbing(self) -> Climbing:
        return Climbing(self.ladders.values())

    def doses_of(self, exercise: Exercise) -> tuple[Prescription, ...]:
        """Return our own dose and then each different one that a seed gives, with its source."""
        given = (
            item.dose
            for programme in self.programmes.values()
            for item in programme.items
            if item.exercise == exercise.id
        )
        return tuple(dict.fromkeys((exercise.dose, *given)))
