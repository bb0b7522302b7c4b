"""Everything that the five seed texts prescribe is in the programmes, dose by dose.

The tables below were written by hand from the seed texts, not from the programmes. A dose is
written as in the seed: `3 x 30 s` are three holds, `2 x 10` two sets of ten, `5-10 min` minutes;
`each side` where the seed says per side, per leg or each knee.
"""

import pytest

from recommender.domain.content import Content
from recommender.domain.exercises import Prescription, Range
from recommender.domain.programmes import Prescribed, Programme

Row = tuple[int, str, str]

SEED_000: list[Row] = [
    (1, "Foam Rolling", "5-10 min"),
    (1, "Cat-Cow Stretch", "10"),
    (1, "Pelvic Tilts", "15"),
    (1, "Child's Pose Stretch", "30 s"),
    (2, "Knee-to-Chest Stretch", "30 s each side"),
    (2, "Glute Bridge", "15"),
    (2, "Seated Spinal Twist", "20 s each side"),
    (2, "Dead Bug Exercise", "12 each side"),
    (3, "Superman Hold", "30 s"),
    (3, "Reverse Lunges", "10 each side"),
    (3, "Wall Angels", "10"),
    (3, "Standing Hamstring Stretch", "30 s each side"),
    (4, "Foam Rolling", ""),
    (4, "Pigeon Pose", "30 s each side"),
    (4, "Thread the Needle Stretch", "30 s each side"),
    (4, "Hip Flexor Stretch", "30 s each side"),
    (5, "Plank Hold", "30 s"),
    (5, "Bird Dog", "10 each side"),
    (5, "Side-Lying Clamshells", "12 each side"),
    (5, "Standing Quadriceps Stretch", "30 s each side"),
    (6, "Seated Forward Bend", "30 s"),
    (6, "Cobra Stretch", "20 s"),
    (6, "Hip Circles", "10 each side"),
    (6, "Foam Rolling", "5-10 min"),
    (7, "Downward Dog Stretch", "30 s"),
    (7, "Side Plank", "20 s each side"),
    (7, "Step-Ups", "10 each side"),
    (7, "Chest Opener Stretch", "30 s"),
]

SEED_001: list[Row] = [
    (1, "Child's Pose", "3 x 30 s"),
    (1, "Cat-Cow Stretch", "2 x 10"),
    (1, "Pelvic Tilts", "2 x 10"),
    (2, "Dead Bug", "2 x 10 each side"),
    (2, "Glute Bridge", "2 x 12"),
    (2, "Seated Knee-to-Chest Stretch", "3 x 30 s each side"),
    (3, "Thoracic Rotations", "2 x 10 each side"),
    (3, "Standing Hamstring Stretch", "3 x 30 s each side"),
    (3, "Hip Flexor Stretch", "3 x 30 s each side"),
    (4, "Bird Dog", "2 x 10 each side"),
    (4, "Side Plank", "2 x 30 s each side"),
    (4, "Seated Rows with Resistance Band", "2 x 12"),
    (5, "Foam Rolling", "5 min"),
    (5, "Gentle Yoga", "15-20 min"),
    (5, "Walking", "20-30 min"),
    (6, "Bodyweight Squats", "2 x 10"),
    (6, "Step-Ups", "2 x 10 each side"),
    (6, "Standing Back Extensions", "2 x 10"),
    (7, "Plank", "3 x 30 s"),
    (7, "Lunges", "2 x 10 each side"),
    (7, "Upper Back Extensions", "2 x 10"),
]

SEED_002: list[Row] = [
    (0, "Knee to Chest", "20-30 s each side"),
    (0, "Cobra Stretch", "20-30 s"),
    (0, "Side Torso Stretch", "20-30 s each side"),
    (0, "Knee-to-Chest Rotation", "20-30 s each side"),
    (0, "Cat-Cow Movement", ""),
    (0, "Forward Bend", "20-30 s"),
    (0, "Lumbar Spine Stretch", "20-30 s each side"),
    (0, "Bridge", "20-30 s"),
]

SEED_003: list[Row] = [(0, f"Exercise {number}", "1.5 min") for number in range(1, 7)]

SEEDS = {
    "000-myofascial-week": SEED_000,
    "001-spasm-week": SEED_001,
    "002-eight-stretches": SEED_002,
    "003-fascia-session": SEED_003,
}


def _number(value: Range) -> str:
    return f"{value.low:g}" if value.low == value.high else f"{value.low:g}-{value.high:g}"


def _dose(dose: Prescription) -> str:
    sets = f"{_number(dose.sets)} x " if dose.sets else ""
    if dose.repetitions:
        return f"{sets}{_number(dose.repetitions)}"
    if dose.hold_seconds:
        return f"{sets}{_number(dose.hold_seconds)} s"
    return f"{sets}{_number(dose.minutes)} min" if dose.minutes else sets


def _row(content: Content, item: Prescribed) -> Row:
    dose = _dose(item.dose)
    # the seed does not say for whom its minutes count, nor for a dose that it does not give
    if content.exercises[item.exercise].sides == 2 and dose and not item.dose.minutes:
        dose += " each side"
    return item.day, item.name.split(" (")[0], dose


@pytest.mark.parametrize("programme", SEEDS)
def test_a_programme_prescribes_what_its_seed_does(content: Content, programme: str) -> None:
    items = content.programmes[programme].items

    assert [_row(content, item) for item in items] == SEEDS[programme]


@pytest.mark.parametrize(
    ("programme", "number"),
    [
        ("000-myofascial-week", 28),
        ("001-spasm-week", 21),
        ("002-eight-stretches", 8),
        ("003-fascia-session", 6),
    ],
)
def test_the_tables_have_every_item_of_the_seed(programme: str, number: int) -> None:
    assert len(SEEDS[programme]) == number


def test_each_seed_is_a_programme_with_itself_as_the_source(content: Content) -> None:
    seeds = [programme for programme in content.programmes.values() if programme.seed]

    assert [programme.seed for programme in seeds] == ["000", "001", "002", "003", "004"]
    assert all(
        {item.dose.source for item in programme.items} == {f"seed-{programme.seed}"}
        for programme in seeds
    )


def test_a_dose_that_the_seed_gives_in_words_is_kept_in_words(content: Content) -> None:
    wordless = [
        (programme.id, item.name)
        for programme in content.programmes.values()
        for item in programme.items
        if item.dose.is_empty and not item.said
    ]

    assert wordless == []


def test_cat_cow_several_times_stays_several_times(content: Content) -> None:
    (item,) = (
        item
        for item in content.programmes["002-eight-stretches"].items
        if item.exercise == "cat-cow"
    )

    assert "several times" in item.said.lower()


@pytest.mark.parametrize("programme", ["000-myofascial-week", "001-spasm-week"])
def test_each_day_of_the_arc_has_the_items_of_the_day(content: Content, programme: str) -> None:
    week = content.programmes[programme]

    for number, day in enumerate(week.arc, start=1):
        ours = [item.exercise for item in day.items]

        assert ours == [item.exercise for item in week.items if item.day == number]


def test_the_three_recovery_activities_of_001_are_on_day_five(content: Content) -> None:
    day = content.programmes["001-spasm-week"].arc[4]

    assert [item.exercise for item in day.items] == ["foam-rolling", "gentle-yoga", "walking"]


def test_every_day_of_001_has_a_goal(content: Content) -> None:
    assert all(day.goal for day in content.programmes["001-spasm-week"].arc)


@pytest.mark.parametrize(
    ("programme", "frequency"),
    [
        ("000-myofascial-week", {"days_a_week": "7"}),
        ("001-spasm-week", {"days_a_week": "7"}),
        ("003-fascia-session", {"days_a_week": "2-3", "minutes": "15"}),
    ],
)
def test_a_programme_keeps_how_often_its_seed_is_meant(
    content: Content, programme: str, frequency: dict[str, str]
) -> None:
    assert dict(content.programmes[programme].frequency) == frequency


def _arc_exercises(programme: Programme) -> list[str]:
    return [item.exercise for day in programme.arc for item in day.items]


def test_each_of_the_eight_stretches_comes_on_several_days(content: Content) -> None:
    programme = content.programmes["002-eight-stretches"]
    week = _arc_exercises(programme)

    assert all(week.count(item.exercise) >= 2 for item in programme.items)


def test_the_fascia_session_comes_whole_on_three_days_that_do_not_touch(content: Content) -> None:
    programme = content.programmes["003-fascia-session"]
    session = [item.instead or item.exercise for item in programme.items]

    days = [
        number
        for number, day in enumerate(programme.arc, start=1)
        if [item.exercise for item in day.items] == session
    ]

    assert days == [1, 4, 6]


def test_the_fascia_ball_goes_on_muscle_and_never_on_the_spine(content: Content) -> None:
    ball = content.programmes["003-fascia-session"].items[2]

    assert ball.exercise == "ball-wall-upper-back"
    assert "muscle" in ball.said
    assert "never on the spine" in ball.said


def test_each_seed_name_of_an_exercise_is_kept_as_an_alias(content: Content) -> None:
    unnamed = [
        (programme.id, item.name)
        for programme in content.programmes.values()
        if programme.seed in ("000", "001", "002")
        for item in programme.items
        if item.name not in {alias.name for alias in content.exercises[item.exercise].also_called}
    ]

    assert unnamed == []
