"""A small made world to plan in: six exercises, two programmes, one person. Nothing is real.

Each test states what it is about; the rest is filled in here. Arcs name the exercises of each day
by their first letters: `an_arc("sw", "b")` has a stretch and a walk on odd days, a bridge on even.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from recommender.domain.assessment import Assessment, Because, Limit, Message, Points
from recommender.domain.content import Content
from recommender.domain.dose_steps import Steps
from recommender.domain.exercises import (
    Dose,
    Equipment,
    Exercise,
    ExerciseKind,
    Named,
    Need,
    Prescription,
    Range,
)
from recommender.domain.ladders import Ladder
from recommender.domain.programmes import ArcDay, ArcItem, Prescribed, Programme
from recommender.domain.questions import Questionnaire
from recommender.domain.rules import Cap, Phase, Triage
from recommender.domain.week import Person
from recommender.domain.week_settings import (
    ExclusionReason,
    Scoring,
    SessionSettings,
    TimeModel,
    WeekSettings,
)
from recommender.planning.brief import Brief
from recommender.planning.day_frame import EarlierDays
from recommender.planning.filling import FillableDay

OWN = "judgement"


def counted(low: int, high: int, sets: int = 1) -> Prescription:
    """Return a dose in repetitions."""
    return Prescription(OWN, Range(sets, sets), repetitions=Range(low, high))


def held(low: int, high: int, sets: int = 1) -> Prescription:
    """Return a dose in seconds of a hold."""
    return Prescription(OWN, Range(sets, sets), hold_seconds=Range(low, high))


def in_minutes(low: float, high: float) -> Prescription:
    """Return a dose in minutes."""
    return Prescription(OWN, minutes=Range(low, high))


def an_exercise(name: str, kind: ExerciseKind, dose: Prescription, **more: Any) -> Exercise:
    """Return an exercise that is easy, for any phase, with no demand and no equipment."""
    plain = {
        "needs": ("ease",),
        "demands": (),
        "equipment": (),
        "level": 1,
        "sides": 1,
        "earliest": Phase.FIRST_DAYS,
        "disabled": None,
        "position": "standing",
    }
    given: dict[str, Any] = {**plain, **more}
    return Exercise(
        id=name,
        name=name.capitalize(),
        also_called=(),
        trains="",
        kind=kind,
        is_fallback=False,
        seconds_a_repetition=5,
        dose=dose,
        steps=(),
        stop_signs=(),
        sources=(f"source-of-{name}",),
        **given,
    )


BREATHING = an_exercise("breathing", ExerciseKind.BREATHING, in_minutes(2, 4))
STRETCH = an_exercise("stretch", ExerciseKind.STRETCH, held(20, 30, sets=2), demands=("bending",))
WALK = an_exercise("walk", ExerciseKind.WALKING, in_minutes(5, 10), needs=("fitness",))
BRIDGE = an_exercise("bridge", ExerciseKind.STRENGTH, counted(8, 12, sets=2), needs=("strength",))
PLANK = an_exercise("plank", ExerciseKind.STRENGTH, held(20, 40), needs=("strength",), level=3)
ROLLING = an_exercise("rolling", ExerciseKind.RELEASE, in_minutes(1, 3), equipment=("roller",))
LADDER = ("bridge", "plank", "hardest")
SIX = (BREATHING, STRETCH, WALK, BRIDGE, PLANK, ROLLING)
_BY_LETTER = {"s": STRETCH, "w": WALK, "b": BRIDGE, "p": PLANK, "r": ROLLING, "a": BREATHING}

NEEDS = (
    Need("ease", "To feel at ease", theme="Ease", goal="Let go."),
    Need("fitness", "To be fit", theme="Fitness", goal="Get going."),
    Need("strength", "To be strong", theme="Strength", goal="Get strong."),
)

# What the settings below leave out: a test that is about it puts it in.
STEPS = Steps(
    repetitions=((1, 8), (1, 10), (1, 12), (2, 8), (2, 10), (2, 12)),
    holds=((1, 20), (1, 25), (1, 30), (2, 20)),
    walk_minutes=(5, 6, 8),
    rise_most=0.34,
)
SESSION = SessionSettings(
    order=(
        (ExerciseKind.MOBILITY,),
        (ExerciseKind.STRENGTH, ExerciseKind.STABILITY),
        (ExerciseKind.STRETCH,),
        (ExerciseKind.BREATHING,),
        (ExerciseKind.WALKING,),
    ),
    positions=("standing", "kneeling", "lying"),
    upright=("standing",),
    ending=(ExerciseKind.BREATHING, ExerciseKind.WALKING),
    warm_up=(ExerciseKind.WALKING, ExerciseKind.MOBILITY, ExerciseKind.BREATHING),
)

SETTINGS = WeekSettings(
    time=TimeModel(rest_seconds=20, changeover_seconds=10),
    scoring=Scoring(
        arc=40, focus=10, need=1, need_most=10, liked=6, repeated=-4, harder_than_easy=-1
    ),
    items_least=1,
    items_wanted=2,
    enough_of_arc=0.25,
    item_share_most=0.5,
    walks_least=1,
    work_days_least=2,
    blend_from_share=0.5,
    care_caps=((Cap.LEVEL, 1), (Cap.MINUTES, 20)),
    high_strain_level=3,
    high_strain_demands=("impact",),
    kinds_in_minutes=(ExerciseKind.BREATHING, ExerciseKind.WALKING, ExerciseKind.RELEASE),
    likes={
        "strength": (ExerciseKind.STRENGTH,),
        "relaxing": (ExerciseKind.BREATHING,),
        "walking": (ExerciseKind.WALKING,),
    },
    first_days_programme="first",
    fallback_programme="fallback",
    default_programme="main",
    nothing_safe_reason="no-safe-exercise",
    nothing_safe_say="Ask somebody.",
    minutes_question="minutes",
    days_question="days",
    equipment_question="equipment",
    likes_question="likes",
    reasons={
        **{reason: f"{reason.value}." for reason in ExclusionReason},
        ExclusionReason.AVOIDED_DEMANDS: "avoided: {names}.",
        ExclusionReason.EQUIPMENT: "needs: {names}.",
        ExclusionReason.INSTEAD: "instead: {name}.",
        ExclusionReason.GIVES_WAY: "gives way to {programme}.",
    },
)


def an_arc(*letters: str, focus: str = "ease", programme: str = "main") -> tuple[ArcDay, ...]:
    """Return seven days that take these exercises in turn, as items of a programme."""
    return tuple(
        ArcDay(
            theme=f"theme {day}",
            goal=f"goal {day}",
            focus=focus,
            items=tuple(ArcItem(_BY_LETTER[letter].id, programme) for letter in some),
        )
        for day, some in ((day, letters[(day - 1) % len(letters)]) for day in range(1, 8))
    )


ARC = an_arc("sw", "bw")


def a_programme(
    name: str, arc: tuple[ArcDay, ...] = ARC, items: tuple[Prescribed, ...] = ()
) -> Programme:
    """Return a programme that prescribes nothing but these items."""
    return Programme(name, "", name.capitalize(), "", (), items, (), (), arc)


def an_item_of(exercise: Exercise, dose: Prescription, day: int = 0) -> Prescribed:
    """Return what a programme prescribes of an exercise; day 0 is any."""
    return Prescribed(exercise.id, exercise.name, day, dose, "", None, "")


def a_content(
    *programmes: Programme, exercises: Iterable[Exercise] = SIX, **settings: Any
) -> Content:
    """Return a content with these programmes and settings; `first` and `fallback` are there.

    Those exercises that LADDER names stand on it.
    """
    by_id = {exercise.id: exercise for exercise in exercises}
    rungs = tuple((rung,) for rung in LADDER if rung in by_id)
    every = (a_programme("main"), a_programme("first"), a_programme("fallback"), *programmes)
    return Content(
        digest="",
        questionnaire=Questionnaire(()),
        rules=(),
        promises=(),
        exemptions=(),
        ordinary={},
        population=None,
        exercises=by_id,
        programmes={programme.id: programme for programme in every},
        demands={"bending": Named("bending", "to bend"), "impact": Named("impact", "to jump")},
        needs={need.id: need for need in NEEDS},
        equipment={"roller": Equipment("roller", "a roller")},
        tips={},
        sources={},
        outcomes={},
        week=replace(SETTINGS, **settings),
        ladders={"one": Ladder("one", "One", rungs)},
    )


def an_assessment(
    triage: Triage = Triage.PLAN,
    *,
    caps: Mapping[Cap, int] | None = None,
    avoid: Iterable[str] = (),
    points: Mapping[str, int] | None = None,
) -> Assessment:
    """Return an assessment; what each rule concluded names the rule: `caps-items`, `no-walk`."""
    return Assessment(
        triage=triage,
        messages=(Message("sent", "See somebody."),),
        findings=(),
        avoid=tuple(Because(what, (f"no-{what}",)) for what in avoid),
        limits=tuple(Limit(cap, value, (f"caps-{cap}",)) for cap, value in (caps or {}).items()),
        emphasis=tuple(
            Points(what, many, (f"wants-{what}",)) for what, many in (points or {}).items()
        ),
        tips=(),
        trace=(),
    )


def a_person(
    minutes: int = 30,
    days: int = 7,
    equipment: Iterable[str] = ("roller",),
    likes: Iterable[str] = (),
    places: Iterable[str] = (),
) -> Person:
    """Return a person with half an hour each day, a roller, no likings and no place of pain."""
    return Person(minutes, days, frozenset(equipment), frozenset(likes), frozenset(places))


def a_brief(
    content: Content | None = None,
    assessment: Assessment | None = None,
    person: Person | None = None,
) -> Brief:
    """Return what the planner goes by."""
    return Brief.of(content or a_content(), assessment or an_assessment(), person or a_person())


def a_day(brief: Brief | None = None, day: int = 1, **earlier: int) -> FillableDay:
    """Return a day with nothing in it; `earlier` says on how many days exercises stood before."""
    brief = brief or a_brief()
    [slot] = [slot for slot in brief.arc.slots if slot.day == day]
    stood = {
        name: EarlierDays(days, _first_dose(brief, brief.content.exercises[name]))
        for name, days in earlier.items()
    }
    return FillableDay.begin(brief, slot, stood)


def _first_dose(brief: Brief, exercise: Exercise) -> Dose:
    return brief.doses(exercise, exercise.dose)[0]
