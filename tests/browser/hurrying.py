"""Bring a visitor to where a test begins: what came before is kept, without a page being drawn."""

from dataclasses import dataclass, field

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import URLSafeTimedSerializer
from playwright.sync_api import Page
from werkzeug.datastructures import MultiDict

from recommender.domain import conditions
from recommender.inference.interview import applying, next_page
from recommender.service.app import App
from recommender.service.interviews import OpenInterview
from recommender.web.forms import read_form
from recommender.web.visit import TOKEN
from tests.browser.visitors import Answers, fields_of
from tests.browser.walking import CHECK, QUESTION, RESULT


@dataclass(frozen=True)
class Hurry:
    """Leads browsers to pages of a visit that the service has open with these answers."""

    app: Flask
    services: App
    address: str
    _asked: dict[tuple[str, str], conditions.Answers] = field(default_factory=dict)

    def to_question(self, page: Page, answers: Answers, page_id: str) -> None:
        """Open a page of a new visit in which every page before is answered."""
        self._begin(page, self._before(answers, page_id))
        page.goto(QUESTION + page_id)

    def to_check(self, page: Page, answers: Answers) -> None:
        """Open the check of the answers of a new visit."""
        self._begin(page, self._before(answers))
        page.goto(CHECK)

    def to_result(self, page: Page, answers: Answers) -> None:
        """Open the week of a new visit, or what stands in its place."""
        self._begin(page, self._before(answers))
        page.goto(RESULT)

    def _begin(self, page: Page, given: conditions.Answers) -> None:
        """Begin a visit as the button does, and answer."""
        name = self.app.config["SESSION_COOKIE_NAME"]
        [held] = [one for one in page.context.cookies() if one["name"] == name] or [{"value": ""}]
        session = self._signing.loads(held["value"]) if held["value"] else {}
        interviews = self.services.interviews
        interviews.end(session.get(TOKEN))
        token = interviews.begin()
        interviews.keep(token, OpenInterview(given))
        signed = self._signing.dumps({**session, TOKEN: token})
        page.context.add_cookies([{"name": name, "value": str(signed), "url": self.address}])

    @property
    def _signing(self) -> URLSafeTimedSerializer:
        made = SecureCookieSessionInterface().get_signing_serializer(self.app)
        assert made is not None
        return made

    def _before(self, answers: Answers, page_id: str = "") -> conditions.Answers:
        """Return what somebody has answered until they are asked a page, or to the end."""
        key = repr(answers), page_id
        if key not in self._asked:
            self._asked[key] = self._answered(answers, page_id)
        return self._asked[key]

    def _answered(self, answers: Answers, page_id: str) -> conditions.Answers:
        content = self.services.content
        given: conditions.Answers = {}
        while (state := next_page(content, given)).page and state.page.id != page_id:
            names = [question.id for question in state.questions]
            filled = read_form(state.questions, MultiDict(fields_of(answers, names)))
            assert not filled.errors
            given = applying(content, {**given, **filled.values})
        return given
