"""A dose as clinicians write it, short enough for a table: rounds, times, seconds, a side."""

from recommender.domain.exercises import Dose
from recommender.web.words import _

# a multiplication sign
_BY = " \u00d7 "


def short_dose(dose: Dose) -> str:
    """Return a dose with signs of multiplication between its parts, which the table explains."""
    parts = [str(dose.sets)] if dose.sets > 1 else []
    if dose.repetitions is not None:
        parts.append(str(dose.repetitions))
    if dose.hold_seconds is not None:
        parts.append(_("%(num)s s", num=dose.hold_seconds))
    if dose.minutes is not None:
        parts.append(_time(dose.minutes))
    words = _BY.join(parts)
    return _("%(dose)s /side", dose=words) if dose.sides > 1 else words


def _time(minutes: float) -> str:
    if minutes == int(minutes):
        return _("%(num)s min", num=int(minutes))
    return _("%(num)s s", num=round(minutes * 60))
