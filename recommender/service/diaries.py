"""Opens weeks for their people, and keeps what they note of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import cache

from recommender.domain.cases import Case
from recommender.domain.content import Content
from recommender.domain.diary import (
    Course,
    DiaryEntry,
    Moment,
    Note,
    Standing,
    nights,
    progress,
    that_count,
)
from recommender.domain.errors import ContentError, NotFoundError
from recommender.domain.evaluation import Evaluation, evaluate
from recommender.domain.plan import PlanWeek
from recommender.pipeline import person_of
from recommender.planning.easing import Easing
from recommender.service.content_cache import ContentCache
from recommender.service.own_weeks import OwnWeek
from recommender.service.recommender import Recommender
from recommender.service.system import System, hashed_code
from recommender.storage.case_store import CaseStore
from recommender.storage.diary_store import DiaryStore


@dataclass(frozen=True)
class NewNote:
    """What a person notes; `seconds_before` is how long ago, `ahead` their clock, as it is told."""

    day: int
    note: Note
    exercise: str = ""
    step: int = 0
    seconds_before: int = 0
    ahead: int | None = None


class Taken(StrEnum):
    """What became of a note; `NOT_NOW` is one of a day or an exercise that is not open."""

    KEPT = "kept"
    KNOWN = "known"
    NOT_NOW = "not_now"


@dataclass(frozen=True)
class Diaries:
    """Opens weeks for their people and keeps what they note; threads may share it."""

    cases: CaseStore
    diary: DiaryStore
    contents: ContentCache
    system: System

    def own_week(self, token: str, known: Evaluation | None = None) -> OwnWeek | None:
        """Return the week that a person's token opens; None where there is none.

        Where the rules have been evaluated for its answers already, `known`, they are not again.
        """
        return self.week_by_hash(hashed_code(token), known) if token else None

    def week_by_hash(self, token_hash: str, known: Evaluation | None = None) -> OwnWeek | None:
        """Return the week that the token with this hash opens; None where there is none."""
        case = self.cases.find_by_token(token_hash)
        if case is None or case.plan.week is None:
            return None
        return self._opened(case, case.plan.week, self.diary.of_token(token_hash), known)

    def week_of(self, case: Case) -> OwnWeek | None:
        """Return the week of a case as its person has it, for whoever may see the case."""
        if case.plan.week is None:
            return None
        return self._opened(case, case.plan.week, {case.id: self.diary.of_case(case.id)})

    def note(self, token: str, new: NewNote) -> Taken:
        """Keep a note; the same note counts once. Raises NotFoundError where there is no week."""
        own = self.own_week(token)
        if own is None:
            raise NotFoundError("no week has this code")
        now = int(self.system.now().timestamp())
        noted = max(_begin(own.case), now - max(0, new.seconds_before))
        new = _again(own, new, noted)
        if any(_is_same(entry, new) for entry in own.entries):
            return Taken.KNOWN
        if not _is_open(own, new):
            return Taken.NOT_NOW
        entry = DiaryEntry(
            day=new.day,
            note=new.note,
            moment=Moment(noted, new.ahead),
            exercise=new.exercise,
            step=new.step,
            done=_done(own, new),
        )
        is_new = self.diary.add(own.case.id, entry, self.system.time())
        return Taken.KEPT if is_new else Taken.KNOWN

    def _opened(
        self,
        case: Case,
        week: PlanWeek,
        diaries: Mapping[str, tuple[DiaryEntry, ...]],
        known: Evaluation | None = None,
    ) -> OwnWeek:
        recommender = self._recommender(case)
        content = recommender.content if recommender else self.contents.today
        guidance = content.guidance or self.contents.today.guidance
        if guidance is None:
            raise NotFoundError("no content says how a week is followed")
        entries = diaries.get(case.id, ())
        now = Moment(int(self.system.now().timestamp()), _last_known(entries))
        course = Course(
            days=tuple(tuple(item.exercise for item in day.items) for day in week.days),
            began=Moment(_begin(case)),
            pace=guidance.pace,
            harder=content.harder_than,
        )
        earlier = [
            entry
            for name, found in diaries.items()
            if name != case.id
            for entry in that_count(found)
        ]
        course = replace(course, hurt_before=_hurt(course, earlier, now))
        at = progress(course, entries, now)

        evaluated = _evaluated_once(recommender, content, case, known)

        def make_easing() -> Easing | None:
            return _easing(recommender, case, evaluated()) if recommender else None

        return OwnWeek(case, week, content, guidance, entries, at, make_easing, evaluated)

    def _recommender(self, case: Case) -> Recommender | None:
        try:
            return self.contents.recommender(case.content_digest)
        except (ContentError, NotFoundError):
            return None


def _begin(case: Case) -> int:
    return int(datetime.fromisoformat(case.at).timestamp())


def _evaluated_once(
    recommender: Recommender | None, content: Content, case: Case, known: Evaluation | None
) -> Callable[[], Evaluation]:
    """Return what evaluates a case's rules when it is first wanted, or has them evaluated."""
    is_of_case = known is not None and (
        (known.content.digest, known.situation.answers) == (case.content_digest, case.answers)
    )

    @cache
    def evaluated() -> Evaluation:
        if known is not None and is_of_case:
            return known
        return (
            recommender.evaluate(case.answers) if recommender else evaluate(content, case.answers)
        )

    return evaluated


def _easing(recommender: Recommender, case: Case, evaluation: Evaluation) -> Easing | None:
    """Return what is easier for a person; None where not all is left out now that was then."""
    if evaluation.failure:
        return None
    assessment = recommender.conclusion(evaluation)
    if assessment.triage is not case.triage:
        return None
    if {entry.what for entry in assessment.avoid} != {*case.avoided}:
        return None
    return Easing(recommender.content, assessment, person_of(recommender.content, case.answers))


def _last_known(entries: tuple[DiaryEntry, ...]) -> int | None:
    """Return how far ahead the person's clock was when it was last told."""
    known = [entry.moment.ahead for entry in entries if entry.moment.ahead is not None]
    return known[-1] if known else None


def _hurt(course: Course, earlier: list[DiaryEntry], now: Moment) -> frozenset[str]:
    """Return what hurt in plans that this one replaced, as long as a week may last."""
    return frozenset(
        name
        for entry in earlier
        if entry.note is Note.HURTS
        and nights(course.pace, entry.moment, now) < course.pace.over_after_days
        for name in (entry.exercise, entry.done)
        if name
    )


def _again(own: OwnWeek, new: NewNote, noted: int) -> NewNote:
    """Return a note that something hurts as one that is new where the one before was a mistake.

    It would else be known already, and pain is always heard.
    """
    place = (new.day, new.exercise)
    slips = [
        entry.moment.at
        for entry in own.entries
        if entry.note is Note.MISTAKE and (entry.day, entry.exercise) == place
    ]
    is_new = new.note is Note.HURTS and any(slip <= noted for slip in slips)
    return replace(new, note=Note.HURTS_AGAIN) if is_new else new


def _is_same(entry: DiaryEntry, new: NewNote) -> bool:
    kept = (entry.day, entry.exercise, entry.step, entry.note)
    return kept == (new.day, new.exercise, new.step, new.note)


def _is_open(own: OwnWeek, new: NewNote) -> bool:
    """Whether a note belongs to what is open; that something hurts is always heard."""
    at = own.progress
    if not 1 <= new.day <= at.day or not _is_of_the_day(own, new):
        return False
    match new.note:
        case Note.HURTS | Note.HURTS_AGAIN | Note.STRONG:
            return True
        case Note.EASED | Note.LASTING | Note.MISTAKE:
            hurting = at.hurting if at.standing is Standing.HURT else None
            return hurting is not None and (hurting.day, hurting.exercise) == (
                new.day,
                new.exercise,
            )
    return at.standing is Standing.OPEN and at.day == new.day


def _is_of_the_day(own: OwnWeek, new: NewNote) -> bool:
    if new.note is Note.DAY_DONE:
        return not new.exercise and not new.step
    items = [item for item in own.day(new.day).items if item.exercise == new.exercise]
    return bool(items) and new.step >= 0 and own.way(items[0], new.step) is not None


def _done(own: OwnWeek, new: NewNote) -> str:
    """Return the exercise that was done, which is easier than that of the plan after some steps."""
    for item in own.day(new.day).items:
        way = own.way(item, new.step) if item.exercise == new.exercise else None
        if way is not None:
            return way.exercise
    return ""
