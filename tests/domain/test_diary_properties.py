"""Whatever is noted, in whatever order, a person is on one sane day, and no day comes too soon."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from recommender.domain.diary import DiaryEntry, Moment, Note, Standing, nights, progress
from tests.domain.test_diary import COURSE, DAY, HOUR, MORNING, PACE, WEEK

EXERCISES = sorted({name for day in WEEK for name in day})
AHEAD = st.sampled_from([None, -480, 0, 60, 825])
LATEST = 20 * DAY

moments = st.builds(Moment, st.integers(MORNING, MORNING + LATEST), AHEAD)
entries = st.builds(
    DiaryEntry,
    day=st.integers(1, 7),
    note=st.sampled_from(Note),
    moment=moments,
    exercise=st.sampled_from(["", *EXERCISES]),
    done=st.sampled_from(["", *EXERCISES]),
)
diaries = st.lists(entries, max_size=25)
# what somebody does who does everything: each hour of use, all that is open is noted
visits = st.lists(st.integers(0, LATEST // HOUR), min_size=1, max_size=40).map(sorted)


@given(diaries, moments)
def test_any_diary_gives_a_sane_day(diary: list[DiaryEntry], now: Moment) -> None:
    found = progress(COURSE, diary, now)

    assert 1 <= found.day <= 7
    assert list(found.behind) == sorted({*found.behind})
    assert all(WEEK[day - 1] for day in found.behind)
    if found.standing is Standing.OPEN:
        assert {*WEEK[found.day - 1]} - found.handled - found.left_out
    if found.standing is Standing.HURT:
        assert found.hurting is not None


@given(diaries, st.randoms(use_true_random=False), moments)
def test_the_order_in_which_notes_arrive_changes_nothing(
    diary: list[DiaryEntry], chance: object, now: Moment
) -> None:
    shuffled = list(diary)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    before, after = progress(COURSE, diary, now), progress(COURSE, shuffled, now)

    assert (before.standing, before.day, before.behind) == (
        after.standing,
        after.day,
        after.behind,
    )
    assert before.left_out == after.left_out


@given(diaries, moments)
def test_a_note_that_comes_twice_counts_once(diary: list[DiaryEntry], now: Moment) -> None:
    once, twice = progress(COURSE, diary, now), progress(COURSE, [*diary, *diary], now)

    assert (once.standing, once.day, once.behind, once.left_out) == (
        twice.standing,
        twice.day,
        twice.behind,
        twice.left_out,
    )


@given(visits, AHEAD)
def test_no_two_sessions_are_done_without_a_night_between(hours: list[int], ahead: int) -> None:
    diary: list[DiaryEntry] = []
    done: list[Moment] = []
    for hour in hours:
        now = Moment(MORNING + hour * HOUR, ahead)
        found = progress(COURSE, diary, now)
        if found.standing is Standing.OPEN:
            # the day is done whole, and so is, out of turn, the one after it
            for day in (found.day, min(7, found.day + 1)):
                diary += [DiaryEntry(day, Note.DONE, now, name) for name in WEEK[day - 1]]
            done.append(now)

    assert all(nights(PACE, before, after) >= 1 for before, after in pairwise(done))
    assert len(progress(COURSE, diary, Moment(MORNING + LATEST, ahead)).behind) <= len(done)


@given(diaries, moments, st.integers(0, LATEST))
def test_time_alone_never_takes_a_day_back(
    diary: list[DiaryEntry], now: Moment, later: int
) -> None:
    past = [entry for entry in diary if entry.moment.at <= now.at]

    before = progress(COURSE, past, now)
    after = progress(COURSE, past, Moment(now.at + later, now.ahead))

    if after.standing not in (Standing.STOPPED, Standing.OVER):
        assert {*after.behind} >= {*before.behind}
        assert after.day >= before.day


@given(diaries, moments)
def test_what_hurts_is_never_done_again(diary: list[DiaryEntry], now: Moment) -> None:
    # what was noted by mistake is taken back
    meant = [entry for entry in diary if entry.note is not Note.MISTAKE]
    hurt = {entry.exercise for entry in meant if entry.note is Note.HURTS}

    assert hurt - {""} <= progress(COURSE, meant, now).left_out
