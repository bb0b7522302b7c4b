"""What the desk shows of a person's diary: where they are in their week, and what they noted."""

from dataclasses import dataclass
from datetime import UTC, datetime

from recommender.domain.cases import Case
from recommender.domain.diary import DiaryEntry, Note, Standing
from recommender.service.own_weeks import OwnWeek
from recommender.web.context import app
from recommender.web.today_view import hurt_names
from recommender.web.words import LazyText

_NOTES = {
    Note.DONE: LazyText("done"),
    Note.SKIPPED: LazyText("left out that day"),
    Note.TOO_HARD: LazyText("too hard"),
    Note.HURTS: LazyText("hurts"),
    Note.HURTS_AGAIN: LazyText("hurts"),
    Note.MISTAKE: LazyText("noted by mistake that it hurts"),
    Note.LASTING: LazyText("dull, not settled yet"),
    Note.EASED: LazyText("eased to the usual pain"),
    Note.STRONG: LazyText("sharp, or well above the usual pain"),
    Note.DAY_DONE: LazyText("enough for that day"),
}
_STANDINGS = {
    Standing.OPEN: LazyText("The session of day %(day)s is open."),
    Standing.HURT: LazyText("Something hurt on day %(day)s, and how it was is not known."),
    Standing.WAITS: LazyText("Day %(day)s comes after a night."),
    Standing.REST: LazyText("Day %(day)s is a day of rest."),
    Standing.STOPPED: LazyText("Strong pain has stopped the week on day %(day)s."),
    Standing.OVER: LazyText("The week is over."),
}


@dataclass(frozen=True)
class NotedView:
    """One note: when (UTC), on which day, of what, what was done in its place, and which."""

    at: str
    day: int
    exercise: str
    name: str
    done: str
    note: Note

    @property
    def words(self) -> LazyText:
        """The note in words."""
        return _NOTES[self.note]


@dataclass(frozen=True)
class DiaryView:
    """The diary of a case: the standing of its week, what hurt or was too hard, and all notes.

    `left_out` is what hurt; `exchanged` has what was too hard, and what is done in its place.
    """

    standing: Standing
    day: int
    left_out: tuple[str, ...]
    exchanged: tuple[tuple[str, str], ...]
    entries: tuple[NotedView, ...]

    @property
    def words(self) -> LazyText:
        """The standing in words; it has the day in it."""
        return _STANDINGS[self.standing]


def diary_view(case: Case) -> DiaryView | None:
    """Return the diary of a case; None for one without a week."""
    own = app().diaries.week_of(case)
    if own is None:
        return None
    at = own.progress
    entries = tuple(_noted(own, entry) for entry in own.entries)
    return DiaryView(at.standing, at.day, hurt_names(own), _exchanged(own), entries)


def _exchanged(own: OwnWeek) -> tuple[tuple[str, str], ...]:
    """Return each exercise of the week that was too hard, and what is done now in its place."""
    ways = (way for day in own.week.days for way in own.to_do(day.day) if way.instead_of)
    return tuple(dict.fromkeys((way.instead_of, way.name) for way in ways))


def _noted(own: OwnWeek, entry: DiaryEntry) -> NotedView:
    moment = datetime.fromtimestamp(entry.moment.at, UTC)
    at = f"{moment:%Y-%m-%dT%H:%M:%SZ}"
    done = "" if entry.done == entry.exercise else _name(own, entry.done)
    return NotedView(at, entry.day, entry.exercise, _name(own, entry.exercise), done, entry.note)


def _name(own: OwnWeek, exercise: str) -> str:
    known = own.content.exercises.get(exercise)
    return known.name if known else exercise
