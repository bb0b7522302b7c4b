"""Whether a programme fits a person, and how low a week begins that is composed instead."""

from recommender.domain.assessment import Assessment
from recommender.domain.caps import Caps
from recommender.domain.content import Content
from recommender.planning.arcs import Arc
from recommender.planning.dosed_week import DosedWeek, entry_step_of
from recommender.planning.safety import Pool
from recommender.planning.substitutes import Substitutes


def is_composed(content: Content, assessment: Assessment, pool: Pool, arc: Arc) -> bool:
    """Whether the answers hardly point to a programme, or too little of its days is safe.

    The first days of a spasm and the fallback programme are never composed, nor is the week of
    whoever trains.
    """
    settings, lead = content.week, arc.slots[0].programme
    first_days = (settings.first_days_programme, *settings.first_days_others)
    fixed = (*first_days, settings.fallback_programme)
    may = settings.compose.work_kinds and settings.work_days
    if not may or lead in fixed or trains(content, assessment):
        return False
    if assessment.points(lead) < settings.compose.points_least:
        return True
    asked = [item.exercise for slot in arc.slots for item in slot.arc.items]
    safe = sum(name in pool.safe for name in asked)
    return safe < settings.compose.safe_share * len(asked)


def trains(content: Content, assessment: Assessment) -> bool:
    """Whether the rules take somebody for a person who trains: they give points for that."""
    settings = content.week
    return assessment.points(settings.compose.trained_need) >= settings.need_to_fill


def step_of_rungs(content: Content, caps: Caps) -> int:
    """Return the step by which a person of a composed week comes to the rungs of ladders.

    Whoever begins with level 1 climbs no ladder at the start, whatever the doses.
    """
    step, settings = entry_step_of(content, caps), content.week
    return min(step, settings.steps.climb_from - 1) if step <= settings.compose.low_to else step


def unneeded(week: DosedWeek, substitutes: Substitutes) -> frozenset[str]:
    """Return the forms in a chair or bed that a person who is steady and not on step 1 is spared.

    They are those that whoever climbs has outgrown.
    """
    settings = week.content.week
    unsteady = week.wishes.assessment.points(settings.compose.steady_need) >= settings.need_to_fill
    if unsteady or entry_step_of(week.content, week.caps) == 1:
        return frozenset()
    return substitutes.outgrown(settings.steps.climb_from)
