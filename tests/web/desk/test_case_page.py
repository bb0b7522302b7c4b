"""The page of a case says in words what was asked, denied, decided and planned; data keeps ids."""

import re
from html import unescape
from typing import Any

import pytest
from flask import Flask

from recommender.content.loading import build_content
from recommender.content.reading import Texts
from recommender.domain.content import Content
from recommender.service.app import App
from recommender.service.recommender import Recommender
from recommender.storage.stores import Stores
from tests.people import a_person, as_asked
from tests.system import Clock, system
from tests.web.desk.chest_pain import RULE
from tests.web.desk.desk_visitors import at_desk, case_of

CARE = {"course": "worse", "minutes_a_day": 60}


def page_of(app: Flask, services: App, **different: Any) -> str:
    """Return the page of a new case as it reads: the entities as letters, spaces once."""
    text = at_desk(app).get(f"/audit/cases/{case_of(services, **different)}").text
    return " ".join(unescape(text).split())


def part(page: str, title: str) -> str:
    """Return the section whose heading has this id."""
    return page.split(f'aria-labelledby="{title}"', 1)[1].split("<section aria-labelledby", 1)[0]


def answer(page: str, question: str) -> str:
    """Return how one answer stands on the page."""
    return part(page, "answers-title").split(f'id="answer-{question}"', 1)[1].split("</dd>", 1)[0]


def test_each_answer_has_its_topic_below_the_title_of_its_page(
    app: Flask, services: App, content: Content
) -> None:
    answers = part(page_of(app, services), "answers-title")

    given = a_person(content)
    titles = [
        page.title
        for page in content.questionnaire.pages
        if any(question.id in given for question in page.questions)
    ]
    said, denied = answers.split('<details class="denied">')
    heads = [re.findall(r"<h3>(.*?)</h3>", half) for half in (said, denied)]
    assert sorted({*heads[0], *heads[1]}) == sorted(titles)
    assert [sorted(half, key=titles.index) for half in heads] == heads
    assert "<dt>Chest, breath, tummy" in answers
    assert "<dt>Fever, illness, falls, changes" in answers


def test_none_of_these_lists_what_was_denied(app: Flask, services: App, content: Content) -> None:
    said = answer(page_of(app, services), "chest_signs")

    question = content.questionnaire.questions["chest_signs"]
    assert f"None of {len(question.choices)}" in said
    assert [option.text for option in question.choices if option.text not in said] == []


def test_only_what_was_said_yes_to_stands_open(app: Flask, services: App) -> None:
    page = page_of(app, services, chest_signs=["chest_pain"])

    said, denied = part(page, "answers-title").split('<details class="denied">')

    assert 'id="answer-chest_signs"' in said
    assert 'id="answer-limb_signs"' not in said
    assert 'id="answer-limb_signs"' in denied


def test_the_head_tells_the_person_in_one_line(app: Flask, services: App) -> None:
    page = page_of(app, services, age=76, conditions=["mobility"], floor="no")

    person = page.split('<section class="person"', 1)[1].split("</section>", 1)[0]
    assert "</span> 76 years · Lower back</h1>" in page
    assert "<p>Up to 2 weeks · " in person
    assert "Getting to the floor:</span> <strong>No</strong>" in person
    assert "No other sign." in person
    assert "30 minutes a day · 7 days a week · exercises: Now and then" in person


def test_an_interview_that_ended_early_has_no_negative_for_what_was_not_asked(
    app: Flask, services: App
) -> None:
    whole = a_person(services.recommender.content, saddle_signs=["saddle_numbness"])
    asked = ("age", "where", "duration", "course", "compare", "onset", "saddle_signs")
    kept = services.cases.decide({name: whole[name] for name in asked})

    page = " ".join(at_desk(app).get(f"/audit/cases/{kept.case.id}").text.split())

    person = page.split('<section class="person"', 1)[1].split("</section>", 1)[0]
    assert re.search(r"The form stopped here: \d+ questions for safety were not asked", person)
    assert "<p>Arms, legs and walking · Chest" in person


def test_a_case_from_before_the_line_is_told_as_todays_are(
    app: Flask, services: App, texts: Texts, stores: Stores, clock: Clock
) -> None:
    older = {name: raw for name, raw in texts.items() if name != "knowledge/summary.yaml"}
    before = App(Recommender(build_content(older, is_kept=True)), stores, system(clock))
    before.content_versions.keep(older)

    page = at_desk(app).get(f"/audit/cases/{case_of(before, age=77)}").text

    assert "77 years" in page.split("<h1>", 1)[1].split("</h1>", 1)[0]


def test_the_page_names_the_content_by_more_than_its_digest_and_the_zone(
    app: Flask, services: App, content: Content
) -> None:
    page = page_of(app, services)

    facts = page.split('<p class="facts-line">', 1)[1].split("</p>", 1)[0]
    assert "21 November 2026, 09:00 UTC</time>" in facts
    decided = part(page, "looks-title")
    assert f"{content.digest[:12]}</code> 21 November 2026, 1 case, decides today" in decided


def test_the_path_says_what_each_rule_rests_on(app: Flask, services: App, content: Content) -> None:
    path = part(page_of(app, services, chest_signs=["chest_pain"]), "path-title")

    rule = content.rules_by_id["chest-pain"]
    assert f"<p>{rule.because}</p>" in path
    assert f"Evidence {rule.evidence}" in path
    for cited in rule.sources:
        assert content.sources[cited.source].title in path
    shown = path.split("<details>", 1)[0]
    assert 'class="truth no"' not in shown
    assert 'class="truth no"' in path


def test_ticks_stand_open_and_the_rest_behind_a_summary(app: Flask, services: App) -> None:
    said = answer(page_of(app, services, where=["low_back", "buttock_hip"]), "where")

    ticked, others = said.split("<details>")
    assert "Lower back" in ticked
    assert "Buttock or hip" in ticked
    assert "3 not ticked" in others
    assert "Upper back" in others


def test_an_answer_by_which_a_triage_rule_fired_is_marked(app: Flask, services: App) -> None:
    page = page_of(app, services, chest_signs=["chest_pain"])

    assert "behind a triage rule" in answer(page, "chest_signs")
    assert "behind a triage rule" not in answer(page, "limb_signs")
    assert '<a href="#answer-chest_signs">Chest, breath, tummy</a>' in page


def test_the_picture_names_what_each_answer_is_about(app: Flask, services: App) -> None:
    page = page_of(app, services, chest_signs=["chest_pain", "palpitations", "breathless"])

    picture = page.split("<svg", 1)[1].split("</svg>", 1)[0]
    assert "Chest, breath, tummy: Chest pain, pressure or tightness at rest" in picture
    assert 'class="node-topic"' in picture


def test_milder_messages_stand_apart_each_with_where_it_sends(app: Flask, services: App) -> None:
    case_id = case_of(services, chest_signs=["chest_pain"], age=15)
    client = at_desk(app)

    page = client.get(f"/audit/cases/{case_id}").text
    data = client.get(f"/audit/cases/{case_id}.json").get_json()

    shown, milder = page.split('<details class="milder">', 1)
    milder = milder.split("</details>", 1)[0]
    count = len(data["plan"]["messages"]) - shown.count('<p class="say">')
    assert f"{count} milder message" in milder
    assert milder.count('class="badge') == count > 0
    assert 'class="badge emergency"' not in milder


def test_the_desk_says_of_no_message_that_the_person_reads_it_where_they_do_not(
    app: Flask, services: App
) -> None:
    case_id = case_of(services, chest_signs=["chest_pain"], course="worse")
    client = at_desk(app)
    words = "If it is still getting worse in a few days, see a doctor."

    page = client.get(f"/audit/cases/{case_id}").text
    seen = client.get(f"/audit/cases/{case_id}/as-seen").text

    assert words not in seen
    told = page.split(words)[0].rsplit("<summary>", 1)[1]
    assert told.startswith("1 milder message that the person is not shown")


def test_a_case_with_one_grave_message_has_no_milder_ones(app: Flask, services: App) -> None:
    assert 'class="milder"' not in page_of(app, services, chest_signs=["chest_pain"])


def test_rules_are_linked_by_their_titles(app: Flask, services: App, content: Content) -> None:
    page = page_of(app, services, chest_signs=["chest_pain"])

    title = content.rules_by_id["chest-pain"].title
    assert re.search(rf'/rules/chest-pain" title="chest-pain">{title}</a>', page)
    assert ">chest-pain</a>" not in page


def test_titles_are_those_of_the_content_that_decided(
    app: Flask, services: App, texts: Texts, stores: Stores, clock: Clock
) -> None:
    title = services.recommender.content.rules_by_id["chest-pain"].title
    older = {
        name: raw.replace(f"title: {title}".encode(), b"title: Chest pain of old")
        for name, raw in texts.items()
    }
    before = App(Recommender(build_content(older)), stores, system(clock))
    before.content_versions.keep(older)
    case_id = case_of(before, chest_signs=["chest_pain"])

    client = at_desk(app)
    page = client.get(f"/audit/cases/{case_id}").text

    assert ">Chest pain of old</a>" in page
    assert ">Chest pain of old</option>" in page


def test_a_case_of_a_content_from_before_topics_is_still_explained_by_it(
    app: Flask, services: App, texts: Texts, stores: Stores, clock: Clock
) -> None:
    file = "knowledge/questionnaire.yaml"
    older = {**texts, file: re.sub(rb"\n {4,}topic: .*", b"", texts[file])}
    before = App(Recommender(build_content(older, is_kept=True)), stores, system(clock))
    before.content_versions.keep(older)
    case_id = case_of(before, chest_signs=["chest_pain"])
    client = at_desk(app)

    data = client.get(f"/audit/cases/{case_id}.json").get_json()
    own = client.get(f"/audit/cases/{case_id}/replay.json").get_json()["own"]

    assert data["case"]["problem"] == ""
    assert {entry["topic"] == entry["text"] for entry in data["answers"]} == {True}
    assert own["is_same"] is True
    assert client.get(f"/audit/cases/{case_id}").status_code == 200


@pytest.mark.parametrize("different", [{}, CARE])
def test_week_and_decisions_are_told_without_an_id(
    app: Flask, services: App, content: Content, different: dict[str, Any]
) -> None:
    page = page_of(app, services, **different)

    shown = part(page, "week-title") + part(page, "decided-title") + part(page, "others-title")
    words = re.sub(r"<[^>]*>", " ", shown)
    assert re.findall(r"\b[a-z]+_[a-z_]+\b|need:\w", words) == []
    assert [name for name in content.programmes if name in words] == []
    assert [name for name in content.exercises if f"“{name}”" in words] == []
    assert "+40 planned for this day by its programme" in words
    assert "Walks of at most" in words


def test_the_twin_keeps_the_ids(app: Flask, services: App) -> None:
    case_id = case_of(services)

    data = at_desk(app).get(f"/audit/cases/{case_id}.json").get_json()

    by_question = {entry["question"]: entry for entry in data["answers"]}
    assert by_question["chest_signs"]["answer"] == ["none"]
    assert by_question["chest_signs"]["topic"] == "Chest, breath, tummy"
    scores = [item["score"] for day in data["plan"]["week"]["days"] for item in day["items"]]
    assert "arc" in {reason for score in scores for reason in score}
    assert {entry["name"].split("-")[0] for entry in data["decided"]} >= {"triage", "limit"}


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("dose-first-days", ["Walks of at most 5 minutes", "Exercises of level 1 only"]),
        ("chest-pain", ['<span class="badge emergency">', "The person reads"]),
    ],
)
def test_what_a_rule_concludes_and_its_examples_are_in_words(
    app: Flask, content: Content, rule: str, said: list[str]
) -> None:
    page = " ".join(unescape(at_desk(app).get(f"/audit/rules/{rule}").text).split())

    shown = page.split(">Then<", 1)[1].split("How often it fired", 1)[0]
    assert [words for words in said if words not in shown] == []
    assert "[" not in shown
    assert "{" not in shown
    read = {name for entry in content.rules_by_id[rule].examples for name in entry.answers}
    for name in read:
        assert f"{content.questionnaire.questions[name].topic}:" in shown


def test_every_rule_has_a_page_that_names_what_it_concludes(app: Flask, content: Content) -> None:
    client = at_desk(app)
    of_each_kind = {type(rule.then): rule for rule in content.rules}

    for rule in of_each_kind.values():
        assert client.get(f"/audit/rules/{rule.id}").status_code == 200


def test_the_page_leads_to_its_parts_and_to_the_review(app: Flask, services: App) -> None:
    page = page_of(app, services)

    jumps = page.split('<nav class="jump"', 1)[1].split("</nav>", 1)[0]
    targets = re.findall(r'href="#([\w-]+)"', jumps)
    assert len(targets) == 6
    assert targets[-1] == "judge"
    assert [target for target in targets if f'id="{target}"' not in page] == []


def test_a_case_shows_its_path_its_week_and_why_all_else_is_not_in_it(
    app: Flask, services: App, content: Content
) -> None:
    case_id = case_of(services)

    data = at_desk(app).get(f"/audit/cases/{case_id}.json").get_json()

    chosen = {item["exercise"] for day in data["plan"]["week"]["days"] for item in day["items"]}
    others = {entry["what"] for entry in data["not_chosen"]}
    assert chosen | others == set(content.exercises)
    assert not chosen & others
    assert all(entry["why"] for entry in data["not_chosen"])


def test_each_node_of_the_picture_opens_its_rule_in_the_case(app: Flask, services: App) -> None:
    case_id = case_of(services, chest_signs=["chest_pain"])
    client = at_desk(app)

    page = client.get(f"/audit/cases/{case_id}").text

    link = f"/audit/cases/{case_id}/rules/{RULE}"
    assert page.split("<svg")[1].split("</svg>")[0].count(f'href="{link}"') == 1
    assert client.get(link).status_code == 200


def test_a_question_that_could_change_nothing_is_not_called_unanswered(
    app: Flask, services: App, content: Content
) -> None:
    old = {"medicines": ["immune_med"], "duration": "over_12_weeks", "compare": "usual"}
    case = services.cases.decide(as_asked(content, **old)).case

    page = at_desk(app).get(f"/audit/cases/{case.id}").text

    assert "1 question for safety was not asked: its answer could change nothing" in page
    assert "not answered" not in page.split("Infections and lines", maxsplit=1)[0]
