"""Visitors who want a calendar, and how a library that did not write it reads what they get."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import vobject
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.visiting import token_on

CHOICE: Mapping[str, Any] = {
    "start": "2026-11-23",
    "time": "08:30",
    "weekdays": list("1234567"),
    "zone": "Europe/London",
    "reminder": "15",
}


@dataclass(frozen=True)
class Read:
    """An entry as another library reads it."""

    uid: str
    sequence: int
    summary: str
    starts: datetime
    ends: datetime
    status: str
    description: str
    reminders: tuple[timedelta, ...]


def open_here(client: FlaskClient, code: str) -> None:
    form = {"csrf_token": token_on(client, "/case/code"), "code": code}
    assert client.post("/case", data=form).status_code == 303


def choose(client: FlaskClient, **different: Any) -> TestResponse:
    form = {"csrf_token": token_on(client, "/case/calendar"), **CHOICE, **different}
    return client.post("/case/calendar", data=form)


def read(answer: TestResponse) -> list[Read]:
    assert answer.status_code == 200
    assert answer.content_type == "text/calendar; charset=utf-8"
    [calendar] = vobject.readComponents(answer.text)
    return [_read(event) for event in calendar.vevent_list]


def _read(event: Any) -> Read:
    return Read(
        uid=event.uid.value,
        sequence=int(event.sequence.value),
        summary=event.summary.value,
        starts=event.dtstart.value,
        ends=event.dtend.value,
        status=event.status.value,
        description=event.description.value if "description" in event.contents else "",
        reminders=tuple(alarm.trigger.value for alarm in event.contents.get("valarm", [])),
    )
