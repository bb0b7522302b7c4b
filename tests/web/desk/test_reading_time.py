"""What a clinician reads to judge a case, doses included: three minutes for the longest."""

import re
from html.parser import HTMLParser

import pytest
from flask import Flask

from recommender.service.app import App
from tests.web.desk.desk_visitors import at_desk
from tests.weeks.people import described

WORDS_A_MINUTE, MINUTES_MOST = 200, 3
# the three longest of the written people
LONGEST = ("f88-thin-bones-unsteady", "f74-few-steps", "m72-stenosis-active")
# folds, answers and records follow, which are looked into where there is a doubt
ENDS = ("others-title", "answers-title")
BUTTONS = "actions doings"
UNSEEN = frozenset(("svg", "script", "select", "style", "template", "thead", "nav", "form"))
EMPTY = frozenset(("br", "hr", "img", "input", "link", "meta"))


class Reading(HTMLParser):
    """Counts the words of `main` from outcome to week; of a closed fold its summary."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self._open, self._is_over = 0, list[tuple[str, bool]](), True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "main":
            self._is_over = False
        if named.get("aria-labelledby") in ENDS:
            self._is_over = True
        if tag in EMPTY:
            return
        is_fold = tag == "details" and "open" not in named
        is_shown_in_fold = tag == "summary" and bool(self._open) and self._open[-1][0] == "details"
        above = self._open[-2] if is_shown_in_fold and len(self._open) > 1 else None
        before = self._open[-1][1] if self._open else True
        seen = (above is None or above[1]) if is_shown_in_fold else before
        is_aside = "aria-hidden" in named or named.get("class") == BUTTONS
        hidden = tag in UNSEEN or is_aside or is_fold
        self._open.append((tag, seen and not hidden))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._is_over and (not self._open or self._open[-1][1]):
            # a dot between two words is none
            self.words += len(re.findall(r"\S*\w\S*", data))


@pytest.mark.parametrize("name", LONGEST)
def test_the_longest_cases_are_read_in_three_minutes(app: Flask, services: App, name: str) -> None:
    case_id = services.cases.decide(described()[name].answered(services.content)).case.id
    reading = Reading()

    reading.feed(at_desk(app).get(f"/audit/cases/{case_id}").text)

    assert 300 < reading.words <= WORDS_A_MINUTE * MINUTES_MOST, reading.words
