"""What fits: fill one day along its arc, then with what is wanted, as its minutes allow."""

from collections.abc import Iterable
from dataclasses import replace

from recommender.domain.content import Reason
from recommender.domain.exercises import Exercise
from recommender.domain.programmes import ArcItem
from recommender.domain.rules import Cap
from recommender.domain.week import LeftOut
from recommender.planning.arcs import Slot
from recommender.planning.choosing import best_of, choose, substitute_for
from recommender.planning.drafting import Brief, DayDraft
from recommender.planning.obstacles import obstacle
from recommender.planning.session import Choice, fit, total_seconds


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
    settings = brief.content.week
    _keep(draft, kept, settings.why(Reason.ENOUGH_ITEMS), brief.caps.because(Cap.ITEMS))
    kept = fit(kept, brief.seconds_a_day, settings)
    _keep(draft, kept, settings.why(Reason.NO_ROOM), brief.caps.because(Cap.MINUTES))


def _keep(draft: DayDraft, kept: list[Choice], why: str, rules: tuple[str, ...]) -> None:
    staying = {choice.exercise.id for choice in kept}
    draft.left_out += [
        LeftOut(choice.exercise.id, choice.exercise.name, draft.slot.day, why, rules)
        for choice in draft.choices
        if choice.exercise.id not in staying
    ]
    draft.choices = kept


def _top_up(brief: Brief, draft: DayDraft) -> None:
    """Add the best exercises until the session has as many as wanted, and something liked."""
    everything = list(brief.pool.safe.values())
    _add_best(brief, draft, everything, min(brief.content.week.items_wanted, brief.items_most))
    if not any(brief.wishes.is_liked(choice.exercise) for choice in draft.choices):
        liked = [entry for entry in everything if brief.wishes.is_liked(entry)]
        _add_best(brief, draft, liked, min(len(draft.choices) + 1, brief.items_most))


def _add_best(brief: Brief, draft: DayDraft, candidates: list[Exercise], until: int) -> None:
    """Add the best of the candidates, where time allows, until the session has so many items."""
    settings = brief.content.week
    tried = {entry.what for entry in draft.left_out}
    while len(draft.choices) < until:
        wanted = best_of(brief, draft, [entry for entry in candidates if entry.id not in tried])
        if wanted is None:
            return
        tried.add(wanted.id)
        choice = choose(brief, draft, wanted)
        room = brief.seconds_a_day - total_seconds(draft.choices, settings)
        while len(choice.doses) > 1 and choice.seconds(settings) > room:
            choice = choice.shrunk()
        if choice.seconds(settings) <= room:
            draft.choices.append(choice)
