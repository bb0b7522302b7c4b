"""Why the order of firing is ours: stock experta fires what was cancelled.

Forty rules each want a plan where no red flag was found, forty others give a tip where no second
finding was made; one rule finds the red flag first. The plans are cancelled then and must not fire.
Stock experta looks for each of them at three places of its agenda only, and the tips, which wait
with the same key, stand in the way.
"""

from typing import Any

from experta import NOT
from experta.matchers import ReteMatcher

from recommender.inference.experta_door import Fact, KnowledgeEngine, Rule, Strategy
from recommender.inference.ordering import PlaceOrder

PLANS = 40
RUNS = 25


class Pain(Fact):  # type: ignore[misc]
    """The answer that everybody gives."""


class RedFlag(Fact):  # type: ignore[misc]
    """The finding that forbids a plan."""


class Other(Fact):  # type: ignore[misc]
    """A finding that nobody makes."""


def plans_in_spite_of_a_red_flag(strategy: type[Strategy] | None) -> int:
    """Return how many plans fire although the red flag is there, over several runs."""
    engine = an_engine(strategy)()
    for _ in range(RUNS):
        engine.reset()
        engine.declare(Pain(strong=True))
        engine.run()
    return int(engine.unsafe)


def an_engine(strategy: type[Strategy] | None) -> type[KnowledgeEngine]:
    """Return an engine of these rules under stock RETE and a strategy, stock or ours."""

    def find(engine: Any) -> None:
        engine.declare(RedFlag())

    members: dict[str, Any] = {"unsafe": 0, "find": Rule(Pain(strong=True), salience=1)(find)}
    if strategy is not None:
        members |= {"__strategy__": strategy, "__matcher__": ReteMatcher}
    for number in range(PLANS):
        members[f"plan_{number}"] = Rule(Pain(strong=True), NOT(RedFlag()))(a_plan(number))
        members[f"tip_{number}"] = Rule(Pain(strong=True), NOT(Other()))(a_tip(number))
    return type("PlanEngine", (KnowledgeEngine,), members)


def a_plan(number: int) -> Any:
    """Return a function of its own: experta merges rules with the same one."""

    def plan(engine: Any) -> None:
        is_flagged = any(isinstance(fact, RedFlag) for fact in engine.facts.values())
        engine.unsafe += is_flagged

    plan.__name__ = f"plan_{number}"
    return plan


def a_tip(number: int) -> Any:
    """Return a function of its own that does nothing."""

    def tip(_: Any) -> None:
        """Give a tip."""

    tip.__name__ = f"tip_{number}"
    return tip


def test_stock_experta_gives_unsafe_answers() -> None:
    assert plans_in_spite_of_a_red_flag(None) > 0


def test_the_same_rules_are_safe_under_our_order() -> None:
    assert plans_in_spite_of_a_red_flag(PlaceOrder) == 0
