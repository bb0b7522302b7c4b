"""Families about weeks: whatever is left out and capped, a week that is worth having remains."""

import math
from collections.abc import Iterator
from dataclasses import replace

from recommender.analysis.diagram import Assignment, Node
from recommender.analysis.families import Weakness
from recommender.analysis.outcomes import NOBODY, Outcomes
from recommender.analysis.regions import Region
from recommender.domain.caps import Caps
from recommender.domain.conditions import Excludes
from recommender.domain.content import Content
from recommender.domain.exercises import Exercise
from recommender.domain.promises import Family
from recommender.domain.rules import Cap, Triage
from recommender.domain.week_settings import CoreGroup
from recommender.planning.dosing import Dosing, item_seconds

_WEEKS = tuple(triage for triage in Triage if triage.allows_week)


def empty_core(outcomes: Outcomes) -> Iterator[Weakness]:
    """Yield each core group of which somebody's week can hold nothing."""
    space = outcomes.space
    for group in space.content.week.core:
        for triage in _WEEKS:
            found = _without(outcomes, group, triage)
            if found is not None:
                say = f"a week can be unable to hold {group.name}"
                answers = space.answers(found, space.content.ordinary)
                yield Weakness(Family.EMPTY_CORE, group.name, say, before=answers)
                break


def _without(outcomes: Outcomes, group: CoreGroup, triage: Triage) -> Assignment | None:
    """Return somebody with this triage whose week can hold nothing of a group, or None."""
    members = [
        exercise
        for exercise in outcomes.space.content.exercises.values()
        if exercise.disabled is None
        and (exercise.kind in group.kinds or exercise.id in group.exercises)
    ]
    too_early = outcomes.cap_at_most(Cap.PHASE, group.from_phase - 1, triage)
    left = weeks = _weeks(outcomes, triage).without(*too_early)
    # the least demanding first: one that nothing excludes is enough
    for exercise in sorted(members, key=lambda entry: len((*entry.demands, *entry.equipment))):
        excluded = _excluded(outcomes, exercise, triage)
        if outcomes.space.find(weeks.within(excluded)) is None:
            return None
        left = left.within(excluded)
    return outcomes.space.find(left)


def _weeks(outcomes: Outcomes, triage: Triage) -> Region:
    return outcomes.exactly[triage].within(*outcomes.space.complete)


def _excluded(outcomes: Outcomes, exercise: Exercise, triage: Triage) -> Node:
    """Return where an exercise may not be in a week: see planning.safety."""
    space = outcomes.space
    equipment = space.content.week.equipment_question
    return space.diagram.any_of(
        [
            *(
                node
                for what in (exercise.id, *exercise.demands)
                for node in outcomes.avoided.get(what, NOBODY)
            ),
            *(
                space.meaning(Excludes(equipment, thing)).yes
                for thing in exercise.equipment
                if thing not in space.content.household
            ),
            *outcomes.cap_at_most(Cap.LEVEL, exercise.level - 1, triage),
            *outcomes.cap_at_most(Cap.PHASE, exercise.earliest - 1, triage),
            *_not_for(outcomes, exercise),
        ]
    )


def _not_for(outcomes: Outcomes, exercise: Exercise) -> Iterator[Node]:
    """Yield who may do the same standing, walking or on the floor, where it is for others alone."""
    diagram, settings = outcomes.space.diagram, outcomes.space.content.week
    demand = settings.only_without.get(exercise.id)
    if demand is not None:
        yield diagram.opposite(diagram.any_of(outcomes.avoided.get(demand, NOBODY)))


def contradicting_caps(outcomes: Outcomes) -> Iterator[Weakness]:
    """Yield the caps that can leave no session: too few items, or too few minutes for them."""
    content = outcomes.space.content
    needed = {Cap.ITEMS: content.week.items_least, Cap.MINUTES: _shortest_session(content)}
    for cap, least in needed.items():
        if any(_can_be_below(outcomes, cap, least, triage) for triage in _WEEKS):
            say = f"can be capped below {least}, which the shortest session needs"
            yield Weakness(Family.CONTRADICTING_CAPS, cap.value, say)


def _can_be_below(outcomes: Outcomes, cap: Cap, least: int, triage: Triage) -> bool:
    below = outcomes.cap_at_most(cap, least - 1, triage)
    # both the triage and the cap may come of several rules
    weeks = _weeks(outcomes, triage).parts()
    capped = (replace(week, one_of=below) for week in weeks)
    return outcomes.space.find(*capped) is not None


def _shortest_session(content: Content) -> int:
    """Return the whole minutes that the shortest session takes."""
    dosing = Dosing(content, Caps())
    seconds = sorted(
        item_seconds(exercise, dosing.least(exercise), content.week.time)
        for exercise in content.exercises.values()
        if exercise.disabled is None
    )
    return math.ceil(sum(seconds[: content.week.items_least]) / 60)
