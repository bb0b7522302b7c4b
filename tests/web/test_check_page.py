"""The check of the answers: what was said first, the rest folded."""

from flask.testing import FlaskClient

from recommender.domain.content import Content
from recommender.domain.rules import Triage
from recommender.web.viewing import answer_rows, in_short
from tests.people import as_asked
from tests.web.visiting import named, send, visit


def test_lists_of_which_nothing_is_true_are_folded_with_their_way_to_change(
    client: FlaskClient, content: Content
) -> None:
    visit(client, content)

    shown, _, folded = named(client, client.get("/answers").text).partition("<details>")

    assert "None of these" not in shown
    assert "/questions/bladder-bowel#saddle_signs" in folded.partition("</details>")[0]
    assert 'href="/questions/you" aria-label="Change: You"' in shown


def test_a_danger_answer_stands_before_all_others(client: FlaskClient, content: Content) -> None:
    visit(client, content, bone_conditions=["osteoporosis"])

    page = client.get("/answers").text

    assert page.index("<dt>Bones</dt>") < page.index("<dt>Age</dt>") < page.index("<details>")


def test_no_answer_is_lost_from_the_check(content: Content) -> None:
    rows = answer_rows(content, as_asked(content, bone_conditions=["osteoporosis"]))

    parts = in_short(rows)

    assert sorted(row["question"].id for part in parts.values() for row in part) == sorted(
        row["question"].id for row in rows
    )
    assert {row["question"].id for row in parts["dangers"]} == {"conditions", "bone_conditions"}


def test_that_nothing_eases_it_is_no_no(content: Content) -> None:
    parts = in_short(answer_rows(content, as_asked(content, eases=["none"])))

    assert {row["question"].id for row in parts["dangers"]} == {"eases"}


def test_what_everybody_says_of_the_pain_is_no_danger(content: Content) -> None:
    parts = in_short(answer_rows(content, as_asked(content)))

    assert not parts["dangers"]
    assert {"where", "pattern", "eases"} <= {row["question"].id for row in parts["others"]}


def test_no_pain_at_all_is_a_number_and_no_no(content: Content) -> None:
    parts = in_short(answer_rows(content, as_asked(content, pain_rest=0)))

    assert "pain_rest" in {row["question"].id for row in parts["others"]}


def test_what_is_offered_later_is_a_link_and_is_never_asked(
    client: FlaskClient, content: Content
) -> None:
    assert visit(client, content).endswith("/answers")

    for address in ("/answers", "/result"):
        page = named(client, client.get(address).text)
        assert 'href="/questions/wishes"' in page
        assert 'href="/questions/mood"' in page


def test_whoever_is_not_safe_is_helped_in_place_of_a_week(
    client: FlaskClient, content: Content
) -> None:
    visit(client, content)
    client.get("/result")

    sent = send(client, "/questions/mood", {"coping": "not_safe"})

    assert sent.location == "/result"
    assert content.outcomes[Triage.EMERGENCY].title in client.get("/result").text
