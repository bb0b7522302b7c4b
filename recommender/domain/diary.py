"""What a person noted while doing the week, and which day of it that makes today.

A day moves on when it is done and a night has passed. What was missed waits, and never piles up.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

_AN_HOUR = 3600
_A_DAY = 24 * _AN_HOUR


class Note(StrEnum):
    """What is noted: of one exercise, or with `DAY_DONE` of the whole day.

    Whoever notes that it `HURTS` is asked how it was: it has `EASED` to the usual pain, it is
    `LASTING`, so that they rest and are asked again, or it was `STRONG`, which ends the day. It was
    a `MISTAKE` where only a finger slipped; what hurts after that has `HURTS_AGAIN`.
    """

    DONE = "done"
    SKIPPED = "skipped"
    TOO_HARD = "too_hard"
    HURTS = "hurts"
    HURTS_AGAIN = "hurts_again"
    MISTAKE = "mistake"
    LASTING = "lasting"
    EASED = "eased"
    STRONG = "strong"
    DAY_DONE = "day_done"


@dataclass(frozen=True)
class Moment:
    """A time in seconds since 1970 (UTC), and by how many minutes the person's clock is ahead."""

    at: int
    ahead: int | None = None

    def date(self, ahead: int) -> int:
        """Return the day that it is on the person's clock, or on one that is so far ahead."""
        own = ahead if self.ahead is None else self.ahead
        return (self.at + own * 60) // _A_DAY


@dataclass(frozen=True)
class DiaryEntry:
    """One note: on which day of the week, of which exercise of the plan, and when.

    `step` counts how many times easier what was done was made, and `done` names it. The same day,
    exercise, step and note are one entry, however often it was sent.
    """

    day: int
    note: Note
    moment: Moment
    exercise: str = ""
    step: int = 0
    done: str = ""


@dataclass(frozen=True)
class Pace:
    """How days follow each other; `stops_most` is how often strong pain may end a day."""

    over_after_days: int
    hours_least: int
    hours_of_a_night: int
    stops_most: int


def _nothing_harder(_exercise: str) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True)
class Course:
    """A week that is followed: the exercises of each day, none on a day of rest, and its beginning.

    `harder` gives what is harder than an exercise, `hurt_before` what hurt in a plan that this one
    replaced.
    """

    days: tuple[tuple[str, ...], ...]
    began: Moment
    pace: Pace
    harder: Callable[[str], Iterable[str]] = _nothing_harder
    hurt_before: frozenset[str] = frozenset()


class Standing(StrEnum):
    """How a week stands for its person at some time.

    `OPEN`: the day's session is to be done. `HURT`: something hurts, and how it was is not known.
    `WAITS`: the day comes after a night. `REST`: it is a day of rest. `STOPPED`: pain ended too
    many days. `OVER`: every day is done, or the time for them is.
    """

    OPEN = "open"
    HURT = "hurt"
    WAITS = "waits"
    REST = "rest"
    STOPPED = "stopped"
    OVER = "over"


@dataclass(frozen=True)
class Progress:
    """Where a person is: the standing, and the day that it is about (the last where all is over).

    `behind` are the days with a session that are done. `entries` are those of the day that count.
    `left_out` are the exercises that are left out for the rest of the week because one hurt, and
    `stops` counts how often pain was strong.
    """

    standing: Standing
    day: int
    behind: tuple[int, ...] = ()
    entries: tuple[DiaryEntry, ...] = ()
    left_out: frozenset[str] = frozenset()
    stops: int = 0

    @property
    def handled(self) -> frozenset[str]:
        """The exercises of the day that are done with: done, skipped or left out as they hurt."""
        ends = (Note.DONE, Note.SKIPPED, Note.HURTS)
        return frozenset(entry.exercise for entry in self.entries if entry.note in ends)

    @property
    def hurting(self) -> DiaryEntry | None:
        """The last entry that something hurts, where how it was is not known."""
        found = [entry for entry in self.entries if entry.note is Note.HURTS]
        known = {entry.exercise for entry in self.entries if entry.note in _ANSWERS}
        open_ones = [entry for entry in found if entry.exercise not in known]
        return open_ones[-1] if open_ones else None


_ANSWERS = (Note.EASED, Note.STRONG)


def progress(course: Course, entries: Iterable[DiaryEntry], now: Moment) -> Progress:
    """Return where a person is; whatever the entries, in whatever order, it is one sane day."""
    in_order = sorted(that_count(entries), key=lambda entry: (entry.moment.at, *_key(entry)))
    return _Reading(course, tuple(in_order), now).progress()


def that_count(entries: Iterable[DiaryEntry]) -> tuple[DiaryEntry, ...]:
    """Return the entries that count: without what was noted by mistake, and with what hurt again.

    Nothing is taken back once it is said how the pain was, nor what hurts after the mistake.
    """
    every = tuple(entries)
    told = {_place(entry) for entry in every if entry.note in _ANSWERS}
    slips = {_place(one): one.moment.at for one in every if one.note is Note.MISTAKE}
    return tuple(
        replace(entry, note=Note.HURTS) if entry.note is Note.HURTS_AGAIN else entry
        for entry in every
        if not (
            entry.note is Note.HURTS
            and _place(entry) not in told
            and entry.moment.at <= slips.get(_place(entry), entry.moment.at - 1)
        )
    )


def nights(pace: Pace, since: Moment, until: Moment) -> int:
    """Return how many nights lie between two times; none within `hours_least`.

    They are the midnights of the person's own clock. Where that is not known, each 24 hours have
    one, the first of them after `hours_of_a_night`.
    """
    passed = until.at - since.at
    if passed < pace.hours_least * _AN_HOUR:
        return 0
    known = [moment.ahead for moment in (until, since) if moment.ahead is not None]
    if not known:
        return (passed + _A_DAY - pace.hours_of_a_night * _AN_HOUR) // _A_DAY
    return max(0, until.date(known[0]) - since.date(known[0]))


@dataclass(frozen=True)
class _Reading:
    """One look at a diary: each day in order, in the light of when the one before ended."""

    course: Course
    entries: tuple[DiaryEntry, ...]
    now: Moment
    behind: list[int] = field(default_factory=list)

    def progress(self) -> Progress:
        return self._ended() or self._going_on()

    def _ended(self) -> Progress | None:
        """Return that the week has stopped, or that its time is over; None where it has not."""
        pace = self.course.pace
        if len(self._stops) >= pace.stops_most:
            return self._at(Standing.STOPPED, max(stop.day for stop in self._stops))
        is_over = self._nights(self.course.began, self.now) >= pace.over_after_days
        return self._at(Standing.OVER, len(self.course.days)) if is_over else None

    def _going_on(self) -> Progress:
        since, needed = self.course.began, 0
        for day, exercises in enumerate(self.course.days, start=1):
            if self._nights(since, self.now) < needed:
                return self._at(Standing.WAITS, day)
            entries = tuple(self._entries_of(day, since, needed))
            if not entries and self._left_out.keys() >= {*exercises}:
                needed += 1
                if self._nights(since, self.now) < needed:
                    return self._at(Standing.REST, day)
                continue
            shown = self._at(Standing.OPEN, day, entries)
            if shown.hurting and not self._nights(shown.hurting.moment, self.now):
                return replace(shown, standing=Standing.HURT)
            ends = self._ends(exercises, entries)
            if not ends:
                return shown
            since, needed = max(since, min(ends, key=_time), key=_time), 1
            self.behind.append(day)
        return self._at(Standing.OVER, len(self.course.days))

    def _at(self, standing: Standing, day: int, entries: tuple[DiaryEntry, ...] = ()) -> Progress:
        stops = len(self._stops)
        return Progress(standing, day, tuple(self.behind), entries, self.left_out, stops)

    @property
    def left_out(self) -> frozenset[str]:
        return frozenset(self._left_out)

    @cached_property
    def _left_out(self) -> Mapping[str, Moment]:
        """What is left out because it, or something easier, hurt; and since when."""
        found = dict.fromkeys(self._with_harder(self.course.hurt_before), self.course.began)
        for entry in self.entries:
            if entry.note is Note.HURTS:
                for name in self._with_harder({entry.exercise, entry.done} - {""}):
                    found.setdefault(name, entry.moment)
        return found

    def _with_harder(self, names: Iterable[str]) -> Iterator[str]:
        for name in sorted(names):
            yield name
            yield from self.course.harder(name)

    @cached_property
    def _stops(self) -> tuple[DiaryEntry, ...]:
        """Each time that something hurt and was strong, or nobody said in time that it was not."""
        strong = [entry for entry in self.entries if entry.note is Note.STRONG]
        told = {_place(entry) for entry in strong}
        hurt = [entry for entry in self.entries if entry.note is Note.HURTS]
        silent = [entry for entry in hurt if _place(entry) not in told and self._is_silent(entry)]
        return tuple({_place(entry): entry for entry in (*strong, *silent)}.values())

    def _is_silent(self, hurt: DiaryEntry) -> bool:
        """Whether a night has passed since something hurt, and nobody said before that it eased."""
        return self._nights(hurt.moment, self.now) > 0 and not any(
            entry.note is Note.EASED
            and _place(entry) == _place(hurt)
            and not self._nights(hurt.moment, entry.moment)
            for entry in self.entries
        )

    def _entries_of(self, day: int, since: Moment, needed: int) -> Iterator[DiaryEntry]:
        """Yield the entries of a day's session that were made once it was open, and no others."""
        exercises = self.course.days[day - 1]
        for entry in self.entries:
            is_of_it = entry.exercise in exercises or (entry.note is Note.DAY_DONE and exercises)
            if entry.day == day and is_of_it and self._nights(since, entry.moment) >= needed:
                yield entry

    def _ends(self, exercises: Iterable[str], entries: tuple[DiaryEntry, ...]) -> list[Moment]:
        """Return each time at which a day ended, for whatever reason; none where it has not."""
        ends = [entry.moment for entry in entries if entry.note is Note.DAY_DONE]
        ends += [entry.moment for entry in entries if entry in self._stops]
        handled = [self._handled(exercise, entries) for exercise in exercises]
        times = [moment for moment in handled if moment is not None]
        return [*ends, max(times, key=_time)] if len(times) == len(handled) else ends

    def _handled(self, exercise: str, entries: tuple[DiaryEntry, ...]) -> Moment | None:
        ends = (Note.DONE, Note.SKIPPED, Note.HURTS)
        about = [entry for entry in entries if entry.exercise == exercise]
        own = [entry.moment for entry in about if entry.note in ends]
        return min(own, key=_time) if own else self._left_out.get(exercise)

    def _nights(self, since: Moment, until: Moment) -> int:
        return nights(self.course.pace, since, until)


def _time(moment: Moment) -> int:
    return moment.at


def _key(entry: DiaryEntry) -> tuple[int, str, int, str, str]:
    return entry.day, entry.exercise, entry.step, entry.note.value, entry.done


def _place(entry: DiaryEntry) -> tuple[int, str]:
    return entry.day, entry.exercise
