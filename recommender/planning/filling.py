"""What fits: fill one day along its arc, then with what is wanted, as its minutes allow."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from recommender.domain.content import Reason
from recommender.domain.exercises import Exercise
from recommender.domain.programmes import ArcItem
from recommender.domain.rules import Cap
from recommender.domain.week import LeftOut
from recommender.planning.arcs import Slot
from recommender.planning.choosing import choose, is_free, substitute_for
from recommender.planning.drafting import Brief, DayDraft
from recommender.planning.obstacles import obstacle
from recommender.planning.session import Choice, fit, total_seconds


def fill_day(
    brief: Brief, slot: Slot, earlier: Mapping[str, int], musts: Iterable[Exercise] = ()
) -> DayDraft:
    """Return the day filled: what the week must have, the arc in its order, then what is wanted.

    `earlier` counts on how many earlier days each exercise stands.
    """
    ranked = brief.wishes.rank(brief.pool.safe.values(), slot, earlier)
    draft = DayDraft(slot, earlier, ranked)
    for item in slot.arc.items:
        _take_arc_item(brief, draft, item)
    for exercise in musts:
        _take_must(brief, draft, exercise)
    _thin_out(brief, draft)
    _top_up(brief, draft)
    return draft


def _take_arc_item(brief: Brief, draft: DayDraft, item: ArcItem) -> None:
    exercise = brief.content.exercises[item.exercise]
    against = obstacle(brief, draft, exercise)
    if against is None:
        draft.choices.append(choose(brief, draft, exercise, programme=item.programme))
        return
    substitute = substitute_for(brief, draft, exercise)
    if substitute is not None:
        chosen = choose(brief, draft, substitute, programme=item.programme)
        rules = tuple(dict.fromkeys((*chosen.rules, *against.rules)))
        draft.choices.append(replace(chosen, instead_of=exercise.id, rules=rules))
    why = against.why
    if substitute is not None:
        why += " " + brief.content.week.why(Reason.INSTEAD, name=substitute.name)
    draft.left_out.append(LeftOut(exercise.id, exercise.name, draft.slot.day, why, against.rules))


def _take_must(brief: Brief, draft: DayDraft, exercise: Exercise) -> None:
    for place, choice in enumerate(draft.choices):
        if choice.exercise.id == exercise.id:
            draft.choices[place] = replace(choice, is_must=True)
            return
    draft.choices.append(replace(choose(brief, draft, exercise), is_must=True))


def _thin_out(brief: Brief, draft: DayDraft) -> None:
    """Drop what the day has no room for, and say so of what its arc had asked for."""
    kept = list(draft.choices)
    while len(kept) > brief.items_most:
        kept.remove(min(kept, key=lambda one: (one.is_must, one.score.total)))
    _keep(brief, draft, kept, (Reason.ENOUGH_ITEMS, Cap.ITEMS))
    kept = fit(kept, brief.seconds_a_day, brief.content.week)
    _keep(brief, draft, kept, (Reason.NO_ROOM, Cap.MINUTES))


def _keep(brief: Brief, draft: DayDraft, kept: list[Choice], why: tuple[Reason, Cap]) -> None:
    """Leave out what is not kept, for a reason and by the rules behind a cap."""
    reason, cap = why
    staying = {choice.exercise.id for choice in kept}
    for exercise in (choice.exercise for choice in draft.choices):
        if exercise.id not in staying:
            said, rules = brief.content.week.why(reason), brief.caps.because(cap)
            draft.left_out.append(LeftOut(exercise.id, exercise.name, draft.slot.day, said, rules))
    draft.choices = kept


def _top_up(brief: Brief, draft: DayDraft) -> None:
    """Add the best exercises until the session has as many as wanted, and something liked."""
    _add_best(brief, draft, draft.ranked, min(brief.content.week.items_wanted, brief.items_most))
    if not any(brief.wishes.is_liked(choice.exercise) for choice in draft.choices):
        liked = (entry for entry in draft.ranked if brief.wishes.is_liked(entry))
        _add_best(brief, draft, liked, min(len(draft.choices) + 1, brief.items_most))


def _add_best(brief: Brief, draft: DayDraft, ranked: Iterable[Exercise], until: int) -> None:
    """Add the best, where they are free and time allows, until the session has so many items.

    One walk is enough: what is taken, too hard beside the rest or too long for the room that is
    left stays so as the day fills.
    """
    settings = brief.content.week
    out = {entry.what for entry in draft.left_out}
    for exercise in ranked:
        if len(draft.choices) >= until:
            return
        if exercise.id in out or not is_free(brief, draft, exercise):
            continue
        choice = choose(brief, draft, exercise)
        room = brief.seconds_a_day - total_seconds(draft.choices, settings)
        while len(choice.doses) > 1 and choice.seconds(settings) > room:
            choice = choice.shrunk()
        if choice.seconds(settings) <= room:
            draft.choices.append(choice)
