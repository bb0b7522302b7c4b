"""Contents that were kept before something was asked of authors are still read."""

import re

import pytest

from recommender.content.loading import build_content
from recommender.content.reading import read_folder
from recommender.domain.errors import ContentError
from recommender.domain.exercises import ExerciseKind
from recommender.domain.week_settings import ExclusionReason
from tests.content.folders import SMALL


def test_a_content_kept_before_questions_had_error_messages_is_read() -> None:
    texts = read_folder(SMALL)
    file = "knowledge/questionnaire.yaml"
    older = {**texts, file: re.sub(rb"\n {12}error_message: .*", b"", texts[file])}

    kept = build_content(older, is_kept=True).questionnaire.questions["age"]

    assert kept.error_message == ""
    with pytest.raises(ContentError, match="age: needs an error_message"):
        build_content(older)


def test_a_content_kept_before_questions_had_topics_calls_them_by_their_text() -> None:
    texts = read_folder(SMALL)
    file = "knowledge/questionnaire.yaml"
    older = {**texts, file: re.sub(rb"\n {12}topic: .*", b"", texts[file])}

    kept = build_content(older, is_kept=True).questionnaire.questions["age"]

    assert (kept.topic, kept.called) == ("", "How old are you?")
    with pytest.raises(ContentError, match="age: needs a topic"):
        build_content(older)


@pytest.mark.parametrize("words", ["none", "yes", "Dr A. Example, 2026-11-02"])
def test_a_content_kept_while_rules_said_who_reviewed_them_is_still_read(words: str) -> None:
    texts = read_folder(SMALL)
    older = {
        file: re.sub(rb"\n  evidence: .*", rb"\g<0>\n  reviewed: " + words.encode(), text)
        for file, text in texts.items()
    }

    kept = build_content(older, is_kept=True)

    assert older != texts
    assert kept.rules == build_content(texts).rules


def test_a_kept_content_that_called_the_planners_stop_a_rule_is_still_read() -> None:
    texts = read_folder(SMALL)
    file = "knowledge/planning.yaml"
    older = {**texts, file: texts[file].replace(b"nothing_safe_reason", b"nothing_safe_rule")}

    assert older != texts
    assert build_content(older, is_kept=True).week == build_content(texts).week


def test_a_line_that_says_that_nobody_reviewed_a_rule_is_passed_over() -> None:
    texts = read_folder(SMALL)
    file = "rules/doses/caps.yaml"
    older = {**texts, file: texts[file].replace(b"evidence: B", b"evidence: B\n  reviewed: none")}

    assert older != texts
    assert build_content(older).rules == build_content(texts).rules


def test_in_a_content_kept_before_kinds_were_named_every_kind_may_be_dosed_in_minutes() -> None:
    texts = read_folder(SMALL)
    file = "knowledge/planning.yaml"
    older = {**texts, file: re.sub(rb"kinds_in_minutes: .*\n", b"", texts[file])}

    kept = build_content(older, is_kept=True)

    assert build_content(texts).week.kinds_in_minutes == (ExerciseKind.WALKING,)
    assert kept.week.kinds_in_minutes == tuple(ExerciseKind)


def test_in_a_content_kept_before_it_was_a_setting_an_item_takes_half_of_a_session() -> None:
    texts = read_folder(SMALL)
    file = "knowledge/planning.yaml"
    older = {**texts, file: texts[file].replace(b"item_share_most: 0.5\n", b"")}

    assert older != texts
    assert build_content(older, is_kept=True).week == build_content(texts).week


def test_a_content_kept_before_the_desk_had_its_words_there_is_read_without_them() -> None:
    texts = read_folder(SMALL)
    file = "knowledge/planning.yaml"
    older = {**texts, file: re.sub(rb"\n  (not_needed|too_few): .*", b"", texts[file])}

    kept = build_content(older, is_kept=True).week.reasons

    assert {*ExclusionReason} - {*kept} == {ExclusionReason.NOT_NEEDED, ExclusionReason.TOO_FEW}
    with pytest.raises(ContentError, match="reasons: needs words for: not_needed, too_few"):
        build_content(older)


def test_a_content_kept_before_needs_had_themes_and_weeks_had_musts_is_still_read() -> None:
    texts = read_folder(SMALL)
    needs, planning = "knowledge/needs.yaml", "knowledge/planning.yaml"
    older = {
        **texts,
        needs: re.sub(rb", theme: .*, goal: .*}", b"}", texts[needs]),
        planning: re.sub(rb"\nmusts: .*", b"", texts[planning]),
    }

    kept = build_content(older, is_kept=True)

    assert (kept.needs["walk"].theme, kept.needs["walk"].goal, kept.week.musts) == ("", "", ())
    with pytest.raises(ContentError, match="musts: is missing"):
        build_content(older)


def test_in_a_content_kept_before_there_were_ladders_exercises_name_the_easier_one() -> None:
    texts = read_folder(SMALL)
    file = "knowledge/exercises/neck.yaml"
    linked = texts[file].replace(b"\n  places: [neck]", b"")
    linked = linked.replace(b"  level: 1\n", b"  level: 1\n  harder: neck-turn\n")
    linked = linked.replace(b"  level: 2\n", b"  level: 2\n  easier: neck-nod\n")
    older = {**texts, file: linked}
    for newer in ("knowledge/places.yaml", "knowledge/ladders.yaml"):
        del older[newer]

    kept = build_content(older, is_kept=True)

    assert kept.exercises["neck-turn"].places == ()
    assert kept.easier_than("neck-turn") == ("neck-nod",)
    assert kept.harder_than("neck-nod") == ("neck-turn",)
    with pytest.raises(ContentError, match="easier: no such key"):
        build_content(older)
