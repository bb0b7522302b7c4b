"""Kleene's three truth values, so that what nobody answered is never read as a no."""

from collections.abc import Iterable
from enum import Enum


class Truth(Enum):
    """No, unknown or yes; only yes fires a rule."""

    NO = "no"
    UNKNOWN = "unknown"
    YES = "yes"

    def __invert__(self) -> "Truth":
        return _OPPOSITE[self]


_OPPOSITE = {Truth.NO: Truth.YES, Truth.UNKNOWN: Truth.UNKNOWN, Truth.YES: Truth.NO}


def truth_of(claim: bool) -> Truth:
    """Return YES for a claim that is known to hold, NO for one known not to."""
    return Truth.YES if claim else Truth.NO


def count_at_least(least: int, truths: Iterable[Truth]) -> Truth:
    """Return whether at least so many are yes, whatever the unknown ones turn out to be."""
    values = tuple(truths)
    if values.count(Truth.YES) >= least:
        return Truth.YES
    return Truth.NO if len(values) - values.count(Truth.NO) < least else Truth.UNKNOWN


def all_of(truths: Iterable[Truth]) -> Truth:
    """Return Kleene's conjunction: one no outweighs what is unknown."""
    return _unless(Truth.NO, Truth.YES, truths)


def any_of(truths: Iterable[Truth]) -> Truth:
    """Return Kleene's disjunction: one yes outweighs what is unknown."""
    return _unless(Truth.YES, Truth.NO, truths)


def _unless(winner: Truth, otherwise: Truth, truths: Iterable[Truth]) -> Truth:
    """Return the winner at its first sight, else unknown where anything is."""
    found = otherwise
    for truth in truths:
        if truth is winner:
            return winner
        if truth is Truth.UNKNOWN:
            found = truth
    return found
