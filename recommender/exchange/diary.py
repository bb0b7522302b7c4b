"""Diary entries as data: for their person's copy and for the desk."""

from recommender.domain.canonical import JsonObject
from recommender.domain.diary import DiaryEntry


def diary_data(entry: DiaryEntry) -> JsonObject:
    """Return an entry as JSON-ready data; `noted` are seconds since 1970 (UTC)."""
    return {
        "noted": entry.moment.at,
        "ahead": entry.moment.ahead,
        "day": entry.day,
        "exercise": entry.exercise,
        "step": entry.step,
        "done": entry.done,
        "note": entry.note.value,
    }
