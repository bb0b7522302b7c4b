"""What the pages of a week show of today: the session, the stop rule, and where its person is."""

from dataclasses import dataclass

from recommender.domain.content import Content
from recommender.domain.diary import Note, Standing
from recommender.domain.exercises import Dose
from recommender.domain.guidance import Floor
from recommender.domain.plan import Plan, PlanDay, PlanItem, PlanTip
from recommender.service.own_weeks import OwnWeek, SessionItem, Way
from recommender.web.words import _, counted, is_source_language

# more than these at a time is a list to read and no advice
TIPS_A_PAGE = 3


@dataclass(frozen=True)
class DayMark:
    """A day in the strip of seven: its number, how it stands, and the words for that."""

    day: int
    state: str
    words: str


@dataclass(frozen=True)
class Today:
    """What the page of today shows; `current` is the place of the first exercise not done with."""

    own: OwnWeek
    session: tuple[SessionItem, ...]
    current: int
    is_begun: bool

    @property
    def day(self) -> PlanDay:
        """The day that the page is about."""
        return self.own.day(self.own.progress.day)

    @property
    def hurting(self) -> Way | None:
        """What hurts, as it was done, while it is not known how it was."""
        found = self.own.progress.hurting
        if found is None:
            return None
        items = [item for item in self.day.items if item.exercise == found.exercise]
        return self.own.way(items[0], found.step) if items else None

    @property
    def is_lasting(self) -> bool:
        """Whether what hurts was said to be dull and not settled yet."""
        found = self.own.progress.hurting
        return found is not None and any(
            (entry.day, entry.exercise, entry.note) == (found.day, found.exercise, Note.LASTING)
            for entry in self.own.entries
        )

    @property
    def may_take_back(self) -> bool:
        """Whether it may still be said that it was a mistake; without a note, it may."""
        found = self.own.progress.hurting
        return found is None or not self.own.slipped(found.day, found.exercise)

    @property
    def next_day(self) -> PlanDay | None:
        """The day after this one, if there is one."""
        days = self.own.week.days
        return days[self.day.day] if self.day.day < len(days) else None

    @property
    def last_done(self) -> PlanDay | None:
        """The last day that is done, of which something may still turn out to hurt."""
        behind = self.own.progress.behind
        return self.own.day(behind[-1]) if behind else None

    @property
    def ended_by_pain(self) -> bool:
        """Whether strong pain ended the last day that is done."""
        behind = self.own.progress.behind
        last_day = behind[-1] if behind else 0
        last = [entry.note for entry in self.own.entries if entry.day == last_day]
        return Note.STRONG in last

    @property
    def stops_the_week(self) -> bool:
        """Whether one more strong pain would stop the week."""
        return self.own.progress.stops + 1 >= self.own.guidance.pace.stops_most


def today_of(own: OwnWeek) -> Today:
    """Return what is to be shown of today."""
    session = own.session(own.progress.day)
    handled = own.progress.handled
    places = [place for place, item in enumerate(session) if item.exercise not in handled]
    return Today(own, session, places[0] if places else 0, bool(own.entries))


def strip(own: OwnWeek) -> tuple[DayMark, ...]:
    """Return the seven days, each with how it stands."""
    return tuple(_mark(own, day) for day in own.week.days)


def _mark(own: OwnWeek, day: PlanDay) -> DayMark:
    at = own.progress
    if day.day in at.behind:
        return DayMark(day.day, "done", _("done"))
    if day.rest:
        return DayMark(day.day, "rest", _("rest"))
    if at.standing in (Standing.OVER, Standing.STOPPED):
        return DayMark(day.day, "missed", _("not done"))
    if day.day == at.day and at.standing in (Standing.OPEN, Standing.HURT):
        return DayMark(day.day, "today", _("today"))
    return DayMark(day.day, "to_come", _("to come"))


def stop_lines(own: OwnWeek) -> tuple[str, ...]:
    """Return the stop rule in the reader's language, counted from the usual pain."""
    rule, answers = own.guidance.stop_rule, own.case.answers
    return tuple(_(say).format(most=most) for say, most in rule.lines(answers))


def usual_pain(own: OwnWeek) -> str:
    """Return from which pain the stop rule counts, or nothing where it was not asked.

    Whom moving hurts more than the rule allows is told what to do about that too.
    """
    rule, answers = own.guidance.stop_rule, own.case.answers
    usual, more = rule.usual(answers), rule.moving_hurts_more(answers)
    said = [] if usual is None else [_(rule.usual_say).format(usual=usual)]
    if more and rule.moving_say:
        said.append(_(rule.moving_say).format(moving=more[0], most=more[1]))
    return " ".join(said)


def start_lines(own: OwnWeek) -> tuple[str, ...]:
    """Return how to start, without the stop rule in general, which the page has in numbers."""
    general = own.guidance.stop_rule.in_general
    return tuple(line for line in own.case.plan.outcome.do_now if line != general)


@dataclass(frozen=True)
class AmbulanceBox:
    """The signs under a heading that says to call, and what is no such sign; else nothing."""

    signs: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def ambulance(own: OwnWeek) -> AmbulanceBox:
    """Return what to call an ambulance for; nothing where each line has to stand whole.

    Translators have whole sentences, and older contents do not say how they are put together.
    """
    together, lines = own.guidance.ambulance, own.case.plan.outcome.watch_for
    if together is None or not is_source_language():
        return AmbulanceBox()
    return AmbulanceBox(together.signs(lines), together.others(lines))


def day_of_rest(own: OwnWeek) -> str:
    """Return what a day of rest says: of walking only where the week has a walk and none hurt."""
    if own.walks:
        return _("A day of rest. A little walking is fine if you like it.")
    return _("A day of rest.")


def hurt_names(own: OwnWeek) -> tuple[str, ...]:
    """Return the names of what is left out because it hurt: as it was done, then as planned."""
    done = [entry.done for entry in own.entries if entry.note is Note.HURTS]
    names = (*done, *own.week.exercises)
    known = [own.content.exercises.get(name) for name in names if name in own.progress.left_out]
    return tuple(dict.fromkeys(one.name for one in known if one))


def floor_of(own: OwnWeek, positions: tuple[str, ...]) -> Floor | None:
    """Return how to get down and up, where one of these positions needs it and nothing bars it."""
    floor = own.guidance.floor
    if {*floor.unless_avoided} & {*own.case.plan.avoided}:
        return None
    return floor if {*positions} & {*floor.positions} else None


def instruction_words(own: OwnWeek, step: str, dose: Dose) -> str:
    """Return a step in the reader's language, with the seconds of the hold in their place."""
    words = _(step)
    if dose.hold_seconds is None:
        return words
    seconds = counted("%(num)s second", "%(num)s seconds", dose.hold_seconds)
    return words.replace(_(own.guidance.held_for), seconds)


def call_lines(content: Content, plan: Plan) -> tuple[str, ...]:
    """Return what the outcome says about calling a doctor, of what the person was told."""
    nets = {net.say for net in content.outcomes[plan.triage].do_now if net.call is not None}
    return tuple(line for line in plan.outcome.do_now if line in nets)


def tips_in_order(own: OwnWeek) -> tuple[PlanTip, ...]:
    """Return the tips, first those about what is in the session, then other ones each day."""
    items = own.day(own.progress.day).items
    kinds = [own.content.exercises[item.exercise].kind for item in items if _is_known(own, item)]
    has = {*kinds, *(demand for item in items for demand in item.demands)}

    def is_about(tip: PlanTip) -> bool:
        known = own.content.tips.get(tip.tip)
        return bool(known and has & {*known.only_with})

    about = [tip for tip in own.case.plan.advice if is_about(tip)]
    others = [tip for tip in own.case.plan.advice if tip not in about]
    first = (own.progress.day - 1) * TIPS_A_PAGE % max(1, len(others))
    return (*about, *others[first:], *others[:first])


def _is_known(own: OwnWeek, item: PlanItem) -> bool:
    return item.exercise in own.content.exercises


@dataclass(frozen=True)
class LeftOutOnce:
    """What is not in the week, why, and on which days; no days mean the whole week."""

    name: str
    why: str
    days: tuple[int, ...]


def left_out_once(plan: Plan) -> tuple[LeftOutOnce, ...]:
    """Return each exercise that is left out with each reason once; days of programmes are not."""
    days: dict[tuple[str, str], list[int]] = {}
    for entry in plan.left_out:
        if entry.exercise:
            days.setdefault((entry.name, entry.why), []).append(entry.day)
    return tuple(
        LeftOutOnce(name, why, tuple(sorted({day for day in on if day})))
        for (name, why), on in days.items()
    )
