"""After “it was sharp” the words follow the person; “it hurts” has an undo and a middle answer."""

from html import unescape
from typing import Any

import pytest
from flask.testing import FlaskClient

from recommender.domain.content import Content
from recommender.service.app import App
from tests.people import a_person
from tests.web.test_today import exercises, first, note
from tests.web.visiting import text_of

BONES = {"conditions": ["bones"], "bone_conditions": ["osteoporosis", "fragility_fracture"]}
# who has a plan and for whom strong pain means something of its own, by the id of what they read
SOME: dict[str, dict[str, Any]] = {
    "strong-pain-thin-bones": {"age": 76, "bone_signs": ["none"], **BONES},
    "strong-pain-neck-artery": {"where": ["neck"]},
    "strong-pain-pregnant": {"conditions": ["pregnancy_birth"], "pregnancy": "pregnant"},
}


def begun(client: FlaskClient, services: App, content: Content, **different: Any) -> str:
    kept = services.cases.decide(a_person(content, **different))
    assert kept.case.plan.week is not None, kept.case.plan.triage
    client.set_cookie("case", kept.token)
    return first(client)


def today(client: FlaskClient) -> str:
    return unescape(text_of(client.get("/case").text))


@pytest.mark.parametrize("who", ["strong-pain-thin-bones", "strong-pain-neck-artery"])
def test_whom_strong_pain_means_more_reads_so_and_nobody_else(
    client: FlaskClient, services: App, content: Content, who: str
) -> None:
    assert content.guidance is not None
    hurts = content.guidance.when_it_hurts
    [lines] = [one.say for one in hurts.for_some if one.id == who]
    told = []
    for different in (SOME[who], {"where": ["low_back"]}):
        name = begun(client, services, content, **different)
        note(client, "hurts", name)
        note(client, "strong", name)
        told.append(today(client))

    assert all(line in told[0] and line not in told[1] for line in lines)
    assert hurts.day_ends[0] not in told[0]
    assert hurts.day_ends[0] in told[1]


def test_a_slip_is_taken_back_on_the_page(
    client: FlaskClient, services: App, content: Content
) -> None:
    assert content.guidance is not None
    words = content.guidance.when_it_hurts.by_mistake
    name = begun(client, services, content)
    note(client, "hurts", name)
    assert words in today(client)

    note(client, "mistake", name)

    assert exercises(client.get("/case").text)[name] is False
    note(client, "hurts", name)
    assert 'value="mistake" hidden' in client.get("/case").text


def test_dull_pain_that_has_not_settled_rests_and_is_asked_about_again(
    client: FlaskClient, services: App, content: Content
) -> None:
    assert content.guidance is not None
    hurts = content.guidance.when_it_hurts
    name = begun(client, services, content)
    note(client, "hurts", name)
    note(client, "lasting", name)

    page = client.get("/case").text

    assert 'class="rest-more notice" role="status">' in page
    assert 'value="lasting" hidden' in page
    assert f'value="strong">{hurts.still_there}' in page
