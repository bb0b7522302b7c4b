"""Why the order of firing is ours: stock experta fires rules whose condition is false.

A cancelled activation stays on its agenda where others share its key. So a plan is given although
the red flag that forbids it has been found. If this test of stock experta ever fails, it has been
mended; PlaceOrder must be right either way.
"""

from typing import Any

import pytest

# tests/conftest.py has imported it as `experta_import` does; it cannot be imported before that
from experta import NOT
from experta.strategies import DepthStrategy

from recommender.inference.experta_import import AND, Fact, KnowledgeEngine, Rule, Strategy
from recommender.inference.ordering import PlaceOrder

# The order within experta's agenda changes from engine to engine. With so many rules of one key
# and so many engines, that stock experta is right each time is less likely than 1 in 10 ** 30.
RULES = 40
ENGINES = 10


class Pain(Fact):  # type: ignore[misc]  # experta has no types
    """What the person says."""


class Found(Fact):  # type: ignore[misc]
    """What the rules found."""


def _find_red_flag(engine: Any) -> None:
    engine.fired.add("red flag")
    engine.declare(Found(name="red_flag"))


def _rule(name: str, *when: Any, salience: int = 0) -> Rule:
    def fire(engine: Any) -> None:
        engine.fired.add(name)

    return Rule(*when, salience=salience)(fire)


def _engine(strategy: type[Strategy]) -> Any:
    """Return an engine that may plan only where no red flag is found; that one is looked for first.

    Beside the plans stand tips that hold for everybody.
    """
    members: dict[str, Any] = {"__strategy__": strategy}
    members["red_flag"] = Rule(AND(Pain(kind="chest")), salience=1)(_find_red_flag)
    for number in range(RULES):
        no_flag = AND(Pain(), NOT(Found(name="red_flag")))
        members[f"plan_{number}"] = _rule(f"plan {number}", no_flag)
        members[f"tip_{number}"] = _rule(f"tip {number}", AND(Pain()))
    return type("PlanOrRedFlag", (KnowledgeEngine,), members)()


def _fired(engine: Any, kind: str) -> set[str]:
    engine.fired = set()
    engine.reset()
    engine.declare(Pain(kind=kind))
    engine.run()
    fired: set[str] = engine.fired
    return fired


TIPS = {f"tip {number}" for number in range(RULES)}
PLANS = {f"plan {number}" for number in range(RULES)}


def test_stock_experta_gives_a_plan_to_a_person_with_a_red_flag() -> None:
    unsafe = [_fired(_engine(DepthStrategy), "chest") & PLANS for _ in range(ENGINES)]

    assert any(unsafe)


@pytest.mark.parametrize("engine_number", range(ENGINES))
def test_in_our_order_the_same_rules_never_plan_with_a_red_flag(engine_number: int) -> None:
    assert _fired(_engine(PlaceOrder), "chest") == {"red flag"} | TIPS


def test_in_our_order_the_same_rules_plan_where_there_is_no_red_flag() -> None:
    assert _fired(_engine(PlaceOrder), "dull") == PLANS | TIPS


def test_a_step_with_a_higher_salience_fires_first() -> None:
    order: list[str] = []
    members: dict[str, Any] = {"__strategy__": PlaceOrder}
    for place in (3, 1, 2):
        fire = _adding(order, f"place {place}")
        members[f"rule_{place}"] = Rule(AND(Pain()), salience=-place)(fire)
    engine = type("Places", (KnowledgeEngine,), members)()

    engine.reset()
    engine.declare(Pain(kind="dull"))
    engine.run()

    assert order == ["place 1", "place 2", "place 3"]


def _adding(order: list[str], name: str) -> Any:
    def fire(engine: Any) -> None:
        order.append(name)

    return fire
