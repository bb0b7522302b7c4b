"""Why something is not in a week, true of the week as it has become."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from recommender.domain.week import LeftOut
from recommender.domain.week_settings import ExclusionReason
from recommender.planning.brief import Brief
from recommender.planning.day import DayPlan


def true_reasons(brief: Brief, days: Sequence[DayPlan], day: DayPlan) -> Iterator[LeftOut]:
    """Yield what a day leaves out, each with a reason that is true of the finished week.

    What came back into the day later is not out. Contents without words for the order of rungs keep
    the reasons of the first pass.
    """
    if ExclusionReason.RUNG_ORDER not in brief.content.week.reasons:
        yield from day.left_out
        return
    for entry in day.left_out:
        if not day.has(entry.what):
            stands = any(one.has(entry.what) for one in days)
            yield _with_reason(brief, entry, _true(brief, entry.reason, stands=stands))


def _true(brief: Brief, reason: ExclusionReason | None, *, stands: bool) -> ExclusionReason | None:
    """Return the reason that is true, of what `stands` on some day of the week or on none."""
    if reason is ExclusionReason.TOO_EASY:
        if stands:
            return ExclusionReason.VARIED
        return reason if brief.wishes.is_trained else ExclusionReason.RUNG_ORDER
    is_elsewhere = reason is ExclusionReason.VARIED and not stands
    return ExclusionReason.ELSEWHERE if is_elsewhere else reason


def _with_reason(brief: Brief, entry: LeftOut, reason: ExclusionReason | None) -> LeftOut:
    """Return an entry with the words of another reason in place of its own."""
    if reason is None or entry.reason is None or reason is entry.reason:
        return entry
    settings = brief.content.week
    words, new = settings.reasons[entry.reason], settings.why(reason)
    return replace(entry, why=entry.why.replace(words, new, 1), reason=reason)
