"""What fits: fill one day along its arc, under the hard limits of day and week."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from recommender.domain.content import Content
from recommender.domain.exercises import Exercise, ExerciseKind
from recommender.domain.programmes import ArcItem
from recommender.domain.rules import Cap
from recommender.domain.week import LeftOut, Person, Score
from recommender.planning.arcs import Slot
from recommender.planning.caps import Caps
from recommender.planning.days import DayKinds, is_work
from recommender.planning.dosing import doses_from
from recommender.planning.safety import Exclusion, Pool
from recommender.planning.scoring import Wishes
from recommender.planning.session import Choice, fit, total_seconds


@dataclass(frozen=True)
class Brief:
    """All that the planner goes by for one person."""

    content: Content
    caps: Caps
    pool: Pool
    person: Person
    wishes: Wishes
    kinds: DayKinds

    @property
    def seconds_a_day(self) -> int:
        """The seconds that a session may take at most."""
        return self.caps.lower(Cap.MINUTES, self.person.minutes) * 60

    @property
    def items_most(self) -> int:
        """How many items a session may have."""
        return self.caps.lower(Cap.ITEMS, len(self.pool.safe))


@dataclass
class DayDraft:
    """A day while it is being filled: what is in, and what of its arc is out and why."""

    slot: Slot
    earlier: dict[str, int]
    choices: list[Choice] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    def has(self, exercise: str) -> bool:
        """Whether the exercise is already in."""
        return any(choice.exercise.id == exercise for choice in self.choices)


def fill_day(
    brief: Brief, slot: Slot, earlier: dict[str, int], musts: Iterable[Exercise] = ()
) -> DayDraft:
    """Return the day filled: what the week must have, the arc in its order, then what is wanted.

    `earlier` counts on how many earlier days each exercise stands.
    """
    draft = DayDraft(slot, earlier)
    for item in slot.arc.items:
        _take_arc_item(brief, draft, item)
    for exercise in musts:
        _take_must(brief, draft, exercise)
    _thin_out(brief, draft)
    _top_up(brief, draft)
    return draft


def obstacle(brief: Brief, draft: DayDraft, exercise: Exercise) -> Exclusion | None:
    """Return why an exercise may not stand on this day, or None when it may."""
    if exercise.id not in brief.pool.safe:
        return brief.pool.excluded[exercise.id]
    day = draft.slot.day
    if is_work(exercise, brief.content.week) and day not in brief.kinds.work:
        return Exclusion(
            "Strength and straining work need days of rest between them.",
            brief.caps.because(Cap.STRENGTH_DAYS),
        )
    if exercise.kind is ExerciseKind.RELEASE and day not in brief.kinds.release:
        return Exclusion(
            "Self-release has its own days in the week.", brief.caps.because(Cap.RELEASE_DAYS)
        )
    new_hard = [choice for choice in draft.choices if _is_new_hard(brief, draft, choice.exercise)]
    if _is_new_hard(brief, draft, exercise) and brief.caps.exceeds(
        Cap.HARD_A_DAY, len(new_hard) + 1
    ):
        return Exclusion(
            "One new hard exercise a day is enough.", brief.caps.because(Cap.HARD_A_DAY)
        )
    return None


def _is_new_hard(brief: Brief, draft: DayDraft, exercise: Exercise) -> bool:
    is_hard = exercise.level >= brief.content.week.high_strain_level
    return is_hard and not draft.earlier.get(exercise.id)


def _take_arc_item(brief: Brief, draft: DayDraft, item: ArcItem) -> None:
    exercise = brief.content.exercises[item.exercise]
    if draft.has(exercise.id):
        return
    against = obstacle(brief, draft, exercise)
    if against is None:
        draft.choices.append(_choose(brief, draft, exercise, programme=item.programme))
        return
    stand_in = _stand_in(brief, draft, exercise)
    if stand_in is not None:
        choice = _choose(brief, draft, stand_in, programme=item.programme, instead_of=exercise)
        draft.choices.append(choice)
    instead = f" Instead: {stand_in.name}." if stand_in else ""
    draft.left_out.append(
        LeftOut(exercise.id, exercise.name, draft.slot.day, against.why + instead, against.rules)
    )


def _take_must(brief: Brief, draft: DayDraft, exercise: Exercise) -> None:
    for place, choice in enumerate(draft.choices):
        if choice.exercise.id == exercise.id:
            draft.choices[place] = _as_must(choice)
            return
    programme = draft.slot.programme
    choice = _choose(brief, draft, exercise, programme=programme)
    draft.choices.append(_as_must(choice))


def _as_must(choice: Choice) -> Choice:
    return Choice(
        choice.exercise,
        choice.doses,
        choice.programme,
        choice.score,
        is_must=True,
        instead_of=choice.instead_of,
        rules=choice.rules,
        source=choice.source,
    )


def _stand_in(brief: Brief, draft: DayDraft, exercise: Exercise) -> Exercise | None:
    """Return the nearest allowed easier variant, else the best exercise for the same main need.

    One of the same kind is preferred to one of another.
    """
    seen = {exercise.id}
    variant = exercise.easier
    while variant and variant not in seen:
        seen.add(variant)
        easier = brief.content.exercises[variant]
        if _is_free(brief, draft, easier):
            return easier
        variant = easier.easier
    same = [entry for entry in brief.pool.safe.values() if entry.needs[0] == exercise.needs[0]]
    of_kind = [entry for entry in same if entry.kind is exercise.kind]
    return _best(brief, draft, of_kind) or _best(brief, draft, same)


def _is_free(brief: Brief, draft: DayDraft, exercise: Exercise) -> bool:
    in_arc = any(item.exercise == exercise.id for item in draft.slot.arc.items)
    is_taken = in_arc or draft.has(exercise.id)
    return not is_taken and obstacle(brief, draft, exercise) is None


def _best(brief: Brief, draft: DayDraft, exercises: Iterable[Exercise]) -> Exercise | None:
    """Return the free exercise with the most points; of equals the first by its id."""
    free = [entry for entry in exercises if _is_free(brief, draft, entry)]
    if not free:
        return None
    return min(free, key=lambda entry: (-_score(brief, draft, entry).total, entry.id))


def _score(brief: Brief, draft: DayDraft, exercise: Exercise) -> Score:
    return brief.wishes.score(exercise, draft.slot, draft.earlier.get(exercise.id, 0))


def _choose(
    brief: Brief,
    draft: DayDraft,
    exercise: Exercise,
    *,
    programme: str,
    instead_of: Exercise | None = None,
) -> Choice:
    prescribed = brief.content.programmes[programme].prescribed(exercise.id, draft.slot.arc_day)
    prescription = prescribed.dose if prescribed else exercise.dose
    score = _score(brief, draft, exercise)
    because = dict.fromkeys(_because(brief, exercise, programme))
    if instead_of is not None:
        because |= dict.fromkeys(_rules_against(brief, draft, instead_of))
    return Choice(
        exercise=exercise,
        doses=doses_from(
            exercise, prescription, brief.caps, is_first=not draft.earlier.get(exercise.id)
        ),
        programme=programme if prescribed or instead_of else "",
        score=score,
        instead_of=instead_of.id if instead_of else "",
        rules=tuple(because),
        source=(exercise.dose if prescription.is_empty else prescription).source,
    )


def _rules_against(brief: Brief, draft: DayDraft, exercise: Exercise) -> tuple[str, ...]:
    against = obstacle(brief, draft, exercise)
    return against.rules if against else ()


def _because(brief: Brief, exercise: Exercise, programme: str) -> tuple[str, ...]:
    """Return the rules that want the programme and the need, or else set the phase."""
    assessment = brief.wishes.assessment
    wanted = assessment.rules_for(programme) + assessment.rules_for(brief.wishes.need_of(exercise))
    return wanted or brief.caps.because(Cap.PHASE) or brief.caps.because(Cap.ITEMS)


def _thin_out(brief: Brief, draft: DayDraft) -> None:
    """Drop what the day has no room for, and say so of what its arc had asked for."""
    before = list(draft.choices)
    while len(draft.choices) > brief.items_most:
        draft.choices.remove(min(draft.choices, key=lambda one: (one.is_must, one.score.total)))
    draft.choices = fit(draft.choices, brief.seconds_a_day, brief.content.week)
    for choice in before:
        if not draft.has(choice.exercise.id):
            why = "The session has no room for it in your minutes."
            rules = brief.caps.because(Cap.MINUTES)
            draft.left_out.append(
                LeftOut(choice.exercise.id, choice.exercise.name, draft.slot.day, why, rules)
            )


def _top_up(brief: Brief, draft: DayDraft) -> None:
    """Add the best exercises until the session has as many as wanted, where time allows."""
    settings = brief.content.week
    dropped = {entry.what for entry in draft.left_out}
    tried: set[str] = set()
    while len(draft.choices) < min(settings.items_wanted, brief.items_most):
        candidates = [
            entry
            for entry in brief.pool.safe.values()
            if entry.id not in tried and entry.id not in dropped
        ]
        best = _best(brief, draft, candidates)
        if best is None:
            return
        tried.add(best.id)
        choice = _choose(brief, draft, best, programme=draft.slot.programme)
        room = brief.seconds_a_day - total_seconds(draft.choices, settings)
        while len(choice.doses) > 1 and choice.seconds(settings) > room:
            choice = choice.shrunk()
        if choice.seconds(settings) <= room:
            draft.choices.append(choice)
