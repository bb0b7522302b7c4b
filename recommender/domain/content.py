"""All that clinicians wrote, read and checked: the one thing a decision needs beside answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from recommender.domain.calling import CallNumber
from recommender.domain.compiled_rules import CompiledRules
from recommender.domain.conditions import Answers
from recommender.domain.danger import Counted, counted_signs
from recommender.domain.dose_steps import WORKING_KINDS
from recommender.domain.exercise_sets import ExerciseSets
from recommender.domain.exercises import Equipment, Exercise, Named, Need, Prescription
from recommender.domain.figures import Figure
from recommender.domain.gravity import GravestFirst
from recommender.domain.guidance import Guidance
from recommender.domain.hazards import Hazard
from recommender.domain.help import Help
from recommender.domain.ladders import Climbing, Ladder
from recommender.domain.population import Population
from recommender.domain.programmes import Programme
from recommender.domain.promises import Exemption, Promise
from recommender.domain.questions import Questionnaire
from recommender.domain.rules import Avoids, Rule, SafetyNet
from recommender.domain.sized_doses import OwnDoses
from recommender.domain.strata import rules_of_finding
from recommender.domain.summaries import Summary
from recommender.domain.week_settings import WeekSettings


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
    # how the desk tells whom a case is about; None in contents that were kept without it
    summary: Summary | None = None
    # what is told during the week; None in contents that were kept without it
    guidance: Guidance | None = None
    # empty in contents that were kept without them
    hazards: Mapping[str, Hazard] = field(default_factory=dict)
    places: Mapping[str, Named] = field(default_factory=dict)
    ladders: Mapping[str, Ladder] = field(default_factory=dict)
    figures: Mapping[str, Figure] = field(default_factory=dict)

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
    def gravest_first(self) -> GravestFirst:
        """What sorts rules and answers wherever the gravest come first."""
        return GravestFirst(self.questionnaire, self.hazards.values())

    @cached_property
    def own_doses(self) -> Mapping[str, OwnDoses]:
        """Every dose of each exercise's own range, before any limit, with its sizes."""
        steps, rest = self.week.steps, self.week.time.rest_seconds
        return {name: OwnDoses.of(one, steps, rest) for name, one in self.exercises.items()}

    @cached_property
    def ideas(self) -> Mapping[str, frozenset[str]]:
        """What a day named for each need is about, by the need: exercises by their ids."""
        every = self.exercises.items()
        return {
            need.id: frozenset(name for name, entry in every if need.is_idea_of(entry))
            for need in self.needs.values()
        }

    @cached_property
    def sets(self) -> ExerciseSets:
        """The exercises by what they are and what they serve."""
        return ExerciseSets(self.exercises, self.needs, self.week)

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

    def on_ladders_with(self, exercise_id: str) -> frozenset[str]:
        """Return what shares a ladder with an exercise, without itself."""
        return self._neighbours.get(exercise_id, frozenset())

    @cached_property
    def lower_forms(self) -> Mapping[str, frozenset[str]]:
        """What is a lower form of each exercise: below it on a ladder in order, and its kin.

        Kin are two that work muscles, or two of the same main need.
        """
        found: dict[str, set[str]] = {}
        for ladder in (one for one in self.ladders.values() if one.in_order):
            for name in ladder.exercises:
                lower = (one for rung in ladder.below(name) for one in rung)
                found.setdefault(name, set()).update(one for one in lower if self._kin(name, one))
        return {name: frozenset(lower) for name, lower in found.items() if lower}

    @cached_property
    def lower_work(self) -> Mapping[str, frozenset[str]]:
        """What is easier of its own kind than each exercise that works muscles, by its id."""
        every = self.exercises
        return {
            name: frozenset(one for one in self.easier_than(name) if every[one].kind is entry.kind)
            for name, entry in every.items()
            if entry.kind in WORKING_KINDS
        }

    def _kin(self, name: str, other: str) -> bool:
        one, two = self.exercises[name], self.exercises[other]
        are_work = one.kind in WORKING_KINDS and two.kind in WORKING_KINDS
        return are_work or one.needs[0] == two.needs[0]

    @cached_property
    def _neighbours(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for ladder in self.ladders.values():
            for name in ladder.exercises:
                found.setdefault(name, set()).update(ladder.exercises)
        return {name: frozenset(others - {name}) for name, others in found.items()}

    @cached_property
    def kin_on_ladders(self) -> Mapping[str, frozenset[str]]:
        """Each exercise with those of its kind on its ladders, by its id."""
        every = self.exercises
        return {
            name: frozenset(
                (
                    name,
                    *(one for one in self.on_ladders_with(name) if every[one].kind is entry.kind),
                )
            )
            for name, entry in every.items()
        }

    @cached_property
    def _climbing(self) -> Climbing:
        return Climbing(self.ladders.values())

    def rules_avoiding(self, exercise: Exercise) -> tuple[Rule, ...]:
        """Return the rules that leave an exercise out, for itself or for what it demands."""
        names = (exercise.id, *exercise.demands)
        found = {rule.id for name in names for rule in self.avoiding.get(name, ())}
        return tuple(rule for rule in self.rules if rule.id in found)

    @cached_property
    def avoiding(self) -> Mapping[str, tuple[Rule, ...]]:
        """The rules that leave out each demand, or exercise by name, in order."""
        found: dict[str, list[Rule]] = {}
        for rule in self.rules:
            for name in rule.then.what if isinstance(rule.then, Avoids) else ():
                found.setdefault(name, []).append(rule)
        return {name: tuple(rules) for name, rules in found.items()}

    def doses_of(self, exercise: Exercise) -> tuple[Prescription, ...]:
        """Return our own dose and then each different one that a seed gives, with its source."""
        given = (
            item.dose
            for programme in self.programmes.values()
            for item in programme.items
            if item.exercise == exercise.id
        )
        return tuple(dict.fromkeys((exercise.dose, *given)))
