"""A dose as clinicians write it, short enough for a line: rounds, times, seconds, a side."""

from collections.abc import Iterable, Sequence

from recommender.domain.exercises import Dose
from recommender.web.words import _

# a multiplication sign; an arrow from the first days to the last
_BY, _TO = "\u00d7", "\u2192"


def short_dose(dose: Dose) -> str:
    """Return a dose with signs of multiplication between its parts, which the page explains."""
    return _on_sides(_BY.join(_parts(dose)), dose)


def short_doses(doses: Iterable[Dose]) -> str:
    """Return the doses of an exercise on days that follow: one, or from the first to the last.

    All are told where more than one part of them changes, or where they rise and fall.
    """
    told = tuple(dict.fromkeys(doses))
    parts = [_parts(dose) for dose in told]
    shapes = {(len(one), dose.sides) for one, dose in zip(parts, told, strict=True)}
    columns = [tuple(dict.fromkeys(column)) for column in zip(*parts, strict=False)]
    changed = [column for column in columns if len(column) > 1]
    if len(told) > 1 and (len(shapes) > 1 or len(changed) > 1):
        return ", ".join(short_dose(dose) for dose in told)
    return _on_sides(_BY.join(map(_from_to, columns)), told[-1])


def _from_to(column: Sequence[str]) -> str:
    """Return the values of a part; what comes after the number stands once where it is the same."""
    split = [value.partition(" ") for value in column]
    unit = {(space, rest) for _, space, rest in split}
    if len(unit) > 1:
        return _TO.join(column)
    return _TO.join(number for number, _, _ in split) + "".join(*unit)


def _parts(dose: Dose) -> list[str]:
    parts = [str(dose.sets)] if dose.sets > 1 else []
    if dose.repetitions is not None:
        parts.append(str(dose.repetitions))
    if dose.hold_seconds is not None:
        parts.append(_("%(num)s s", num=dose.hold_seconds))
    if dose.minutes is not None:
        parts.append(_time(dose.minutes))
    return parts


def _on_sides(words: str, dose: Dose) -> str:
    return _("%(dose)s/side", dose=words) if dose.sides > 1 else words


def _time(minutes: float) -> str:
    if minutes == int(minutes):
        return _("%(num)s min", num=int(minutes))
    return _("%(num)s s", num=round(minutes * 60))
