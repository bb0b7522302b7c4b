"""Faults planted in one of the two readers of the rules: one rule never holds for it.

They have few of the real rules, because making ready all of them takes a hundred times as long.
"""

from collections.abc import Callable
from dataclasses import replace

from recommender.domain.compiled_rules import CompiledRules
from recommender.domain.conditions import AllOf, AnyOf, Not
from recommender.domain.content import Content
from recommender.domain.rules import Rule
from recommender.inference.deciding import Decider
from recommender.inference.engine import engine_class
from recommender.inference.rulebook import make_rulebook
from recommender.service.app import App
from recommender.service.recommender import Recommender

Blind = Callable[[Content, str], Decider]
NAMED = (
    # two rules read the chest signs, or nobody would be asked once one of them is a no for all
    *("chest-pain", "pressure-elsewhere"),
    *("fever", "finds-fever", "under-18", "worse-early"),
    *("no-bouncing", "acute-phase", "dose-acute"),
)
NEVER = AllOf((AnyOf(()), Not(AnyOf(()))))


def few_rules(content: Content) -> Content:
    """Return the content with these of its rules alone, under a digest of its own."""
    rules = tuple(rule for rule in content.rules if rule.id in NAMED)
    assert len(rules) == len(NAMED)
    return replace(content, digest="few".ljust(64, "0"), rules=rules)


def blind_engine(content: Content, rule_id: str) -> Decider:
    """Return a decider whose engine never fires a rule; the evaluation is right."""
    few = few_rules(content)
    decider = Decider(few)
    decider._engine_class = engine_class(make_rulebook(_without(few, rule_id)))
    return decider


def blind_evaluation(content: Content, rule_id: str) -> Decider:
    """Return a decider whose evaluation takes a rule for a no; the engine is right."""
    blinded = few_rules(content)
    vars(blinded)["compiled_rules"] = CompiledRules(_without(blinded, rule_id))
    return Decider(blinded)


def with_fault(services: App, blind: Blind, rule_id: str) -> App:
    """Return services on the same stores that decide with a fault."""
    decider = blind(services.recommender.content, rule_id)
    recommender = Recommender(decider.content)
    vars(recommender)["_decider"] = decider
    faulty = replace(services, recommender=recommender)
    faulty.content_versions.keep({})
    return faulty


def _without(content: Content, rule_id: str) -> tuple[Rule, ...]:
    assert rule_id in content.rules_by_id
    return tuple(
        replace(rule, when=NEVER) if rule.id == rule_id else rule for rule in content.rules
    )
