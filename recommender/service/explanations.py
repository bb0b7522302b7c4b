"""What forced a decision and what would alter it, made when it is shown and never kept.

It goes beside a decision: where it cannot be made, the decision goes out without it.
"""

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from recommender.analysis.nearest_change import Change, Way
from recommender.analysis.reasons import Reasoner
from recommender.domain.conditions import Answers
from recommender.domain.content import Content
from recommender.domain.rules import Triage
from recommender.exchange.plan import value_data

KEPT = 4
LOG = logging.getLogger(__name__)
Data = dict[str, Any]


class Explanations:
    """Makes explanations; what it takes is made once a content, and threads may share it."""

    def __init__(self) -> None:
        self._reasoners: OrderedDict[str, Reasoner] = OrderedDict()
        self._making = threading.Lock()
        self._first = ""

    def warm(self, content: Content) -> None:
        """Make what today's content takes, which stays from now on; about half a second."""
        self._first = content.digest
        self._safely(content, lambda _: None)

    def for_person(self, content: Content, answers: Answers, triage: Triage) -> Data | None:
        """Return what a person may know: of a stop only what forced it, never a way around it.

        None where it cannot be made, or where no answer forced it but the planner.
        """
        return self._safely(content, lambda reasoner: _for_person(reasoner, answers, triage))

    def for_desk(self, content: Content, answers: Answers, triage: Triage) -> Data | None:
        """Return what a clinician may know: the nearest change each way as well."""
        return self._safely(content, lambda reasoner: _for_desk(reasoner, answers, triage))

    def _safely(self, content: Content, use: Callable[[Reasoner], Data | None]) -> Data | None:
        try:
            return use(self._reasoner(content))
        except Exception as error:  # noqa: BLE001 - whatever fails, the decision goes out
            # its text could hold an answer
            LOG.error("no explanation: %s", type(error).__name__)
            return None

    def _reasoner(self, content: Content) -> Reasoner:
        found = self._reasoners.get(content.digest)
        return found or self._made(content)

    def _made(self, content: Content) -> Reasoner:
        with self._making:
            found = self._reasoners.get(content.digest) or Reasoner(content)
            self._reasoners[content.digest] = found
            while len(self._reasoners) > KEPT:
                del self._reasoners[next(name for name in self._reasoners if name != self._first)]
            return found


def _for_person(reasoner: Reasoner, answers: Answers, triage: Triage) -> Data | None:
    if reasoner.triage(answers) is not triage:
        return None
    stop = reasoner.change(answers, Way.STOP) if triage.allows_week else None
    return {"forced_by": _forced(reasoner, answers), "nearest_stop": _change(stop)}


def _for_desk(reasoner: Reasoner, answers: Answers, triage: Triage) -> Data | None:
    if reasoner.triage(answers) is not triage:
        return None
    return {
        "forced_by": _forced(reasoner, answers),
        "nearest_milder": _change(reasoner.change(answers, Way.MILDER)),
        "nearest_graver": _change(reasoner.change(answers, Way.GRAVER)),
    }


def _forced(reasoner: Reasoner, answers: Answers) -> list[Data]:
    return [
        {
            "question": entry.question,
            "answer": value_data(entry.answer),
            "and_no_other": entry.and_no_other,
        }
        for entry in reasoner.forced_by(answers)
    ]


def _change(change: Change | None) -> Data | None:
    if change is None:
        return None
    return {
        "answers": [
            {"question": name, "answer": value_data(value)}
            for name, value in change.answers.items()
        ],
        "triage": change.triage.value,
        "asks_on": change.asks_on,
    }


# one for the process: reasons are about contents alone, so all applications share them
SHARED = Explanations()
