"""The plan as it is kept, shown and compared: everything that was decided of one person.

It holds words and ids and no content, so a plan of years ago reads as it was told. Fields have the
names that they have in JSON; `exchange.plan_schema` writes and reads that form.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from recommender.domain.assessment import AnswerRead, Because, FindingRead
from recommender.domain.exercises import Dose, Exercise
from recommender.domain.precautions import Precaution, precautions_of, words_about
from recommender.domain.rules import Cap, Conclusion, Phase, RuleKind, Triage

# what a small phone shows at once; more is a list that nobody reads
CARE_FIRST = 4


@dataclass(frozen=True)
class PlanOutcome:
    """What the page of the triage says: what to do, whom to call, what to say, what to watch."""

    title: str
    do_now: tuple[str, ...]
    call: tuple[str, ...]
    tell_them: tuple[str, ...]
    watch_for: tuple[str, ...]


@dataclass(frozen=True)
class PlanMessage:
    """What a rule says to the person; `rule` is the planner's reason where the planner stopped.

    `say_if` is the safety net, without what the person has answered already.
    """

    rule: str
    say: str
    say_if: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlanAvoid:
    """A demand or else an exercise that is out, and the rules behind it."""

    because: tuple[str, ...]
    demand: str = ""
    exercise: str = ""

    @property
    def name(self) -> str:
        """The id of the demand or of the exercise."""
        return self.demand or self.exercise


@dataclass(frozen=True)
class PlanLimit:
    """The lowest value of a cap, a phase by its name, and the rules that set it."""

    value: int | str
    because: tuple[str, ...]


@dataclass(frozen=True)
class PlanEmphasis:
    """A programme or else a need that is wanted, its points and the rules that gave them."""

    points: int
    because: tuple[str, ...]
    programme: str = ""
    need: str = ""

    @property
    def name(self) -> str:
        """The id of the programme or of the need."""
        return self.programme or self.need


@dataclass(frozen=True)
class PlanItem:
    """One exercise of a session: its words, its dose, and why it is there.

    `seconds` is all that it takes. `programme` is empty where a need put it there, `instead_of`
    where it stands in for nothing. `score` has points by reason. `take_care` are the precautions
    that speak of this exercise; plans of before they stood with exercises have none here.
    """

    exercise: str
    name: str
    demands: tuple[str, ...]
    dose: Dose
    seconds: int
    because: tuple[str, ...]
    programme: str
    instead_of: str | None
    score: Mapping[str, int]
    sources: tuple[str, ...]
    steps: tuple[str, ...]
    stop_signs: tuple[str, ...]
    take_care: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlanDay:
    """One day: a session with one idea, or rest. `minutes` is the whole session."""

    day: int
    theme: str
    goal: str
    programme: str
    minutes: int
    rest: bool
    items: tuple[PlanItem, ...]


@dataclass(frozen=True)
class PlanNeed:
    """A need of weight, its points and rules, and the days of the week that serve it.

    `wanted` is on how many days it should stand; `say` tells the person where it is on fewer.
    """

    need: str
    name: str
    points: int
    days: tuple[int, ...]
    wanted: int
    because: tuple[str, ...]
    say: str = ""


@dataclass(frozen=True)
class PlanWeek:
    """Seven days, what is told of them as a whole, and the needs of weight, the strongest first.

    Plans of before they were written have neither.
    """

    days: tuple[PlanDay, ...]
    says: tuple[str, ...] = ()
    needs: tuple[PlanNeed, ...] = ()

    @property
    def exercises(self) -> tuple[str, ...]:
        """The exercises in the order in which they first come, each once."""
        return tuple(dict.fromkeys(item.exercise for day in self.days for item in day.items))

    @property
    def take_care(self) -> frozenset[str]:
        """The precautions that stand with an exercise."""
        return frozenset(say for day in self.days for item in day.items for say in item.take_care)


@dataclass(frozen=True)
class PlanLeftOut:
    """An exercise, or else a programme's day, that is not in the week, and why in plain words.

    `day` is 0 where the whole week is meant.
    """

    name: str
    day: int
    why: str
    because: tuple[str, ...]
    exercise: str = ""
    programme: str = ""


@dataclass(frozen=True)
class PlanTip:
    """A piece of advice, the rules that give it, and its sources."""

    tip: str
    title: str
    text: str
    because: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class PlanFiring:
    """One rule that fired, in the words of its file: what it read and what it concluded.

    `order` counts from 1. A conclusion has no safety nets: the messages have them.
    """

    order: int
    rule: str
    kind: RuleKind
    title: str
    when: str
    answers: tuple[AnswerRead, ...]
    findings: tuple[FindingRead, ...]
    concluded: Conclusion


@dataclass(frozen=True)
class Plan:
    """The decision and, where the triage allows one, the week.

    `messages` and `precautions` stand gravest first, `emphasis` strongest first, `trace` in the
    order of firing. `precautions` speak of the whole life or of something in the week. It is None
    in plans of before they were written: `completed` has them all the same.
    """

    triage: Triage
    outcome: PlanOutcome
    messages: tuple[PlanMessage, ...]
    findings: tuple[Because, ...]
    avoid: tuple[PlanAvoid, ...]
    limits: Mapping[Cap, PlanLimit]
    emphasis: tuple[PlanEmphasis, ...]
    week: PlanWeek | None
    left_out: tuple[PlanLeftOut, ...]
    advice: tuple[PlanTip, ...]
    trace: tuple[PlanFiring, ...]
    content_digest: str
    software_version: str
    precautions: tuple[PlanMessage, ...] | None = None

    @property
    def fired(self) -> tuple[str, ...]:
        """The ids of the rules that fired, in order."""
        return tuple(firing.rule for firing in self.trace)

    @property
    def decided_by(self) -> str:
        """The rule that decided the triage, or the planner's reason; empty where none spoke."""
        return self.messages[0].rule if self.messages else ""

    @property
    def stop_reason(self) -> str:
        """Why the planner sent the person away where no rule did; empty in all other cases."""
        return "" if self.decided_by in self.fired else self.decided_by

    @property
    def avoided(self) -> tuple[str, ...]:
        """The demands and exercises that are out."""
        return tuple(entry.name for entry in self.avoid)

    @cached_property
    def completed(self) -> "Plan":
        """The plan with its precautions; those of an older one follow from its trace."""
        if self.precautions is not None:
            return self
        return replace(self, precautions=precautions(self.trace, self.week))

    @property
    def take_care(self) -> tuple[PlanMessage, ...]:
        """What to take care of in the week, also of a plan that was kept without it."""
        return self.completed.precautions or ()

    @property
    def care_at_all_times(self) -> tuple[PlanMessage, ...]:
        """Of that, what stands with no single exercise."""
        with_exercises = self.week.take_care if self.week else frozenset()
        return tuple(entry for entry in self.take_care if entry.say not in with_exercises)

    @property
    def care_first(self) -> tuple[PlanMessage, ...]:
        """The gravest of what stands with no exercise, few enough to be read."""
        return self.care_at_all_times[:CARE_FIRST]

    @property
    def care_besides(self) -> tuple[PlanMessage, ...]:
        """The rest of it."""
        return self.care_at_all_times[CARE_FIRST:]

    @property
    def cared_for(self) -> tuple[str, ...]:
        """Every precaution in its words, also of what the week does not hold."""
        return tuple(entry.say for entry in said_in(self.trace)) if self.week else ()

    def care_with(self, exercise: Exercise) -> tuple[str, ...]:
        """Return the precautions that speak of an exercise, such as one that is easier."""
        return words_about(said_in(self.trace), exercise)


def cap_data(cap: Cap, value: int) -> int | str:
    """Return the value of a cap as a plan tells it; a phase by its name."""
    return Phase(value).name.lower() if cap is Cap.PHASE else value


def said_in(trace: Iterable[PlanFiring]) -> tuple[Precaution, ...]:
    """Return what the contraindications of a trace say, gravest first."""
    return precautions_of((firing.rule, firing.concluded) for firing in trace)


def precautions(trace: Iterable[PlanFiring], week: PlanWeek | None) -> tuple[PlanMessage, ...]:
    """Return what is to be heeded: the whole life, and whatever stands with an exercise.

    Without a week it is nothing.
    """
    if week is None:
        return ()
    return tuple(
        PlanMessage(entry.rule, entry.say)
        for entry in said_in(trace)
        if not entry.say_with or entry.say in week.take_care
    )
