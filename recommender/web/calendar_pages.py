"""The calendar of a person: chosen on a page, taken as a file, or followed by a secret link."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from recommender.domain.calendars import CalendarChoice, KeptCalendar
from recommender.service.calendar_file import CALENDAR_TYPE, calendar_file
from recommender.service.calendars import (
    WEEK_DAYS,
    ZONE_OF,
    CalendarEntry,
    CalendarSheet,
    zone_names,
)
from recommender.web.case_cookie import case_token
from recommender.web.context import app
from recommender.web.words import _, counted, weekday_name

bp = Blueprint("calendar", __name__)
# in minutes before; the first is none
REMINDERS = ("", "0", "15", "60")
_TIME = "09:00"
_START_DAYS_MOST = 366


@dataclass(frozen=True)
class TypedChoice:
    """What stands in the fields of the form."""

    start: str
    time: str
    weekdays: tuple[str, ...]
    zone: str
    reminder: str
    names: bool


@bp.get("/case/calendar")
def choose() -> ResponseReturnValue:
    """Show the choice of times, and the ways to the calendar where there is one."""
    if app().diaries.own_week(case_token()) is None:
        return redirect(url_for("case.own"), 303)
    kept = app().calendars.of(case_token())
    return _page(_typed_of(kept), kept)


@bp.post("/case/calendar")
def keep() -> ResponseReturnValue:
    """Keep the times, or show what to correct."""
    if app().diaries.own_week(case_token()) is None:
        return redirect(url_for("case.own"), 303)
    typed = _typed()
    errors = dict(_errors(typed))
    if errors:
        return _page(typed, app().calendars.of(case_token()), errors), 422
    app().calendars.choose(case_token(), _choice(typed))
    flash(_("Your times are saved."))
    return redirect(url_for("calendar.choose", _anchor="calendar"), 303)


@bp.post("/case/calendar/end")
def end() -> ResponseReturnValue:
    """End the calendar and its link."""
    app().calendars.end(case_token())
    flash(_("The calendar link has ended. Remove the calendar from your phone, too."))
    return redirect(url_for("calendar.choose"), 303)


@bp.get("/case/calendar.ics")
def download() -> ResponseReturnValue:
    """Send the calendar as a file."""
    sheet = app().calendars.own_sheet(case_token())
    if sheet is None:
        return redirect(url_for("calendar.choose"), 303)
    response = _file(sheet)
    response.headers["Content-Disposition"] = 'attachment; filename="exercises.ics"'
    return response


@bp.get("/calendar/<link>.ics")
def follow(link: str) -> Response:
    """Send the calendar that a secret link opens."""
    sheet = app().calendars.linked_sheet(link)
    if sheet is None:
        raise NotFound
    return _file(sheet)


def weekday_names() -> list[tuple[str, str]]:
    """Return the days of the week by their numbers, as fields hold them, from 1 for Monday."""
    return [(str(day), weekday_name(day)) for day in range(1, WEEK_DAYS + 1)]


def show_choice_again() -> str:
    """Return the choice of times as it was sent, to be sent once more."""
    return _page(_typed(), app().calendars.of(case_token()))


def _file(sheet: CalendarSheet) -> Response:
    entries = tuple(
        replace(entry, names=tuple(_(name) for name in entry.names)) for entry in sheet.entries
    )
    made = calendar_file(replace(sheet, entries=entries), _("Exercises"), _entry_words)
    return Response(made, content_type=CALENDAR_TYPE)


def _entry_words(entry: CalendarEntry) -> str:
    """Return what a session is called: nothing of an illness, for others may see a calendar."""
    minutes = counted("about %(num)s minute", "about %(num)s minutes", entry.minutes)
    return _("Exercises, day %(day)s, %(minutes)s", day=entry.day, minutes=minutes)


def _page(
    typed: TypedChoice, kept: KeptCalendar | None, errors: Mapping[str, str] | None = None
) -> str:
    https = "https" if app().settings.is_https else None
    link = ""
    if kept is not None:
        secret = app().calendars.link_of(kept)
        link = url_for("calendar.follow", link=secret, _external=True, _scheme=https)
    return render_template(
        "calendar.html",
        typed=typed,
        errors=errors or {},
        link=link,
        weekdays=weekday_names(),
        zones=zone_names(),
        reminders=REMINDERS,
    )


def _typed_of(kept: KeptCalendar | None) -> TypedChoice:
    """Return the fields as they were chosen, or else from tomorrow on, every day."""
    if kept is None:
        tomorrow = app().system.now().date() + timedelta(days=1)
        every_day = tuple(str(day) for day in range(1, WEEK_DAYS + 1))
        zone = ZONE_OF[app().settings.country]
        return TypedChoice(tomorrow.isoformat(), _TIME, every_day, zone, "15", names=False)
    choice = kept.choice
    weekdays = tuple(str(day) for day in choice.weekdays)
    reminder = "" if choice.reminder is None else str(choice.reminder)
    return TypedChoice(choice.start, choice.time, weekdays, choice.zone, reminder, choice.names)


def _typed() -> TypedChoice:
    form = request.form
    return TypedChoice(
        start=form.get("start", "").strip(),
        time=form.get("time", "").strip(),
        weekdays=tuple(form.getlist("weekdays")),
        zone=form.get("zone", ""),
        reminder=form.get("reminder", ""),
        names=bool(form.get("names")),
    )


def _errors(typed: TypedChoice) -> list[tuple[str, str]]:
    """Return what to correct, by field and in the order of the page."""
    known = {str(day) for day in range(1, WEEK_DAYS + 1)}
    checks = (
        ("start", _is_date(typed.start), _("Enter a date within the next year")),
        ("time", _is_time(typed.time), _("Enter a time, such as 09:30")),
        (
            "weekdays",
            bool(typed.weekdays) and {*typed.weekdays} <= known,
            _("Choose one day of the week or more"),
        ),
        ("zone", typed.zone in zone_names(), _("Choose your time zone from the list")),
        ("reminder", typed.reminder in REMINDERS, _("Choose whether you want a reminder")),
    )
    return [(field, words) for field, is_right, words in checks if not is_right]


def _is_date(typed: str) -> bool:
    try:
        on = date.fromisoformat(typed)
    except ValueError:
        return False
    today = app().system.now().date()
    # yesterday by UTC may still be today where the person is
    return -1 <= (on - today).days <= _START_DAYS_MOST


def _is_time(typed: str) -> bool:
    try:
        return time.fromisoformat(typed).isoformat("minutes") == typed
    except ValueError:
        return False


def _choice(typed: TypedChoice) -> CalendarChoice:
    return CalendarChoice(
        start=typed.start,
        time=typed.time,
        weekdays=tuple(sorted({int(day) for day in typed.weekdays})),
        zone=typed.zone,
        reminder=int(typed.reminder) if typed.reminder else None,
        names=typed.names,
    )
