"""The page of a stop: the reason, the call, what to say, and what helps until somebody is seen."""

import re
from html import unescape

from flask.testing import FlaskClient
from pytest_bdd import parsers, then

REASON, DO_NOW, UNTIL_SEEN = "Because you told us", "What to do now", "Until you are seen"
BUTTON = re.compile(r'class="button call" href="tel:(\d+)"')
LYING_OR_STANDING = ("Lie on", "Sit upright", "Stand and lean")


@then(parsers.parse('the page of the stop gives the reason "{words}"'))
def the_stop_gives_the_reason(own_browser: FlaskClient, words: str) -> None:
    assert words in _page(own_browser).split(REASON)[1].split("</section>")[0]


@then("the page of the stop gives the reason before anything else")
def the_reason_comes_first(own_browser: FlaskClient) -> None:
    page = _page(own_browser)
    after = [page.find(part) for part in ('href="tel:', 'class="say"', DO_NOW)]

    assert 0 <= page.find(REASON) < min(place for place in after if place >= 0)


@then(parsers.parse('the page of the stop has one button, which calls "{number}"'))
def the_stop_has_one_button(own_browser: FlaskClient, number: str) -> None:
    assert BUTTON.findall(_page(own_browser)) == [number]


@then("the page of the stop has no button to call")
def the_stop_has_no_button(own_browser: FlaskClient) -> None:
    page = _page(own_browser)

    assert DO_NOW in page
    assert BUTTON.findall(page) == []


@then(parsers.parse('the words for the phone hold "{words}"'))
def the_words_for_the_phone_hold(own_browser: FlaskClient, words: str) -> None:
    speech = _page(own_browser).split('class="speech"')[1].split("</blockquote>")[0]

    assert words in speech
    assert "{answer}" not in speech


@then("the page of the stop says at most two positions that ease")
def at_most_two_positions(own_browser: FlaskClient) -> None:
    eases = _page(own_browser).split(UNTIL_SEEN)[1].split("</ul>")[0]

    assert 1 <= sum(eases.count(position) for position in LYING_OR_STANDING) <= 2


@then("the page of the stop says nothing to do until the person is seen")
def nothing_until_seen(own_browser: FlaskClient) -> None:
    page = _page(own_browser)

    assert DO_NOW in page
    assert UNTIL_SEEN not in page


@then(parsers.parse('the page of the stop says "{words}"'))
def the_stop_says(own_browser: FlaskClient, words: str) -> None:
    assert words in _page(own_browser)


@then(parsers.parse('the page of the stop does not say "{words}"'))
def the_stop_does_not_say(own_browser: FlaskClient, words: str) -> None:
    page = _page(own_browser)

    assert DO_NOW in page
    assert words not in page


def _page(own_browser: FlaskClient) -> str:
    return unescape(own_browser.get("/result").text)
