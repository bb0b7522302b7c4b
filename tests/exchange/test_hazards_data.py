"""The hazards as data, and what of the content no hazard traces."""

from dataclasses import replace

from recommender.domain.content import Content
from recommender.domain.hazards import Hazard, Sign
from recommender.domain.rules import Sends
from recommender.exchange.hazards import hazard_data, sign_data, untraced_rules, untraced_signs


def cauda_equina(content: Content) -> Hazard:
    return content.hazards["cauda-equina"]


def test_a_sign_is_told_in_the_words_of_the_form(content: Content) -> None:
    assert sign_data(content, Sign("saddle_signs", "no_pee")) == {
        "id": "saddle_signs.no_pee",
        "question": "Bladder, bowel, between legs",
        "option": "Full bladder, no pee comes, or a catheter",
    }


def test_a_sign_that_is_a_number_or_a_yes_is_told_so(content: Content) -> None:
    assert sign_data(content, Sign("age"))["option"] is None
    assert sign_data(content, Sign("smoker", "yes"))["option"] == "yes"


def test_a_hazard_as_data_keeps_its_cases_and_both_likelihoods(content: Content) -> None:
    data = hazard_data(content, cauda_equina(content))

    assert data["likelihood"] == {"before": "medium", "after": "low"}
    assert {case["near_miss"] for case in data["cases"]} == {True, False}
    assert {"saddle_signs": ["saddle_numbness", "pee_leak"]} in [
        case["answers"] for case in data["cases"]
    ]


def test_a_rule_and_a_sign_are_untraced_where_no_hazard_names_them(content: Content) -> None:
    hazard = cauda_equina(content)
    others = {name: one for name, one in content.hazards.items() if name != hazard.id}
    less = replace(content, hazards=others)

    rules = {rule.id for rule in untraced_rules(less)} - {
        rule.id for rule in untraced_rules(content)
    }
    signs = {*untraced_signs(less)} - {*untraced_signs(content)}

    assert "saddle-numbness" in rules <= set(hazard.rules)
    assert Sign("saddle_signs", "saddle_numbness") in signs <= {*hazard.signs, *hazard.risks}


def test_all_rules_of_triage_and_all_signs_are_untraced_without_hazards(content: Content) -> None:
    bare = replace(content, hazards={})

    assert {rule.kind.value for rule in untraced_rules(bare)} == {"triage"}
    signs = untraced_signs(bare)
    assert Sign("saddle_signs", "no_pee") in signs
    # what is plan only, what says nothing, and “which one?”
    assert Sign("inflammation_signs", "uveitis") not in signs
    assert Sign("onset", "gradual") not in signs
    assert not [sign for sign in signs if sign.question == "saddle_signs_which"]


def test_every_rule_that_stops_acts_for_a_hazard(content: Content) -> None:
    stops = [
        rule.id
        for rule in untraced_rules(content)
        if isinstance(rule.then, Sends) and not rule.then.triage.allows_week
    ]

    assert stops == []
