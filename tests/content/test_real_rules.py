"""The real rules: each has examples on both sides of its edge and says what it rests on.

That each keeps its examples is what a content is refused for otherwise (`test_rules_together.py`).
"""

import re
from collections.abc import Callable
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from recommender.content.answers import check_answer
from recommender.domain.conditions import ALWAYS, Answers
from recommender.domain.content import Content
from recommender.domain.questions import not_applicable
from recommender.domain.reference import decide_rules
from recommender.domain.rules import Rule, RuleKind, Sends, Triage
from recommender.domain.truth import Truth
from tests.content.folders import real_content
from tests.people import random_answers, random_value

RULES = real_content().rules


def _ids_where(is_wrong: Callable[[Rule], bool]) -> list[str]:
    return [rule.id for rule in RULES if is_wrong(rule)]


def test_every_rule_that_has_an_edge_has_examples_on_both_sides_of_it() -> None:
    sides = {Truth.YES, Truth.NO}
    one_sided = _ids_where(lambda rule: not sides <= {case.fires for case in rule.examples})

    assert one_sided == _ids_where(lambda rule: rule.when == ALWAYS)


def test_a_stop_for_today_says_no_later_time() -> None:
    at_once = (Triage.EMERGENCY, Triage.URGENT)
    later = re.compile(
        r"or tomorrow|tomorrow or|(?:looked at|seen|see \w+ \w+) within (?:\w+ )?(?:days|weeks)"
    )

    assert not [
        (rule.id, say)
        for rule in RULES
        if isinstance(rule.then, Sends) and rule.then.triage in at_once
        for say in (rule.then.say, *(net.say for net in rule.then.say_if))
        if later.search(say)
    ]


def test_every_rule_says_why() -> None:
    assert _ids_where(lambda rule: not rule.because) == []


def test_every_rule_rests_on_sources_that_exist(content: Content) -> None:
    cited = {rule.id: [citation.source for citation in rule.sources] for rule in RULES}

    assert all(cited.values())
    assert {source for sources in cited.values() for source in sources} <= set(content.sources)


def test_no_rule_is_graded_better_than_its_best_source(content: Content) -> None:
    grades = ["A", "B", "C", "seed", "judgement"]
    order = {source.id: grades.index(source.grade) for source in content.sources.values()}

    too_good = _ids_where(
        lambda rule: (
            grades.index(rule.evidence) < min(order[cited.source] for cited in rule.sources)
        )
    )

    assert too_good == []


def test_there_are_at_least_a_hundred_rules() -> None:
    assert len(RULES) >= 100


def test_there_are_rules_of_every_kind() -> None:
    assert {rule.kind for rule in RULES} == set(RuleKind)


def test_no_two_rules_share_an_id() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_rules_are_listed_by_kind_in_the_order_of_deciding() -> None:
    kinds = [rule.kind for rule in RULES]

    assert kinds == sorted(kinds, key=list(RuleKind).index)


def test_every_triage_but_a_plan_is_reached_by_some_rule() -> None:
    reached = {rule.then.triage for rule in RULES if hasattr(rule.then, "triage")}

    assert reached == set(Triage) - {Triage.PLAN}


@settings(max_examples=40)
@given(seed=st.integers(0, 10**6), kept=st.floats(0, 0.95))
def test_an_answer_more_never_changes_a_rule_that_is_decided(
    content: Content, seed: int, kept: float
) -> None:
    # what is open hangs on the answers, so that hypothesis cannot draw it by itself
    chance = Random(seed)
    whole = random_answers(content, seed, ill=0.5)
    some: Answers = {name: value for name, value in whole.items() if chance.random() < kept}
    outside = not_applicable(content.questionnaire, some)
    open_ = [q for q in content.questionnaire if q.id not in some and q.id not in outside]
    assume(open_)
    question = chance.choice(open_)
    answer = check_answer(question, random_value(chance, question, ill=0.9))

    before = decide_rules(content.rules, content.questionnaire, some)
    after = decide_rules(content.rules, content.questionnaire, {**some, question.id: answer})

    changed = [name for name, truth in before.items() if truth not in {after[name], Truth.UNKNOWN}]
    assert changed == []
