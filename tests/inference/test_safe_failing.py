"""After a decision nothing of it is left; after a failure there is no plan and a fresh engine."""

import collections
import collections.abc
import gc
import importlib.util
import logging
import subprocess
import sys
import traceback
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.domain.conditions import Comparison, Condition, Situation
from recommender.domain.content import Content
from recommender.domain.errors import EngineError
from recommender.domain.truth import Truth
from recommender.inference import experta_door
from recommender.inference.compiling import compile_condition
from recommender.inference.deciding import Decider
from recommender.inference.experta_door import Activation, Agenda, Rule
from recommender.inference.facts import Answered, known_of
from recommender.inference.ordering import PlaceOrder
from recommender.inference.patterns import pattern_of
from tests.domain.random_conditions import FINDINGS, conditions, situations
from tests.people import HEALTHY, a_person, random_answers

SECRET = 97  # an age that stands for a whole person


class Breaking(Comparison):
    """A condition that fails while it is tried."""

    def accepts(self, value: object) -> bool:
        raise RuntimeError(f"cannot compare {value}")


@pytest.fixture
def broken(content: Content) -> Content:
    rule = replace(content.rules[0], when=Breaking("age"))
    return replace(content, rules=(rule, *content.rules[1:]))


def facts_alive() -> list[Any]:
    """Return the answers that any object of this process still holds in a fact."""
    gc.collect()
    return [fact for fact in gc.get_objects() if isinstance(fact, Answered) and "age" in fact]


def test_no_answer_is_left_in_the_engine_after_a_decision(content: Content) -> None:
    decider = Decider(content)

    decider.assess(a_person(content, age=SECRET, first_time=False))

    assert all(fact["age"] != SECRET for fact in facts_alive() if isinstance(fact["age"], int))


def test_a_failure_is_an_engine_error_that_shows_no_answer(broken: Content) -> None:
    with pytest.raises(EngineError) as caught:
        Decider(broken).assess(a_person(broken, age=SECRET, first_time=False))

    shown = "".join(traceback.format_exception(caught.value))
    assert str(SECRET) not in shown
    assert "RuntimeError" in str(caught.value)


def test_no_answer_is_left_after_a_failure(broken: Content) -> None:
    decider = Decider(broken)

    with pytest.raises(EngineError):
        decider.assess(a_person(broken, age=SECRET, first_time=False))

    assert all(fact["age"] != SECRET for fact in facts_alive() if isinstance(fact["age"], int))


def test_the_decision_after_a_failure_is_right(content: Content) -> None:
    fails = [True]

    class FailingOnce(Comparison):
        def accepts(self, value: object) -> bool:
            if fails:
                raise RuntimeError(fails.pop(), value)
            return False

    extra = replace(content.rules[0], id="extra", when=FailingOnce("age"))
    decider = Decider(replace(content, rules=(*content.rules, extra)))
    answers = a_person(content, **HEALTHY)

    with pytest.raises(EngineError):
        decider.assess(answers)

    assert decider.assess(answers) == Decider(content).assess(answers)


def test_eight_threads_decide_as_one_does(content: Content) -> None:
    decider = Decider(content)
    people = [random_answers(content, seed) for seed in range(400)]
    alone = [decider.assess(answers) for answers in people]

    with ThreadPoolExecutor(max_workers=8) as pool:
        together = list(pool.map(decider.assess, people))

    assert together == alone


def test_importing_experta_leaves_logging_and_collections_as_they_were() -> None:
    check = (
        "import collections, logging; import recommender.inference.experta_door; "
        "print(logging.getLogger().handlers, hasattr(collections, 'Mapping'))"
    )

    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[] False"


def test_a_name_and_a_handler_that_were_there_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    handlers = list(logging.getLogger().handlers)
    monkeypatch.setattr(collections, "Mapping", collections.abc.Mapping, raising=False)
    spec = importlib.util.spec_from_file_location("door_again", experta_door.__file__)
    assert spec is not None
    assert spec.loader is not None

    spec.loader.exec_module(importlib.util.module_from_spec(spec))

    assert getattr(collections, "Mapping", None) is collections.abc.Mapping
    assert logging.getLogger().handlers == handlers


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_the_compiled_tests_are_what_holds_means(content: Content, data: st.DataObject) -> None:
    questionnaire = content.questionnaire
    condition: Condition = data.draw(conditions(questionnaire))
    names = list(questionnaire.questions)
    situation: Situation = data.draw(situations(questionnaire, names, FINDINGS))

    compiled = compile_condition(condition)
    truth = condition.holds(situation)

    known = known_of(situation)
    assert compiled.is_yes(known, situation.findings) is (truth is Truth.YES)
    assert compiled.is_no(known, situation.findings) is (truth is Truth.NO)


@pytest.mark.parametrize("reader", [compile_condition, lambda odd: pattern_of(odd, Truth.YES)])
def test_what_is_no_condition_is_refused(reader: Any) -> None:
    with pytest.raises(TypeError, match="no condition: str"):
        reader("age >= 65")


def rules_of(*saliences: int) -> Iterator[Rule]:
    """Yield experta rules with these saliences, each with a function of its own."""
    for salience in saliences:

        def act(_: Any) -> None:
            """Do nothing."""

        yield Rule(Answered(), salience=salience)(act)


def test_our_order_runs_the_highest_salience_first_and_drops_what_is_cancelled() -> None:
    first, second, third = (Activation(rule, []) for rule in rules_of(0, -1, -2))
    agenda = Agenda()
    order = PlaceOrder()

    order.update_agenda(agenda, [second, third, first], [])
    order.update_agenda(agenda, [], [Activation(second.rule, [])])

    assert [agenda.get_next(), agenda.get_next(), agenda.get_next()] == [first, third, None]
