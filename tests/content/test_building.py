"""What the small folder becomes: every field of a file arrives in its domain object."""

import pytest

from recommender.content.loading import load_content
from recommender.domain.conditions import AnyOf, IsOneOf
from recommender.domain.content import Content, Outcome, Source, Tip
from recommender.domain.exercises import (
    Alias,
    Disabled,
    Exercise,
    ExerciseKind,
    Named,
    Prescription,
    Range,
)
from recommender.domain.programmes import ArcItem, Conflict, Offer, Prescribed
from recommender.domain.questions import QuestionKind
from recommender.domain.rules import (
    Avoids,
    Cap,
    Citation,
    Example,
    Favours,
    Finds,
    Limits,
    Phase,
    Rule,
    RuleKind,
    SafetyNet,
    Sends,
    Tells,
    Triage,
)
from recommender.domain.truth import Truth
from tests.content.folders import SMALL


@pytest.fixture(scope="module")
def built() -> Content:
    return load_content(SMALL)


def test_a_rule_is_built_whole(built: Content) -> None:
    assert built.rules_by_id["high-fall"] == Rule(
        id="high-fall",
        kind=RuleKind.TRIAGE,
        title="A rule",
        when=AnyOf((IsOneOf("fall_height", ("high",)), IsOneOf("onset", ("not_sure",)))),
        when_text="fall_height == high or onset == not_sure",
        then=Sends(Triage.URGENT, "Ask today."),
        because="It is so.",
        sources=(Citation("leaflet", "page 2"),),
        evidence="B",
        examples=(
            Example("it fires", {"onset": "fall", "fall_height": "high"}, Truth.YES),
            Example("it does not", {"onset": "slowly"}, Truth.NO),
        ),
        file="rules/triage/falls.yaml",
    )


@pytest.mark.parametrize(
    ("rule", "then"),
    [
        ("older-by-age", Finds("older")),
        ("no-place", Sends(Triage.CLINICIAN_FIRST, "Ask first.")),
        ("sore-neck", Avoids(("neck_end_range", "neck-turn"), "No turning.")),
        ("worried-person", Favours((("calm-week", 5), ("relax", 3)))),
        ("grown-up", Limits(((Cap.LEVEL, 2), (Cap.PHASE, Phase.ACUTE)))),
        ("moves-little", Tells("keep-moving")),
    ],
)
def test_each_kind_of_rule_has_its_conclusion(built: Content, rule: str, then: object) -> None:
    assert built.rules_by_id[rule].then == then


def test_a_yes_in_an_example_becomes_true(built: Content) -> None:
    examples = built.rules_by_id["worried-person"].examples

    assert [example.answers for example in examples] == [{"worried": True}, {"worried": False}]


def test_a_list_in_an_example_becomes_options(built: Content) -> None:
    assert built.rules_by_id["sore-neck"].examples[0].answers == {"where": ("neck",)}


def test_an_exercise_is_built_whole(built: Content) -> None:
    assert built.exercises["stroll"] == Exercise(
        id="stroll",
        name="Stroll",
        also_called=(),
        trains="Walking.",
        kind=ExerciseKind.WALKING,
        needs=("walk",),
        demands=(),
        equipment=(),
        position="standing",
        level=1,
        earliest=Phase.FIRST_DAYS,
        is_fallback=True,
        sides=1,
        seconds_a_repetition=1,
        dose=Prescription("judgement", minutes=Range(2.5, 10)),
        steps=("Stand up.", "Walk."),
        stop_signs=("You are dizzy.",),
        sources=("leaflet",),
        disabled=Disabled("It rains.", "judgement"),
    )


def test_an_exercise_keeps_the_names_that_sources_give_it(built: Content) -> None:
    assert built.exercises["neck-turn"].also_called == (Alias("seed-007", "The Turn"),)


def test_an_exercise_is_enabled_and_no_fallback_unless_it_says_so(built: Content) -> None:
    nod = built.exercises["neck-nod"]

    assert (nod.disabled, nod.is_fallback) == (None, False)


def test_one_number_is_a_range_of_one(built: Content) -> None:
    assert built.exercises["neck-turn"].dose.hold_seconds == Range(10, 10)


def test_a_prescribed_item_is_built_whole(built: Content) -> None:
    assert built.programmes["calm-week"].items[0] == Prescribed(
        exercise="neck-turn",
        name="The Turn",
        day=1,
        dose=Prescription("seed-007", sets=Range(2, 2), hold_seconds=Range(20, 30)),
        said="",
        conflict=Conflict("All the way.", "Halfway.", "It is sore.", "leaflet"),
        instead="neck-nod",
    )


def test_an_item_without_numbers_or_day_keeps_what_was_said(built: Content) -> None:
    item = built.programmes["calm-week"].items[1]

    assert (item.day, item.said, item.dose.is_empty) == (0, "As you like", True)


def test_a_programme_keeps_its_frequency_tips_and_offers(built: Content) -> None:
    programme = built.programmes["calm-week"]

    kept = (programme.frequency, programme.tips, programme.offers)

    assert kept == (
        (("days_a_week", "2-3"),),
        ("keep-moving",),
        (Offer("massage", "Massage", "By a person.", "seed-007"),),
    )


def test_an_arc_names_the_programme_of_each_exercise(built: Content) -> None:
    arc = built.programmes["calm-week"].arc

    assert [arc[0].items[0], arc[6].items[0]] == [
        ArcItem("neck-nod", "calm-week"),
        ArcItem("stroll", "calm-week"),
    ]


def test_a_programme_of_our_own_prescribes_by_judgement(content: Content) -> None:
    assert content.programmes["chair-week"].seed == ""


def test_a_question_knows_when_it_is_asked(built: Content) -> None:
    question = built.questionnaire.questions["fall_height"]

    assert (question.ask_when, question.ask_when_text) == (
        IsOneOf("onset", ("fall",)),
        "onset == fall",
    )


def test_a_question_is_called_by_its_topic(built: Content) -> None:
    question = built.questionnaire.questions["fall_height"]

    assert (question.topic, question.called) == ("Height of the fall", "Height of the fall")


def test_a_question_is_required_unless_it_says_no(built: Content) -> None:
    optional = [question.id for question in built.questionnaire if not question.is_required]

    assert optional == ["worried", "likes"]


def test_a_page_knows_the_title_of_its_section(built: Content) -> None:
    pages = [(page.id, page.section) for page in built.questionnaire.pages]

    assert pages == [("you", "Start"), ("fall", "Start"), ("home", "Your week")]


def test_every_kind_of_question_is_read(built: Content) -> None:
    assert {question.kind for question in built.questionnaire} == set(QuestionKind)


def test_plain_lists_are_read(built: Content) -> None:
    assert built.demands == {
        "neck_end_range": Named("neck_end_range", "moving the neck far"),
        "floor_transfer": Named(
            "floor_transfer", "getting down to the floor", "Everything on the floor."
        ),
    }


def test_a_source_may_have_an_address(built: Content) -> None:
    assert built.sources["leaflet"] == Source(
        "leaflet", "B", "A leaflet", "https://www.example.org/leaflet"
    )


def test_a_tip_is_built_whole(built: Content) -> None:
    tip = Tip("keep-moving", "Keep moving", "Short walks count.", ("leaflet",))

    assert built.tips == {"keep-moving": tip}


def test_an_outcome_may_have_nobody_to_call(built: Content) -> None:
    do_now, watch_for = (SafetyNet("Do this."),), (SafetyNet("Watch for this."),)
    outcome = Outcome("plan", "What to do", do_now, (), (), watch_for)

    assert built.outcomes["plan"] == outcome


def test_settings_are_read_as_numbers_and_names(built: Content) -> None:
    week = built.week

    read = (week.time.rest_seconds, week.scoring.repeated, week.care_caps, dict(week.likes))

    assert read == (20, -4, ((Cap.LEVEL, 1),), {"walking": (ExerciseKind.WALKING,)})
