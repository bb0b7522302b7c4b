"""Two plans side by side, in groups: outcome, rules, what is left out, limits, week, words."""

import json
from itertools import pairwise
from typing import Any

import pytest

from recommender.domain.content import Content
from recommender.domain.exercises import Dose
from recommender.exchange.plan_json import load_plan
from recommender.explain.changes import (
    Entry,
    LimitChange,
    OutcomeChange,
    PlanChanges,
    RuleEntry,
    Session,
    changes,
)
from recommender.explain.comparing import differences
from recommender.service.recommender import Recommender
from tests.people import a_person, random_answers
from tests.plans import plan_data

Plan = dict[str, Any]
DEMAND = "kneeling"
NUMBER = 24


@pytest.fixture(scope="module")
def plan(recommender: Recommender) -> Plan:
    """The plan of a healthy person, as it is kept."""
    return plan_data(recommender, a_person(recommender.content))


def kept(plan: Plan) -> Plan:
    copy: Plan = json.loads(json.dumps(plan))
    return copy


def between(content: Content, before: Plan, after: Plan) -> PlanChanges:
    return changes(content, load_plan(before), load_plan(after))


def first_working_day(plan: Plan) -> Plan:
    day: Plan = next(day for day in plan["week"]["days"] if len(day["items"]) > 1)
    return day


def test_equal_plans_have_nothing_in_any_group(content: Content, plan: Plan) -> None:
    found = between(content, plan, kept(plan))

    assert found.outcome.before == found.outcome.after
    assert (found.rules.new, found.rules.gone, found.changed_rules) == ((), (), ())
    assert (found.avoid.new, found.avoid.gone, found.limits) == ((), (), ())
    assert (found.week.before, found.week.after, found.week.days) == (True, True, ())
    assert (found.week.reworded, found.texts.new, found.texts.gone) == ((), (), ())


def test_another_outcome_stands_with_its_title(content: Content, plan: Plan) -> None:
    after = {**plan, "triage": "urgent", "outcome": {**plan["outcome"], "title": "Call today"}}

    found = between(content, plan, after).outcome

    was = Entry(plan["triage"], plan["outcome"]["title"])
    assert found == OutcomeChange(was, Entry("urgent", "Call today"))


def test_rules_of_one_plan_alone_are_new_or_gone(content: Content, plan: Plan) -> None:
    after = {**plan, "trace": plan["trace"][1:]}
    entry = plan["trace"][0]
    rule = RuleEntry(entry["rule"], entry["title"], entry["kind"])

    assert between(content, plan, after).rules.gone == (rule,)
    assert between(content, after, plan).rules.new == (rule,)


def test_a_rule_that_only_read_another_answer_is_not_changed(content: Content, plan: Plan) -> None:
    after = kept(plan)
    for firing in after["trace"]:
        firing["answers"] = []

    assert between(content, plan, after).changed_rules == ()
    assert differences(plan, after)


@pytest.mark.parametrize(
    ("part", "other"),
    [("title", "Another"), ("when", "age >= 1"), ("concluded", {"tell": "another"})],
)
def test_a_rule_that_says_another_thing_is_changed_and_not_new(
    content: Content, plan: Plan, part: str, other: object
) -> None:
    after = kept(plan)
    after["trace"][0][part] = other

    found = between(content, plan, after)

    assert [entry.id for entry in found.changed_rules] == [plan["trace"][0]["rule"]]
    assert (found.rules.new, found.rules.gone) == ((), ())


def test_what_is_left_out_has_the_name_of_the_content(content: Content, plan: Plan) -> None:
    exercise = next(iter(content.exercises))
    before = {**plan, "avoid": [{"demand": "unheard_of", "because": []}]}
    avoid = [{"demand": DEMAND, "because": []}, {"exercise": exercise, "because": []}]
    after = {**plan, "avoid": avoid}

    found = between(content, before, after).avoid

    assert found.new == (
        Entry(DEMAND, content.demands[DEMAND].name),
        Entry(exercise, content.exercises[exercise].name),
    )
    assert found.gone == (Entry("unheard_of", "unheard_of"),)


def test_another_reason_for_a_limit_is_no_other_limit(content: Content, plan: Plan) -> None:
    before = {"sets": a_limit(2), "items": a_limit(4), "level": a_limit(1)}
    after = {"sets": a_limit(2, "other"), "items": a_limit(5), "phase": a_limit("acute")}

    found = between(content, {**plan, "limits": before}, {**plan, "limits": after})

    assert found.limits == (
        LimitChange("items", 4, 5),
        LimitChange("level", 1, None),
        LimitChange("phase", None, "acute"),
    )


def a_limit(value: int | str, because: str = "rule") -> Plan:
    return {"value": value, "because": [because]}


def test_a_day_says_what_is_new_gone_and_dosed_otherwise(content: Content, plan: Plan) -> None:
    after = kept(plan)
    day = first_working_day(after)
    left, other = day["items"][0], day["items"][1]
    other["dose"]["sets"] += 1
    day["items"][0] = {**left, "exercise": "another", "name": "Another"}

    [found] = between(content, plan, after).week.days

    assert found.day == day["day"]
    assert [(entry.id, entry.after) for entry in found.new] == [("another", Dose(**left["dose"]))]
    assert [(entry.name, entry.before) for entry in found.gone] == [
        (left["name"], Dose(**left["dose"]))
    ]
    [dosed] = found.dosed
    assert dosed.before is not None
    assert (dosed.id, dosed.after) == (other["exercise"], Dose(**other["dose"]))
    assert dosed.before.sets == other["dose"]["sets"] - 1
    assert not found.reordered


def test_a_day_with_other_minutes_shows_both(content: Content, plan: Plan) -> None:
    after = kept(plan)
    day = first_working_day(after)
    day["minutes"] += 1

    [found] = between(content, plan, after).week.days

    assert found.before == Session(day["theme"], day["minutes"] - 1, rest=False)
    assert found.after == Session(day["theme"], day["minutes"], rest=False)


def test_only_another_order_of_a_day_is_said(content: Content, plan: Plan) -> None:
    after = kept(plan)
    first_working_day(after)["items"].reverse()

    [found] = between(content, plan, after).week.days

    assert found.reordered
    assert (found.new, found.gone, found.dosed) == ((), (), ())


def test_other_points_of_an_exercise_leave_the_week_the_same(content: Content, plan: Plan) -> None:
    after = kept(plan)
    first_working_day(after)["items"][0]["score"] = {}

    assert between(content, plan, after).week.days == ()


def test_an_exercise_in_other_words_is_named_once(content: Content, plan: Plan) -> None:
    after = kept(plan)
    item = first_working_day(after)["items"][0]
    for day in after["week"]["days"]:
        for entry in day["items"]:
            if entry["exercise"] == item["exercise"]:
                entry["steps"] = ["Sit down."]

    assert between(content, plan, after).week.reworded == (Entry(item["exercise"], item["name"]),)


def test_a_week_that_is_gone_has_all_its_days_gone(content: Content, plan: Plan) -> None:
    found = between(content, plan, {**plan, "week": None}).week

    assert (found.before, found.after) == (True, False)
    assert [entry.day for entry in found.days] == [1, 2, 3, 4, 5, 6, 7]
    assert all(entry.after is None and not entry.new for entry in found.days)


def test_messages_and_advice_come_by_their_text(content: Content, plan: Plan) -> None:
    tip = plan["advice"][0]
    after = {**plan, "advice": plan["advice"][1:], "messages": [{"rule": "calm", "say": "Rest."}]}

    found = between(content, {**plan, "messages": []}, after).texts

    assert found.new == (Entry("calm", "Rest."),)
    assert found.gone == (Entry(tip["tip"], f"{tip['title']}: {tip['text']}"),)


@pytest.mark.parametrize(("triage", "expected"), [("plan", ["Wait."]), ("urgent", [])])
def test_the_words_of_an_outcome_are_told_while_it_is_the_same(
    content: Content, plan: Plan, triage: str, expected: list[str]
) -> None:
    outcome = {**plan["outcome"], "do_now": [*plan["outcome"]["do_now"], "Wait."]}

    found = between(content, plan, {**plan, "triage": triage, "outcome": outcome}).texts

    assert [entry.name for entry in found.new] == expected


def test_with_the_sides_swapped_new_and_gone_are_swapped(recommender: Recommender) -> None:
    people = (random_answers(recommender.content, seed) for seed in range(NUMBER))
    plans = [plan_data(recommender, answers) for answers in people]

    for one, other in pairwise(plans):
        there, back = (between(recommender.content, *pair) for pair in ((one, other), (other, one)))
        for group in ("rules", "avoid", "texts"):
            assert getattr(there, group).new == getattr(back, group).gone
        assert {entry.day for entry in there.week.days} == {entry.day for entry in back.week.days}
        assert {(entry.cap, entry.before, entry.after) for entry in there.limits} == {
            (entry.cap, entry.after, entry.before) for entry in back.limits
        }
