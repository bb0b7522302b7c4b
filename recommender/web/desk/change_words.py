"""What a limit of the week is called, and what it says."""

from recommender.web.words import _


def names_of_limits() -> dict[str, str]:
    """Return what each limit counts, in the reader's language."""
    return {
        "level": _("Level of the hardest exercise"),
        "phase": _("Exercises for"),
        "minutes": _("Minutes a session"),
        "items": _("Exercises a session"),
        "sets": _("Rounds of an exercise"),
        "repetitions": _("Repetitions a round"),
        "hold_seconds": _("Seconds of holding a stretch"),
        "effort_seconds": _("Seconds of holding with effort"),
        "release_minutes": _("Minutes of self-release an exercise"),
        "walk_minutes": _("Minutes of a walk"),
        "strength_days": _("Days with strength work"),
        "release_days": _("Days with self-release"),
        "hard_a_day": _("New hard exercises a day"),
        "days": _("Days of exercise a week"),
    }


def limit_words(value: int | str | None) -> str:
    """Return what a limit says; None is no limit, a word is a phase."""
    if value is None:
        return _("no limit")
    if isinstance(value, int):
        return _("at most %(number)s", number=value)
    phases = {
        "first_days": _("the first days of pain"),
        "acute": _("new pain"),
        "subacute": _("pain of some weeks"),
        "lasting": _("lasting pain"),
    }
    return phases.get(value, value)
