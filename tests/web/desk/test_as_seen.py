"""A case as its person sees it: the same words, and nothing to send, follow or open it with."""

import re
from html import unescape

import pytest
from flask import Flask

from recommender.service.app import App
from recommender.web.desk.read_only import read_only
from tests.people import a_person
from tests.web.desk.desk_visitors import at_desk

STOPPED = {"chest_signs": ["chest_pain"]}
# what only leads within the page or back to the desk, and style sheets
HARMLESS = re.compile(
    r"(#.*|/static/[^?]*\.css(\?.*)?|/audit/cases/[0-9a-f]{24}(/as-seen(\?day=\w+)?)?)"
)


@pytest.mark.parametrize("different", [{}, STOPPED])
def test_a_clinician_reads_the_words_of_the_person_and_can_do_nothing_with_them(
    app: Flask, services: App, different: dict[str, list[str]]
) -> None:
    kept = services.cases.decide(a_person(services.content, **different))
    plan = kept.case.plan

    page = at_desk(app).get(f"/audit/cases/{kept.case.id}/as-seen").text
    words = " ".join(unescape(page).split())

    assert plan.outcome.title in words
    guidance = services.content.guidance
    limits = guidance.stop_rule.in_general if guidance else ""
    # a page that has the limits in numbers does not say them in general as well
    lines = [line for line in plan.outcome.do_now if line != limits]
    assert all(line in words for line in lines)
    assert limits not in words
    first = plan.week.days[0].items[0] if plan.week else None
    assert first is None or (first.name in words and first.stop_signs[0] in words)
    assert "This is the page that the person of case" in words
    assert kept.token not in page
    assert re.findall(r"<(?:form|button|input|select|script|textarea)\b", page) == []
    targets = re.findall(r' (?:href|src|action)="([^"]*)"', page)
    assert [one for one in targets if not HARMLESS.fullmatch(one) and "figure" not in one] == []


def test_its_days_and_its_week_are_read_at_the_desk(app: Flask, services: App) -> None:
    kept = services.cases.decide(a_person(services.content)).case
    assert kept.plan.week is not None
    client, page = at_desk(app), f"/audit/cases/{kept.id}/as-seen"

    first = client.get(page).text
    third = client.get(f"{page}?day=3").text
    whole = client.get(f"{page}?day=all").text

    assert f'href="{page}?day=3"' in first
    assert f'href="{page}?day=all"' in first
    assert kept.plan.week.days[2].items[0].steps[-1] in unescape(third)
    assert all(day.theme in unescape(whole) for day in kept.plan.week.days if not day.rest)
    for shown in (first, third, whole):
        assert "This is the page that the person of case" in shown
        assert 'href="/case' not in shown
    assert [client.get(f"{page}?day={day}").status_code for day in ("8", "x")] == [404, 404]


def test_reading_it_is_recorded(app: Flask, services: App) -> None:
    case_id = services.cases.decide(a_person(services.content)).case.id

    at_desk(app).get(f"/audit/cases/{case_id}/as-seen")

    [look] = [one for one in services.stores.records.about(case_id) if one.kind == "look"]
    assert (look.actor, look.body) == ("ada", b'{"what":"as the person sees it"}')


def test_a_case_leads_to_it(app: Flask, services: App) -> None:
    case_id = services.cases.decide(a_person(services.content)).case.id

    page = at_desk(app).get(f"/audit/cases/{case_id}").text

    assert f'href="/audit/cases/{case_id}/as-seen"' in page


@pytest.mark.parametrize(
    ("page", "left"),
    [
        ("<p>a &amp; b &#8211; c</p><br>", "<p>a &amp; b &#8211; c</p><br>"),
        ("<a class='x y' href='/case'>go</a>", '<span class="x y">go</span>'),
        ("<a href='tel:999'>Call 999</a>", '<span class="">Call 999</span>'),
        ('<a href="#part">there</a>', '<a href="#part">there</a>'),
        ("<form><p>a<input name=b></p><button>c</button></form>d", "d"),
        (
            '<section class="leave noprint"><section>a</section>b<form>c</form></section>d',
            "d",
        ),
        ("<script>if (1 < 2) { '<p>' }</script>a", "a"),
        ("<template><template>a</template>b</template>c", "c"),
        (
            '<link rel="manifest" href="/m"><link rel="stylesheet" href="/s">',
            '<link rel="stylesheet" href="/s">',
        ),
        (
            "<svg><path d='M0 0'/><title>t</title></svg>",
            "<svg><path d='M0 0'/><title>t</title></svg>",
        ),
        ("<main id=main>a</main>", "<main id=main>BANNERa</main>"),
    ],
)
def test_what_can_be_sent_or_followed_is_left_out(page: str, left: str) -> None:
    assert read_only(page, "BANNER") == left
