"""The one place that imports experta.

experta 1.9.4 pins frozendict 1.2, which looks for a name that Python 3.10 took out of
`collections`; putting it back for the length of the import lets it work. The import also calls
`logging.basicConfig()`, which would print every log line twice: what it adds is taken off again.
Its watchers log every fact, so every answer, as soon as the root logger says INFO: they are off.
"""

import collections
import collections.abc
import logging

_root = logging.getLogger()
_handlers = list(_root.handlers)
_has_mapping = hasattr(collections, "Mapping")
if not _has_mapping:
    collections.Mapping = collections.abc.Mapping  # type: ignore[attr-defined]

from experta import AND, OR, Fact, KnowledgeEngine, P, Rule  # noqa: E402
from experta.abstract import Matcher, Strategy  # noqa: E402
from experta.activation import Activation  # noqa: E402
from experta.agenda import Agenda  # noqa: E402
from experta.factlist import FactList  # noqa: E402
from experta.watchers import unwatch  # noqa: E402

if not _has_mapping:
    del collections.Mapping  # type: ignore[attr-defined]
_root.handlers[:] = _handlers
unwatch()

__all__ = [
    "AND",
    "OR",
    "Activation",
    "Agenda",
    "Fact",
    "FactList",
    "KnowledgeEngine",
    "Matcher",
    "P",
    "Rule",
    "Strategy",
]
