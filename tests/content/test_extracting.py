"""Translators get every text that a person reads, in the words by which it is looked up."""

from functools import cache
from io import BytesIO
from pathlib import Path

from recommender.content.extracting import extract_texts
from recommender.domain.content import Content

ROOT = Path(__file__).parent.parent.parent
PHRASES = {"phrases": str(ROOT / "knowledge/phrases.yaml")}


@cache
def texts_of(folder: str) -> set[str]:
    """Return the texts that the extractor finds below a folder of the repository."""
    return {
        text
        for path in (ROOT / folder).rglob("*.yaml")
        for _, _, text, _ in extract_texts(BytesIO(path.read_bytes()), (), (), PHRASES)
    }


def test_every_word_of_the_questionnaire_is_found(content: Content) -> None:
    found = texts_of("knowledge")

    for question in content.questionnaire:
        assert question.text in found
        assert {option.text for option in question.options} <= found
        assert question.error_message in found


def test_every_word_of_the_page_of_a_stop_is_found(content: Content) -> None:
    found = texts_of("knowledge")
    said = content.help

    assert said is not None
    script = said.script
    assert {*said.how_soon.values(), *script.opening.values(), *script.closing.values()} <= found
    assert {script.reason, *(line.say for line in script.about)} <= found
    assert {line.say for line in (*said.comfort.positions, *said.comfort.more)} <= found
    numbers = [each for outcome in content.outcomes.values() for each in outcome.call_numbers]
    assert {number.say for number in numbers} <= found


def test_the_words_of_a_question_that_asks_which_one_are_found() -> None:
    words = (
        b"which_one:\n  text: Which one?\n  cannot_say: I do not know\n  error_message: Tick one\n"
    )
    buttons = b"ends: [No pain, The worst]\noptions:\n- {id: a, heading: Above, text: One}\n"

    texts = [text for _, _, text, _ in extract_texts(BytesIO(words + buttons), (), (), {})]

    assert texts == [
        *("Which one?", "I do not know", "Tick one"),
        *("No pain", "The worst", "Above", "One"),
    ]


def test_every_step_and_stop_sign_is_found(content: Content) -> None:
    found = texts_of("knowledge")

    for exercise in content.exercises.values():
        assert {exercise.name, *exercise.steps, *exercise.stop_signs} <= found


def test_what_a_rule_says_is_found(content: Content) -> None:
    found = texts_of("rules")

    for rule in content.rules:
        assert getattr(rule.then, "say", rule.title) in found


def test_a_text_is_found_with_its_line_and_spaced_as_the_loader_spaces_it() -> None:
    file = BytesIO(b"- id: one\n  say: >-\n    Call  your\n    doctor.\n")

    assert list(extract_texts(file, (), (), {})) == [(2, "gettext", "Call your doctor.", [])]


def test_of_a_safety_net_only_the_words_are_found() -> None:
    net = b"say_if:\n- If it grows.\n- {when: a, call: urgent, say: If so.}\n"
    page = b"watch_for:\n- {when: a, call: urgent, say: Call.}\ncall: [A doctor]\n"

    texts = [text for _, _, text, _ in extract_texts(BytesIO(net + page), (), (), {})]

    assert texts == ["If it grows.", "If so.", "Call.", "A doctor"]


def test_every_line_of_a_safety_net_is_found(content: Content) -> None:
    found = texts_of("rules") | texts_of("knowledge")

    for rule in content.rules:
        assert {net.say for net in getattr(rule.then, "say_if", ())} <= found
    for outcome in content.outcomes.values():
        assert {line.say for line in (*outcome.do_now, *outcome.watch_for)} <= found


def test_what_a_week_says_of_itself_is_found(content: Content) -> None:
    found = texts_of("knowledge")
    week = content.week

    assert {*week.reasons.values()} <= found
    says = (week.starts_small_say, week.walk_between_say, week.walk_again_say, week.repeat_say)
    waiting = (week.kit_waits_say, week.between_say)
    assert {*says, *waiting, week.need_short_say, week.need_barred_say} <= found


def test_what_nobody_reads_is_not_given_to_translators() -> None:
    rule = b"title: A fall\nexamples: [{name: two falls, answers: {age: 70}}]\n"
    line = b"about: [{questions: [age], say: I am old.}]\nsteps: {repetitions: [[1, 8]]}\n"

    texts = [text for _, _, text, _ in extract_texts(BytesIO(rule + line), (), (), {})]

    assert texts == ["A fall", "I am old."]


def test_an_empty_file_has_no_text() -> None:
    assert list(extract_texts(BytesIO(b"# nothing\n"), (), (), {})) == []
