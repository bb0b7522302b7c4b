"""What people do in a day, in their shares: visits, plans, ways back, the desk, and mistakes."""

import json
import random
import socket
import struct
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field

from benchmarks.browsing import Browser, GaveUpError, Tally, found_in, sign_in, visit
from benchmarks.deployment import METRICS_TOKEN, PASSWORD, Deployment
from recommender.domain.codes import RANDOM_BITS, code_from
from recommender.domain.content import Content
from tests.people import random_answers
from tests.serving import HOST
from tests.web.own_cases import CODE

PICTURE = r'(?:src|href)="(/exercises/[^"]+figure\.svg[^"]*)"'
EXERCISE = r'data-exercise="([^"]+)"'
CASE = r'"/audit/cases/([0-9a-f]{24})'
READ = ("/", "/about", "/exercises", "/case/code", "/static/style.css", "/api/v1/questionnaire")
WEEK = ("/case/week", "/case/week/2", "/case/tips", "/case/why", "/case/left-out", "/case/paper")
PICTURES_A_PAGE = 3
CODES_KEPT = 500
HALF_OF_A_PLAN = (
    b"POST /api/v1/plans HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    b"X-Forwarded-Proto: https\r\nContent-Length: 4000\r\n\r\n{"
)
WHOLE = b"GET /about HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Proto: https\r\n\r\n"
# a connection that is cut, and not closed as it should be
CUT = struct.pack("ii", 1, 0)


@dataclass
class Pace:
    """Lets requests go one by one, so many a second; threads may share it."""

    a_second: float
    lock: threading.Lock = field(default_factory=threading.Lock)
    free: float = field(default_factory=time.monotonic)

    def wait(self) -> None:
        """Wait for one's turn."""
        with self.lock:
            turn = max(self.free, time.monotonic())
            self.free = turn + 1 / self.a_second
        time.sleep(max(0.0, turn - time.monotonic()))


@dataclass
class Day:
    """The people of a day, who do one thing after another; each has an address of their own."""

    server: Deployment
    content: Content
    pace: Pace
    tally: Tally
    chance: random.Random
    codes: deque[str] = field(default_factory=lambda: deque(maxlen=CODES_KEPT))
    gave_up: int = 0

    def go_on(self, until: float) -> None:
        """Do what people do until a time of the monotonic clock."""
        acts, shares = zip(*ACTS.items(), strict=True)
        while time.monotonic() < until:
            [act] = self.chance.choices(acts, shares)
            try:
                act(self)
            except GaveUpError:
                self.gave_up += 1

    def somebody(self) -> Browser:
        """Return the browser of another person."""
        address = f"10.{'.'.join(str(self.chance.randrange(1, 255)) for _ in range(3))}"
        return Browser(self.server.port, address, self.tally, self.pace.wait)


def visits(day: Day) -> None:
    """Answer the form, look at the outcome and its pictures, and note the code."""
    browser = day.somebody()
    outcome = visit(browser, day.content, random_answers(day.content, day.chance.getrandbits(32)))
    _looks_at_pictures(browser, outcome.text)
    kept = CODE.search(browser.get("/case/back").text)
    if kept:
        day.codes.append(kept[1])


def asks_as_program(day: Day) -> None:
    """Ask for a plan, as a program does."""
    answers = random_answers(day.content, day.chance.getrandbits(32))
    body = json.dumps(answers).encode()
    day.somebody().ask("POST", "/api/v1/plans", body, {"Content-Type": "application/json"})


def comes_back(day: Day) -> None:
    """Come back by code, look at today and more, and note something."""
    if not day.codes:
        return
    browser = day.somebody()
    asked = browser.get("/case/code").text
    today = browser.follow(browser.send(asked, "/case", {"code": day.chance.choice(day.codes)}))
    exercises = found_in(EXERCISE, today.text)
    if exercises:
        noted = day.chance.choice(("done", "done", "done", "too_hard"))
        fields = {"day": 1, "exercise": day.chance.choice(exercises), "note": noted}
        today = browser.follow(browser.send(today.text, "/case/diary", fields))
    _looks_at_pictures(browser, today.text)
    for url in day.chance.sample(WEEK, 2):
        browser.follow(browser.get(url))


def prints(day: Day) -> None:
    """Take the week along on paper, and all that is kept as data."""
    if not day.codes:
        return
    browser = day.somebody()
    asked = browser.get("/case/code").text
    browser.send(asked, "/case", {"code": day.chance.choice(day.codes)})
    browser.follow(browser.get("/case/paper.pdf"))
    browser.follow(browser.get("/case/data"))


def reads(day: Day) -> None:
    """Read something that is there for everybody."""
    browser = day.somebody()
    browser.follow(browser.get(day.chance.choice(READ)))


def works_at_desk(day: Day) -> None:
    """Sign in at the desk, look at cases and sign out, as a clinician does."""
    browser = day.somebody()
    answer = sign_in(browser, day.chance.choice(day.server.people), PASSWORD)
    if not answer.location:
        raise GaveUpError
    browser.follow(answer)
    cases = found_in(CASE, browser.get("/audit/cases").text)
    if cases:
        case = f"/audit/cases/{day.chance.choice(cases)}"
        for page in ("", "/not-fired", "/replay", "/what-if"):
            browser.get(f"{case}{page}")
    queue = browser.get("/audit/queue").text
    browser.send(queue, "/audit/sign-out", {})


def exports(day: Day) -> None:
    """Take all cases as a file, and the figures, as a machine does."""
    browser = day.somebody()
    kind = day.chance.choice(("csv", "ndjson"))
    token = {"Authorization": f"Bearer {day.server.token}"}
    browser.get(f"/audit/cases/export?format={kind}", token)
    browser.get("/metrics", {"Authorization": f"Bearer {METRICS_TOKEN}"})


def mistypes_code(day: Day) -> None:
    """Enter a code that opens nothing, or is none."""
    browser = day.somebody()
    wrong = code_from(day.chance.randbytes(RANDOM_BITS // 8 + 1))
    code = wrong if day.chance.random() < 0.5 else wrong[:-1]
    browser.send(browser.get("/case/code").text, "/case", {"code": code})


def mistypes_password(day: Day) -> None:
    """Try a wrong password, or a name that there is not."""
    name = day.chance.choice((day.chance.choice(day.server.people), "nobody.here"))
    sign_in(day.somebody(), name, "the wrong four plain words")


def hangs_up(day: Day) -> None:
    """Go while a request is on its way, or do not wait for the answer."""
    day.pace.wait()
    with suppress(OSError), closing(socket.create_connection((HOST, day.server.port))) as away:
        if day.chance.random() < 0.5:
            away.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, CUT)
        away.sendall(day.chance.choice((HALF_OF_A_PLAN, WHOLE, WHOLE[:40])))


def _looks_at_pictures(browser: Browser, page: str) -> None:
    for url in found_in(PICTURE, page)[:PICTURES_A_PAGE]:
        browser.get(url)


# how often one is begun beside the others; a visit has some thirty requests, most others few
ACTS: dict[Callable[[Day], None], int] = {
    visits: 24,
    asks_as_program: 60,
    comes_back: 30,
    prints: 6,
    reads: 30,
    works_at_desk: 12,
    exports: 3,
    mistypes_code: 12,
    mistypes_password: 8,
    hangs_up: 15,
}
