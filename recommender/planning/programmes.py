"""Which programmes shape the week, and how many of its days each one gets."""

from recommender.domain.assessment import Assessment
from recommender.domain.caps import Caps
from recommender.domain.content import Content
from recommender.domain.programmes import Programme
from recommender.domain.rules import Cap, Phase
from recommender.planning.substitutes import Substitutes


def choose_programmes(
    content: Content, assessment: Assessment, caps: Caps, substitutes: Substitutes
) -> list[Programme]:
    """Return the programmes of the week, the strongest first; ties go by their order on file.

    Where too little of the strongest can be done, even with what may stand in for it, it is the
    fallback programme alone.
    """
    settings = content.week
    if caps.values.get(Cap.PHASE) == Phase.FIRST_DAYS:
        names = (settings.first_days_programme, *settings.first_days_others)
        return [content.programmes[max(names, key=assessment.points)]]
    ranked = sorted(content.programmes.values(), key=lambda entry: -assessment.points(entry.id))
    most = assessment.points(ranked[0].id)
    if most == 0:
        ranked = [content.programmes[settings.default_programme]]
    if _share_that_can_stand(ranked[0], substitutes) < settings.enough_of_arc:
        return [content.programmes[settings.fallback_programme]]
    least = settings.blend_from_share * most
    return [entry for entry in ranked if assessment.points(entry.id) >= least]


def shares(points: list[int], days: int) -> list[int]:
    """Return how many days each gets: in proportion, largest remainders first, the lead a day."""
    total = sum(points) or 1
    exact = [days * number / total for number in points] if sum(points) else [float(days)]
    whole = [int(share) for share in exact]
    by_remainder = sorted(range(len(exact)), key=lambda place: (whole[place] - exact[place], place))
    for place in by_remainder[: days - sum(whole)]:
        whole[place] += 1
    return whole


def _share_that_can_stand(programme: Programme, substitutes: Substitutes) -> float:
    """Return how much of a programme's arc, or what may stand in for it, is safe, from 0 to 1."""
    items = [item.exercise for day in programme.arc for item in day.items]
    return sum(bool(substitutes.that_can_stand(exercise)) for exercise in items) / len(items)
