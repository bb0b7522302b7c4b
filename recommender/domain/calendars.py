"""The calendar that a person asked for: when they want to do the sessions of their week.

It holds times and no answer. Dates and times are ISO 8601 as text, as they are kept.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class CalendarChoice:
    """When a person wants to exercise: from which date, at what time, on which days of the week.

    `weekdays` are 1 (Monday) to 7 (Sunday), in order, one at least. `zone` is a name of the time
    zone database. `reminder` is in minutes before, None for no reminder. Only with `names` do the
    entries name exercises.
    """

    start: str
    time: str
    weekdays: tuple[int, ...]
    zone: str
    reminder: int | None = None
    names: bool = False


@dataclass(frozen=True)
class KeptCalendar:
    """A calendar as it is kept; `id` tells it from all others and is part of each entry's name.

    `sequence` counts what has changed since it was first given out, and `changed` is when.
    `published` is the digest of what was given out last; empty before.
    """

    id: str
    choice: CalendarChoice
    changed: str
    sequence: int = 0
    published: str = field(default="", repr=False)
