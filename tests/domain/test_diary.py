"""A day moves on when it is done and a night has passed; pain is always heard."""

from collections.abc import Mapping
from dataclasses import replace

from recommender.domain.diary import (
    Course,
    DiaryEntry,
    Moment,
    Note,
    Pace,
    Progress,
    Standing,
    nights,
    progress,
)

HOUR, DAY = 3600, 24 * 3600
# seven in the morning of a day, by a clock on UTC
MORNING = 20_000 * DAY + 7 * HOUR
PACE = Pace(over_after_days=14, hours_least=6, hours_of_a_night=12, stops_most=2)
# bridge is harder than tilt; the second day rests
WEEK = (("walk", "tilt"), (), ("walk", "bridge"), ("bridge",), ("walk",), (), ("walk",))
HARDER: Mapping[str, tuple[str, ...]] = {"tilt": ("bridge",)}


def at(day: int, hour: float = 7, ahead: int | None = 0) -> Moment:
    """Return a time on a day of the test, the first being 1; the week begins at 7 on the first."""
    return Moment(MORNING + (day - 1) * DAY + round((hour - 7) * HOUR), ahead)


COURSE = Course(WEEK, at(1), PACE, lambda name: HARDER.get(name, ()))


def entry(
    day: int, exercise: str, when: Moment, note: Note = Note.DONE, done: str = ""
) -> DiaryEntry:
    return DiaryEntry(day, note, when, exercise, 0, done or exercise)


def whole(day: int, when: Moment) -> list[DiaryEntry]:
    return [entry(day, exercise, when) for exercise in WEEK[day - 1]]


def stands(entries: list[DiaryEntry], now: Moment, course: Course = COURSE) -> tuple[str, int]:
    found = progress(course, entries, now)
    return found.standing.value, found.day


def test_the_first_day_is_open_at_once() -> None:
    assert stands([], at(1)) == ("open", 1)


def test_a_day_that_is_not_done_waits_and_no_day_is_missed() -> None:
    assert stands([], at(5)) == ("open", 1)


def test_a_day_is_done_once_each_exercise_is_done_or_skipped() -> None:
    begun = [entry(1, "walk", at(1))]

    assert stands(begun, at(1, 8)) == ("open", 1)
    assert stands([*begun, entry(1, "tilt", at(1, 8), Note.SKIPPED)], at(1, 9)) == ("waits", 2)


def test_whoever_has_enough_ends_the_day() -> None:
    assert stands([DiaryEntry(1, Note.DAY_DONE, at(1))], at(1, 8)) == ("waits", 2)


def test_a_day_of_rest_lasts_one_day_and_no_longer() -> None:
    done = whole(1, at(1))

    assert stands(done, at(2)) == ("rest", 2)
    assert stands(done, at(3)) == ("open", 3)
    assert stands(done, at(9)) == ("open", 3)


def test_the_next_day_opens_with_the_persons_own_date() -> None:
    # 16:30 UTC is 08:30 in San Francisco; their date changes at 08:00 UTC
    ahead = -480
    done = whole(1, at(1, 16.5, ahead))

    assert stands(done, at(2, 7.5, ahead)) == ("waits", 2)
    assert stands(done, at(2, 8.5, ahead)) == ("rest", 2)


def test_two_sessions_never_lie_within_a_few_hours() -> None:
    late = whole(3, at(3, 23.5))

    assert stands([*whole(1, at(1)), *late], at(4, 0.5)) == ("waits", 4)
    assert stands([*whole(1, at(1)), *late], at(4, 7)) == ("open", 4)


def test_without_a_known_clock_a_night_is_twelve_hours() -> None:
    def passed(hours: float) -> int:
        return nights(PACE, Moment(0), Moment(round(hours * HOUR)))

    assert [passed(hours) for hours in (5, 11.9, 12, 35.9, 36)] == [0, 0, 1, 1, 2]


def test_what_is_noted_of_a_day_that_is_not_open_does_not_count() -> None:
    early = [*whole(1, at(1)), *whole(3, at(1, 8)), *whole(4, at(1, 9))]

    assert stands(early, at(3)) == ("open", 3)


def test_what_hurts_is_left_out_and_what_is_harder_too() -> None:
    hurt = [entry(1, "tilt", at(1), Note.HURTS), entry(1, "tilt", at(1), Note.EASED)]

    assert progress(COURSE, hurt, at(1, 8)).left_out == {"tilt", "bridge"}


def test_what_was_done_in_its_place_is_left_out_as_well() -> None:
    hurt = [entry(3, "bridge", at(3), Note.HURTS, done="tilt")]

    assert progress(COURSE, hurt, at(3)).left_out == {"bridge", "tilt"}


def test_a_day_of_which_nothing_is_left_rests() -> None:
    hurt = [entry(3, "bridge", at(3), Note.HURTS), entry(3, "bridge", at(3), Note.EASED)]
    entries = [*whole(1, at(1)), *hurt, entry(3, "walk", at(3))]

    assert stands(entries, at(4)) == ("rest", 4)
    assert stands(entries, at(5)) == ("open", 5)


def test_whoever_hurts_is_asked_before_anything_goes_on() -> None:
    entries = [entry(1, "tilt", at(1), Note.HURTS), entry(1, "walk", at(1, 8))]

    found = progress(COURSE, entries, at(1, 9))

    assert (found.standing, found.hurting) == (Standing.HURT, entries[0])


def test_pain_that_eased_lets_the_day_go_on() -> None:
    entries = [entry(1, "tilt", at(1), Note.HURTS), entry(1, "tilt", at(1), Note.EASED)]

    assert stands(entries, at(1, 8)) == ("open", 1)


def test_strong_pain_ends_the_day() -> None:
    entries = [entry(1, "tilt", at(1), Note.HURTS), entry(1, "tilt", at(1), Note.STRONG)]

    assert stands(entries, at(1, 8)) == ("waits", 2)


def test_who_says_nothing_until_the_next_day_counts_as_in_strong_pain() -> None:
    silent = [entry(1, "tilt", at(1), Note.HURTS)]

    assert stands(silent, at(1, 20)) == ("hurt", 1)
    assert stands(silent, at(2)) == ("rest", 2)
    late = [*silent, entry(1, "tilt", at(2), Note.EASED)]
    assert stands(late, at(2)) == ("rest", 2)


def test_both_answers_count_as_strong() -> None:
    entries = [entry(1, "tilt", at(1), note) for note in (Note.HURTS, Note.STRONG, Note.EASED)]

    assert stands(entries, at(1, 8)) == ("waits", 2)


def test_strong_pain_a_second_time_stops_the_week() -> None:
    first = [entry(1, "tilt", at(1), Note.HURTS), entry(1, "tilt", at(1), Note.STRONG)]
    second = [entry(3, "walk", at(3), Note.HURTS), entry(3, "walk", at(3), Note.STRONG)]

    assert stands([*first, *second], at(3, 8)) == ("stopped", 3)
    assert stands([*first, *second], at(40)) == ("stopped", 3)


def test_pain_on_a_day_that_is_done_is_asked_about_and_heard() -> None:
    entries = [*whole(1, at(1)), entry(1, "tilt", at(1, 9), Note.HURTS)]

    assert stands(entries, at(1, 10)) == ("hurt", 1)
    assert progress(COURSE, entries, at(3)).left_out == {"tilt", "bridge"}


def test_what_hurt_in_the_plan_before_is_left_out_from_the_start() -> None:
    course = replace(COURSE, hurt_before=frozenset({"tilt"}))

    found = progress(course, [entry(1, "walk", at(1))], at(1, 8))

    assert found.left_out == {"tilt", "bridge"}
    assert (found.standing, found.day) == (Standing.WAITS, 2)


def test_the_week_is_over_when_every_day_is_done_and_does_not_begin_again() -> None:
    days = {1: 1, 3: 3, 4: 4, 5: 5, 7: 7}
    entries = [one for day, on in days.items() for one in whole(day, at(on))]

    assert stands(entries, at(7, 8)) == ("over", 7)
    assert progress(COURSE, entries, at(13)) == Progress(Standing.OVER, 7, (1, 3, 4, 5, 7))


def test_the_week_is_over_after_two_weeks_done_or_not() -> None:
    assert stands([], at(14, 23)) == ("open", 1)
    assert stands([], at(15, 1)) == ("over", 7)


def test_handled_is_what_is_done_skipped_or_hurts() -> None:
    notes = {"a": Note.DONE, "b": Note.SKIPPED, "c": Note.HURTS, "d": Note.TOO_HARD}
    entries = tuple(entry(1, name, at(1), note) for name, note in notes.items())

    assert Progress(Standing.OPEN, 1, entries=entries).handled == {"a", "b", "c"}


def test_without_ladders_nothing_is_harder() -> None:
    assert Course(WEEK, at(1), PACE).harder("tilt") == ()
