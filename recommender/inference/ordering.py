"""The order of firing: ours, because stock experta's is unsafe.

experta 1.9.4's DepthStrategy looks for a cancelled activation at three places only and leaves it
on the agenda where several share its key; it then fires although its condition is false. It also
keeps up to 128 activations, hence answers, alive in a cache. tests/inference/test_stock_experta.py
shows the first. This strategy removes exactly what was cancelled and keeps nothing.
"""

from bisect import insort
from collections.abc import Iterable
from operator import attrgetter

from recommender.inference.experta_import import Activation, Agenda, Strategy

_salience = attrgetter("rule.salience")


class PlaceOrder(Strategy):  # type: ignore[misc]  # experta has no types
    """Fires the step with the lowest place first; a rule's salience is its place below zero."""

    def update_agenda(
        self, agenda: Agenda, added: Iterable[Activation], removed: Iterable[Activation]
    ) -> None:
        """Bring the agenda up to date; experta would look first whether to log each activation."""
        self._update_agenda(agenda, added, removed)

    def _update_agenda(
        self, agenda: Agenda, added: Iterable[Activation], removed: Iterable[Activation]
    ) -> None:
        for gone in removed:
            agenda.activations = [e for e in agenda.activations if not _is_same(e, gone)]
        for new in added:
            # the agenda runs its last entry first
            insort(agenda.activations, new, key=_salience)


def _is_same(one: Activation, other: Activation) -> bool:
    return one is other or (
        one.rule == other.rule and one.facts == other.facts and one.context == other.context
    )
