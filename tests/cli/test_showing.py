"""Doses and reasons in the words of the terminal."""

from dataclasses import replace

import pytest

from recommender.cli.showing import dose_text, show_catalogue, show_numbered, show_plan
from recommender.domain.content import Content
from recommender.domain.exercises import Dose
from recommender.domain.plan import PlanWeek
from recommender.service.app import App
from recommender.service.recommender import Recommender
from recommender.web.app import create_app
from recommender.web.viewing import dose_words
from tests.cli.typist import a_console, shown_on
from tests.people import a_person, a_plain_case
from tests.weeks.people import described


@pytest.mark.parametrize(
    ("dose", "words"),
    [
        (Dose(sets=1, sides=1, repetitions=1), "1 time"),
        (Dose(sets=1, sides=1, repetitions=10), "10 times"),
        (Dose(sets=2, sides=2, repetitions=8), "8 times on each side; 2 rounds"),
        (
            Dose(sets=1, sides=1, repetitions=5, hold_seconds=3),
            "Hold for 3 seconds. Do this 5 times.",
        ),
        (
            Dose(sets=2, sides=2, repetitions=10, hold_seconds=3),
            "Hold for 3 seconds. Do this 10 times on each side. Do 2 rounds.",
        ),
        (Dose(sets=3, sides=1, hold_seconds=20), "Hold for 20 seconds. Do 3 rounds."),
        (Dose(sets=1, sides=2, hold_seconds=1), "Hold for 1 second on each side."),
        (Dose(sets=1, sides=1, minutes=10), "10 minutes"),
        (Dose(sets=1, sides=1, minutes=1), "1 minute"),
        (Dose(sets=1, sides=2, minutes=1.5), "90 seconds on each side"),
    ],
)
def test_a_dose_reads_as_a_person_would_say_it(dose: Dose, words: str) -> None:
    assert dose_text(dose) == words


def test_a_dose_reads_in_the_terminal_as_on_the_pages(content: Content, services: App) -> None:
    doses = {one.dose for own in content.own_doses.values() for one in own.sized}

    with create_app(services).test_request_context():
        assert doses
        for dose in doses:
            assert dose_text(dose) == dose_words(dose)


def test_what_to_take_care_of_stands_before_the_first_day(recommender: Recommender) -> None:
    console = a_console()

    show_plan(console, recommender.plan(a_person(recommender.content, illnesses=["eye_condition"])))

    before_the_days = " ".join(shown_on(console).split()).split("Day 1")[0]
    assert "Take care" in before_the_days
    assert "Breathe out whenever you push." in before_the_days


def test_what_is_about_an_exercise_stands_with_it_and_the_rest_after_the_days(
    recommender: Recommender,
) -> None:
    content, console = recommender.content, a_console()
    plan = recommender.plan(described()["f88-thin-bones-unsteady"].answered(content))

    show_plan(console, plan)

    shown = " ".join(shown_on(console).split())
    assert plan.week is not None
    told = [(item, say) for day in plan.week.days for item in day.items for say in item.take_care]
    assert told
    item, say = told[0]
    assert f"{item.name}: {dose_text(item.dose)} Take care: {say}" in shown
    after_the_days = shown[shown.index("More to keep in mind") :]
    assert all(entry.say in after_the_days for entry in plan.care_besides)


def test_each_exercise_is_shown_with_how_much_how_and_why(recommender: Recommender) -> None:
    plan = recommender.plan(a_person(recommender.content))
    console = a_console()

    show_plan(console, plan)

    shown = " ".join(shown_on(console).split())
    assert plan.week is not None
    first = plan.week.days[0].items[0]
    assert f"{first.name}: {dose_text(first.dose)}" in shown
    assert " ".join(first.steps) in shown
    assert f"Why: {', '.join(first.because)}" in shown


def test_a_gentle_week_says_whom_to_tell(recommender: Recommender) -> None:
    console = a_console()

    show_plan(console, recommender.plan(a_person(recommender.content, leg_reach="below_knee")))

    shown = " ".join(shown_on(console).split())
    assert "please let a doctor or physiotherapist know" in shown
    assert "Day 1" in shown


def test_a_message_is_followed_by_its_safety_net(recommender: Recommender) -> None:
    console = a_console()

    show_plan(console, recommender.plan(a_person(recommender.content, leg_reach="below_knee")))

    shown = " ".join(shown_on(console).split())
    assert "week. • If the leg becomes weak, or weaker, call 111 today." in shown


def test_a_day_without_a_session_is_shown_as_rest(recommender: Recommender) -> None:
    console = a_console()

    show_plan(console, recommender.plan(a_person(recommender.content, days_a_week=3)))

    assert shown_on(console).count("  Rest\n") == 4


def test_what_was_left_out_is_shown_with_its_day_reason_and_rules(recommender: Recommender) -> None:
    plan = recommender.plan(a_plain_case(recommender.content, "spasm"))
    console = a_console()

    show_plan(console, plan)

    shown = " ".join(shown_on(console).split())
    left = next(entry for entry in plan.left_out if entry.because)
    reason = f"Day {left.day}: {left.name}. {left.why} ({', '.join(left.because)})"
    assert reason in shown


def test_a_substitute_is_shown_with_what_it_stands_for(recommender: Recommender) -> None:
    console = a_console()

    show_plan(
        console, recommender.plan(a_plain_case(recommender.content, "neck", minutes_a_day=15))
    )

    assert "instead of " in shown_on(console)


def test_an_item_beside_the_programme_names_none(recommender: Recommender) -> None:
    plan = recommender.plan(a_plain_case(recommender.content, "spasm", likes=["stretching"]))
    console = a_console()

    show_plan(console, plan)

    assert plan.week is not None
    beside = [item for day in plan.week.days for item in day.items if not item.programme]
    assert beside
    shown = " ".join(shown_on(console).split())
    assert f"Why: {', '.join(beside[0].because)}; sources" in shown


def test_brackets_in_a_text_are_shown_as_they_are() -> None:
    console = a_console()

    show_numbered(console, ["[bold]strong[/bold]"])

    assert "1. [bold]strong[/bold]" in shown_on(console)


def test_a_day_shows_brackets_in_its_theme_and_names_as_they_are(recommender: Recommender) -> None:
    plan = recommender.plan(a_person(recommender.content))
    assert plan.week is not None
    first, *others = plan.week.days
    items = (replace(first.items[0], name="Breathe [out]"), *first.items[1:])
    days = (replace(first, theme="Rest [a lot]", items=items), *others)
    console = a_console()

    show_plan(console, replace(plan, week=PlanWeek(days)))

    assert "Rest [a lot]" in shown_on(console)
    assert "Breathe [out]: " in shown_on(console)


def test_a_catalogue_shows_brackets_in_a_text_as_they_are() -> None:
    console = a_console()

    show_catalogue(console, "rules", [{"id": "one", "title": "Pain [see below]"}])

    assert "Pain [see below]" in shown_on(console)
