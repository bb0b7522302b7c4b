"""How two plans differ: each kind of change at its place with both its values."""

from typing import Any

import pytest

from recommender.domain.canonical import JsonObject
from recommender.explain.comparing import Difference, differences, without_origin

Plan = dict[str, Any]


def a_plan(**different: Any) -> Plan:
    """Return a small plan with these parts instead."""
    return {
        "triage": "plan",
        "messages": [{"rule": "calm", "say": "Keep calm."}, {"rule": "rest", "say": "Rest."}],
        "avoid": [{"demand": "kneeling", "because": ["knee"]}],
        "limits": {"level": {"value": 2, "because": ["new"]}},
        "week": {"days": [a_day(1), a_day(3, an_item("plank"), an_item("wall-slide"))]},
        "content_digest": "one",
        "software_version": "1",
        **different,
    }


def a_day(day: int, *items: Plan) -> Plan:
    return {"day": day, "items": list(items)}


def an_item(exercise: str, **dose: int | None) -> Plan:
    return {"exercise": exercise, "dose": {"sets": 2, "minutes": None, **dose}}


def a_week(*items: Plan) -> Plan:
    """Return the week of `a_plan` with these items on day 3."""
    return {"days": [a_day(1), a_day(3, *items)]}


def test_equal_plans_have_no_difference() -> None:
    assert differences(a_plan(), a_plan()) == ()


@pytest.mark.parametrize("name", ["content_digest", "software_version"])
def test_which_version_decided_is_no_difference(name: str) -> None:
    assert differences(a_plan(), a_plan(**{name: "another"})) == ()


def test_a_plan_without_origin_keeps_all_else_in_order() -> None:
    kept = ["triage", "messages", "avoid", "limits", "week"]

    assert list(without_origin(a_plan())) == kept


def test_another_triage_is_a_difference() -> None:
    found = differences(a_plan(), a_plan(triage="urgent"))

    assert found == (Difference("triage", "plan", "urgent"),)


def test_another_message_of_a_rule_is_found_at_the_rule() -> None:
    after = a_plan(messages=[a_plan()["messages"][0], {"rule": "rest", "say": "Lie down."}])

    found = differences(a_plan(), after)

    assert found == (Difference("messages / rest / say", "Rest.", "Lie down."),)


def test_a_new_avoided_demand_stands_against_nothing() -> None:
    lifting = {"demand": "lifting", "because": ["back"]}

    found = differences(a_plan(), a_plan(avoid=[*a_plan()["avoid"], lifting]))

    words = '{"demand":"lifting","because":["back"]}'
    assert found == (Difference("avoid / lifting", "nothing", words),)


def test_an_avoided_demand_that_is_gone_stands_beside_nothing() -> None:
    lifting = {"demand": "lifting", "because": ["back"]}

    found = differences(a_plan(avoid=[*a_plan()["avoid"], lifting]), a_plan())

    words = '{"demand":"lifting","because":["back"]}'
    assert found == (Difference("avoid / lifting", words, "nothing"),)


def test_another_reason_is_found_at_what_it_is_for() -> None:
    after = a_plan(avoid=[{"demand": "kneeling", "because": ["knee", "hip"]}])

    found = differences(a_plan(), after)

    assert found == (Difference("avoid / kneeling / because", '["knee"]', '["knee","hip"]'),)


def test_another_limit_is_found_by_its_name() -> None:
    after = a_plan(limits={"level": {"value": 1, "because": ["new"]}})

    assert differences(a_plan(), after) == (Difference("limits / level / value", "2", "1"),)


def test_another_dose_is_found_on_its_day_at_its_exercise() -> None:
    after = a_plan(week=a_week(an_item("plank"), an_item("wall-slide", sets=1)))

    found = differences(a_plan(), after)

    assert found == (
        Difference("week / days / day 3 / items / wall-slide / dose / sets", "2", "1"),
    )


def test_a_number_that_was_not_given_was_nothing() -> None:
    after = a_plan(week=a_week(an_item("plank", minutes=5), an_item("wall-slide")))

    found = differences(a_plan(), after)

    place = "week / days / day 3 / items / plank / dose / minutes"
    assert found == (Difference(place, "nothing", "5"),)


def test_an_exercise_that_was_swapped_is_gone_and_the_other_is_new() -> None:
    after = a_plan(week=a_week(an_item("plank"), an_item("wall-push")))

    found = differences(a_plan(), after)

    dose = '"dose":{"sets":2,"minutes":null}'
    items = "week / days / day 3 / items"
    assert found == (
        Difference(f"{items} / wall-slide", f'{{"exercise":"wall-slide",{dose}}}', "nothing"),
        Difference(f"{items} / wall-push", "nothing", f'{{"exercise":"wall-push",{dose}}}'),
    )


def test_an_exercise_that_stands_twice_is_compared_each_time() -> None:
    before = a_plan(week=a_week(an_item("plank"), an_item("plank")))
    after = a_plan(week=a_week(an_item("plank"), an_item("plank", sets=3)))

    found = differences(before, after)

    place = "week / days / day 3 / items / plank again / dose / sets"
    assert found == (Difference(place, "2", "3"),)


def test_an_entry_that_stands_on_several_days_is_named_with_its_day() -> None:
    before: list[JsonObject] = [
        {"exercise": "plank", "day": day, "why": "It is too hard."} for day in (2, 5)
    ]
    after = [before[0], {**before[1], "why": "It is too early."}]

    found = differences({"left_out": before}, {"left_out": after})

    place = "left_out / plank, day 5 / why"
    assert found == (Difference(place, "It is too hard.", "It is too early."),)


def test_only_another_order_is_one_difference() -> None:
    after = a_plan(messages=a_plan()["messages"][::-1])

    found = differences(a_plan(), after)

    assert found == (Difference("messages / order", "calm, rest", "rest, calm"),)


def test_a_rule_that_fires_before_others_does_not_change_them() -> None:
    before: list[JsonObject] = [{"order": 1, "rule": "old"}]
    after: list[JsonObject] = [{"order": 1, "rule": "new"}, {"order": 2, "rule": "old"}]

    found = differences({"trace": before}, {"trace": after})

    assert found == (Difference("trace / new", "nothing", '{"rule":"new"}'),)


def test_a_week_that_is_gone_stands_beside_nothing() -> None:
    found = differences({"week": {"days": []}}, {"week": None})

    assert found == (Difference("week", '{"days":[]}', "nothing"),)


def test_lists_of_words_are_compared_whole() -> None:
    found = differences({"outcome": {"call": ["999"]}}, {"outcome": {"call": ["112"]}})

    assert found == (Difference("outcome / call", '["999"]', '["112"]'),)


def test_differences_come_in_the_order_of_the_plan() -> None:
    after = a_plan(triage="urgent", avoid=[], week=None)

    places = [found.place for found in differences(a_plan(), after)]

    assert places == ["triage", "avoid / kneeling", "week"]


def test_keys_in_another_order_are_no_difference() -> None:
    reordered = dict(reversed(a_plan().items()))

    assert differences(a_plan(), reordered) == ()


def test_another_programme_of_a_day_is_found_on_that_day() -> None:
    before: JsonObject = {"days": [{"day": 3, "programme": "calm", "minutes": 20}]}
    after: JsonObject = {"days": [{"day": 3, "programme": "strong", "minutes": 20}]}

    found = differences(before, after)

    assert found == (Difference("days / day 3 / programme", "calm", "strong"),)


def test_the_first_avoided_demand_is_found_by_its_name() -> None:
    found = differences(a_plan(avoid=[]), a_plan())

    assert [entry.place for entry in found] == ["avoid / kneeling"]


def test_a_key_that_is_new_with_null_is_a_difference() -> None:
    assert differences({"outcome": {}}, {"outcome": {"call": None}})
