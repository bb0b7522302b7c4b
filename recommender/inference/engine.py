"""Build an experta engine from a rulebook and run one decision on it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from recommender.domain.assessment import Firing
from recommender.domain.conditions import Situation
from recommender.domain.known import known_of
from recommender.domain.truth import Truth
from recommender.inference.experta_import import AND, KnowledgeEngine, Matcher, Rule, Strategy
from recommender.inference.facts import AnswersFact, Facts, finding_fact
from recommender.inference.matching import CompiledMatcher
from recommender.inference.ordering import PlaceOrder
from recommender.inference.patterns import pattern_of
from recommender.inference.rulebook import EngineStep, Rulebook
from recommender.inference.tracing import trace_of


class DecisionEngine(KnowledgeEngine):  # type: ignore[misc]  # experta has no types
    """An experta engine that writes down what each firing read; see `engine_class`."""

    rulebook: Rulebook

    def __init__(self) -> None:
        self.steps_fired: dict[str, EngineStep] = {}
        self.found: dict[str, Truth] = {}
        super().__init__()

    def get_deffacts(self) -> list[AnswersFact]:
        """Return no initial facts: no step reads experta's own, and it looks for them each time."""
        return []

    def forget(self) -> None:
        """Drop all facts, so that no answer is left in the engine."""
        self.steps_fired = {}
        self.found = {}
        self.reset()
        self.facts = Facts()


def engine_class(
    rulebook: Rulebook,
    *,
    matcher: type[Matcher] = CompiledMatcher,
    strategy: type[Strategy] = PlaceOrder,
) -> type[DecisionEngine]:
    """Return the engine's class for these rules, under our matcher and strategy or others."""
    members: dict[str, Any] = {
        "__matcher__": matcher,
        "__strategy__": strategy,
        "rulebook": rulebook,
    }
    for step in rulebook.steps:
        members[f"step {step.name}"] = _experta_rule(step)
    return type("RulebookEngine", (DecisionEngine,), members)


@dataclass(frozen=True)
class Run:
    """What the engine made of a situation: its steps, by name, and the findings it decided."""

    firings: tuple[Firing, ...] = ()
    steps: frozenset[str] = frozenset()
    findings: Mapping[str, Truth] = field(default_factory=dict)


def decide(engine: DecisionEngine, situation: Situation) -> tuple[Firing, ...]:
    """Return the firings for a situation, first to last; nothing of it stays in the engine."""
    return run_engine(engine, situation).firings


def run_engine(engine: DecisionEngine, situation: Situation) -> Run:
    """Return what the engine makes of a situation; nothing of it stays in the engine."""
    engine.forget()
    engine.declare(AnswersFact(**known_of(situation)))
    engine.run()
    steps, truths = engine.steps_fired, engine.found
    engine.forget()
    fired = [step for step in steps.values() if step.rule is not None]
    return Run(trace_of(fired, situation, truths), frozenset(steps), truths)


def _experta_rule(step: EngineStep) -> Rule:
    """Return the experta rule of a step; each has a function of its own, or equal ones merge."""
    rule = Rule(AND(pattern_of(step.when, step.wanted)), salience=-step.place)
    action: Callable[..., None] = partial(_fire, step=step)
    vars(action)["__name__"] = step.name
    return rule(action)


def _fire(engine: DecisionEngine, step: EngineStep) -> None:
    # under RETE a rule with alternatives fires once for each that holds; the first time counts
    engine.steps_fired[step.name] = step
    if step.finding and step.finding not in engine.found:
        engine.found[step.finding] = step.wanted
        engine.declare(finding_fact(step.finding, step.wanted))
