"""What several rules say, told once: no sentence and no safety net stands twice."""

from dataclasses import replace

from recommender.domain.content import Content
from recommender.domain.plan import Plan, PlanDay, PlanLeftOut, PlanMessage, PlanWeek
from recommender.domain.rules import RuleKind, Sends, Triage
from recommender.exchange.telling import (
    MessageGroup,
    left_out_told,
    messages_for,
    milder_messages,
    sentences,
    told_once,
)
from tests.plans import a_plan, firing

CALL = "Call 999 (112 in Europe, 911 in the US) now."
TODAY = "Call NHS 111 or your doctor today."


def test_one_message_is_told_as_it_is() -> None:
    assert told_once([(f"{CALL} Tell them that you feel numb.", [])]) == (
        MessageGroup(CALL, ("Tell them that you feel numb.",), ()),
    )


def test_what_two_messages_begin_with_is_said_once() -> None:
    told = told_once([(f"{CALL} Tell them about A.", []), (f"{CALL} Tell them about B. Go.", [])])

    assert told == (MessageGroup(CALL, ("Tell them about A.", "Tell them about B. Go."), ()),)
    assert told[0].paragraphs == (CALL, "Tell them about A.", "Tell them about B. Go.")


def test_messages_that_begin_differently_stay_in_their_order() -> None:
    told = told_once([(CALL, []), (f"{TODAY} Say A.", []), (f"{CALL} Say B.", [])])

    assert told == (MessageGroup(CALL, ("Say B.",), ()), MessageGroup(TODAY, ("Say A.",), ()))


def test_a_later_sentence_that_was_said_before_is_left_out() -> None:
    told = told_once([(f"{CALL} Lie still.", []), (f"{CALL} Say why. Lie still.", [])])

    assert told == (MessageGroup(CALL, ("Lie still.", "Say why."), ()),)


def test_a_message_of_which_all_was_said_adds_only_its_safety_net() -> None:
    told = told_once([(f"{CALL} Go.", ["If A, call."]), (f"{CALL} Go.", ["If A, call.", "If B."])])

    assert told == (MessageGroup(CALL, ("Go.",), ("If A, call.", "If B.")),)


def test_a_safety_net_that_another_group_has_is_not_said_again() -> None:
    told = told_once([(CALL, ["If A, call."]), (TODAY, ["If A, call."])])

    assert told == (MessageGroup(CALL, (), ("If A, call.",)), MessageGroup(TODAY, (), ()))


def test_a_group_whose_beginning_was_said_elsewhere_is_told_without_it() -> None:
    told = told_once([(f"{TODAY} Rest.", []), ("Rest. Walk a little.", [])])

    assert told == (MessageGroup(TODAY, ("Rest.",), ()), MessageGroup("Walk a little.", (), ()))


def test_a_message_that_was_said_within_others_adds_its_safety_net_to_the_last() -> None:
    told = told_once([(f"{CALL} Rest.", []), (TODAY, []), ("Rest.", ["If A, call."])])

    assert told == (MessageGroup(CALL, ("Rest.",), ()), MessageGroup(TODAY, (), ("If A, call.",)))


def test_nothing_to_tell_is_nothing() -> None:
    assert told_once([]) == ()


def test_a_short_form_does_not_end_a_sentence() -> None:
    assert sentences("Take a pill, e.g. one that helps. Rest.") == (
        "Take a pill, e.g. one that helps.",
        "Rest.",
    )


def test_every_message_of_the_content_comes_out_whole_when_it_is_alone(content: Content) -> None:
    says = [rule.then.say for rule in content.rules if isinstance(rule.then, Sends)]

    told = [told_once([(say, ())]) for say in says]

    assert says
    assert [[one.paragraphs for one in entry] for entry in told] == [[(say,)] for say in says]


def told_plan(triages: dict[str, Triage], week: PlanWeek | None) -> Plan:
    """Return a plan that tells: each rule says its name, and has a safety net."""
    return a_plan(
        triage=next(iter(triages.values())),
        messages=tuple(PlanMessage(one, one, (f"If {one}.",)) for one in triages),
        trace=tuple(firing(one, Sends(to, one), RuleKind.TRIAGE) for one, to in triages.items()),
        week=week,
    )


TODAY_AND_MILDER = {
    "today": Triage.URGENT,
    "first": Triage.CLINICIAN_FIRST,
    "gently": Triage.PLAN_WITH_CARE,
}


def test_a_stop_tells_nothing_milder_but_keeps_every_safety_net() -> None:
    plan = told_plan(TODAY_AND_MILDER, week=None)

    assert messages_for(plan) == [("today", ["If today.", "If first.", "If gently."])]
    assert milder_messages(plan) == [("first", [])]


def test_an_emergency_waits_for_nothing() -> None:
    plan = told_plan({"now": Triage.EMERGENCY, **TODAY_AND_MILDER}, week=None)

    assert messages_for(plan) == [("now", ["If now."])]
    assert milder_messages(plan) == [("today", ["If today."]), ("first", ["If first."])]


def test_a_stop_of_the_planner_leads() -> None:
    care = told_plan({"gently": Triage.PLAN_WITH_CARE}, week=None)
    messages = (PlanMessage("nothing-safe", "nothing"), *care.messages)
    plan = replace(care, triage=Triage.CLINICIAN_FIRST, messages=messages)

    assert messages_for(plan) == [("nothing", ["If gently."])]
    assert milder_messages(plan) == []


def test_a_stop_without_words_of_its_own_tells_what_is_milder() -> None:
    first = told_plan({"first": Triage.CLINICIAN_FIRST}, week=None)

    assert messages_for(replace(first, triage=Triage.URGENT)) == [("first", ["If first."])]


def test_a_week_with_care_tells_all() -> None:
    told = told_plan({"gently": Triage.PLAN_WITH_CARE}, week=PlanWeek(()))

    assert messages_for(told) == [("gently", ["If gently."])]


def test_a_day_of_a_programme_that_gave_way_is_told_only_beside_days_of_programmes() -> None:
    gone = PlanLeftOut("Loosen up", 1, "Not this one.", (), programme="knots")
    cobra = PlanLeftOut("Cobra", 1, "It leans back.", (), exercise="cobra")
    day = PlanDay(1, "Theme", "Goal", "", 10, rest=False, items=())

    def told(programme: str) -> tuple[PlanLeftOut, ...]:
        week = PlanWeek(days=(replace(day, programme=programme),), says=(), needs=())
        return left_out_told(replace(a_plan(), week=week, left_out=(gone, cobra)))

    assert told("") == (cobra,)
    assert told("spasm") == (gone, cobra)
