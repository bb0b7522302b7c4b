"""Threads decide alike, experta is imported without a trace, and the order of firing is ours."""

import collections
import collections.abc
import importlib.util
import logging
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from recommender.domain.content import Content
from recommender.domain.truth import Truth
from recommender.inference import experta_import
from recommender.inference.deciding import Decider
from recommender.inference.experta_import import Activation, Agenda, Rule
from recommender.inference.facts import AnswersFact
from recommender.inference.ordering import PlaceOrder
from recommender.inference.patterns import pattern_of
from tests.people import random_answers


@pytest.mark.crowd
def test_eight_threads_decide_as_one_does(content: Content) -> None:
    decider = Decider(content)
    people = [random_answers(content, seed) for seed in range(160)]
    alone = [decider.assess(answers) for answers in people]

    with ThreadPoolExecutor(max_workers=8) as pool:
        together = list(pool.map(decider.assess, people))

    assert together == alone


def test_importing_experta_leaves_logging_and_collections_as_they_were() -> None:
    check = (
        "import collections, logging; import recommender.inference.experta_import; "
        "print(logging.getLogger().handlers, hasattr(collections, 'Mapping'))"
    )

    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[] False"


def test_a_name_and_a_handler_that_were_there_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    handlers = list(logging.getLogger().handlers)
    monkeypatch.setattr(collections, "Mapping", collections.abc.Mapping, raising=False)
    spec = importlib.util.spec_from_file_location("imported_again", experta_import.__file__)
    assert spec is not None
    assert spec.loader is not None

    spec.loader.exec_module(importlib.util.module_from_spec(spec))

    assert getattr(collections, "Mapping", None) is collections.abc.Mapping
    assert logging.getLogger().handlers == handlers


def test_what_is_no_condition_is_refused() -> None:
    odd: Any = "age >= 65"

    with pytest.raises(TypeError, match="no condition: str"):
        pattern_of(odd, Truth.YES)


def rules_of(*saliences: int) -> Iterator[Rule]:
    """Yield experta rules with these saliences, each with a function of its own."""
    for salience in saliences:

        def act(_: Any) -> None:
            """Do nothing."""

        yield Rule(AnswersFact(), salience=salience)(act)


def test_our_order_runs_the_highest_salience_first_and_drops_what_is_cancelled() -> None:
    first, second, third = (Activation(rule, []) for rule in rules_of(0, -1, -2))
    agenda = Agenda()
    order = PlaceOrder()

    order.update_agenda(agenda, [second, third, first], [])
    order.update_agenda(agenda, [], [Activation(second.rule, [])])

    assert [agenda.get_next(), agenda.get_next(), agenda.get_next()] == [first, third, None]
