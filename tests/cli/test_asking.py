"""The interview in a terminal: pages, back, change, and what is no answer."""

import re
from io import StringIO

import pytest

from recommender.cli.asking import SEE_SOMEONE, STILL_COUNTS, StoppedError, answer_text, ask_all
from recommender.service.recommender import Recommender
from tests.cli.typist import a_console, ask, lines_for, shown_on, wanted_answers

AGE_PAGE = "How old are you?"
RED_FLAG = {"saddle_signs": ["saddle_numbness"]}
SHOULDERS = {"where": ["low_back", "top_of_shoulders"], "neck_more": ["cracked"]}
# the numbers of options: of a place, and of signs of the neck
LOW_BACK, JERKED, NO_NECK_SIGN = "6", "4", "9"


def test_the_interview_ends_with_every_answer_that_was_typed(recommender: Recommender) -> None:
    answers, _ = ask(recommender, [*lines_for(recommender), ""])

    assert answers == wanted_answers(recommender.content)


def test_the_signs_that_cannot_wait_are_told_before_the_first_page(
    recommender: Recommender,
) -> None:
    emergency = recommender.content.outcomes["emergency"]

    _, shown = ask(recommender, [*lines_for(recommender), ""])
    said = " ".join(shown.split())

    for words in (*emergency.early_signs, emergency.early_call):
        assert words in said.split("Step 1 of")[0]


def test_a_healthy_person_sees_at_most_twelve_pages(recommender: Recommender) -> None:
    _, shown = ask(recommender, [*lines_for(recommender), ""])

    assert 5 <= len(re.findall(r"Step \d of 5: ", shown)) <= 12


def test_a_certain_emergency_ends_the_interview_at_once(recommender: Recommender) -> None:
    lines = lines_for(recommender, RED_FLAG)

    answers, shown = ask(recommender, lines)

    assert list(answers)[-1] == "saddle_signs"
    assert "Check your answers" not in shown


def test_a_sign_for_today_tells_so_and_asks_on_for_what_is_graver(recommender: Recommender) -> None:
    answers, shown = ask(recommender, lines_for(recommender, {"ill_signs": ["weight_loss"]}))

    assert SEE_SOMEONE.strip() in shown
    assert "conditions" in answers
    assert "minutes_a_day" not in answers
    assert "Check your answers" not in shown


def test_each_page_says_how_far_the_interview_is(recommender: Recommender) -> None:
    _, shown = ask(recommender, [*lines_for(recommender), ""])

    steps = dict.fromkeys(re.findall(r"Step \d of \d: .*", shown))
    sections = enumerate(recommender.content.questionnaire.sections, start=1)
    assert list(steps) == [f"Step {at} of 5: {section}" for at, section in sections]


def test_a_scale_says_what_its_ends_mean(recommender: Recommender) -> None:
    _, shown = ask(recommender, [*lines_for(recommender), ""])

    assert "A number from 0 to 10 (0 none, 10 worst possible): " in shown


def test_back_asks_the_page_before_again_and_takes_the_new_answer(recommender: Recommender) -> None:
    lines = lines_for(recommender)

    answers, shown = ask(recommender, [*lines[:2], "b", "41", *lines[1:], ""])

    assert answers["age"] == 41
    assert shown.count(AGE_PAGE) == 3  # twice asked, once in the check


def test_back_in_the_middle_of_a_page_forgets_what_was_typed_on_it(
    recommender: Recommender,
) -> None:
    lines = lines_for(recommender)

    answers, _ = ask(recommender, ["70", "b", *lines, ""])

    assert answers["age"] == 40


def test_back_on_the_first_page_says_so_and_asks_it_again(recommender: Recommender) -> None:
    _, shown = ask(recommender, ["b", *lines_for(recommender), ""])

    assert "This is the first page." in shown
    assert shown.count(AGE_PAGE) == 3


def test_back_at_the_check_asks_the_last_page_again(recommender: Recommender) -> None:
    lines = lines_for(recommender)
    last = list(wanted_answers(recommender.content)).index("minutes_a_day")

    answers, shown = ask(recommender, [*lines, "b", "15", *lines[last + 1 : -1], "1", ""])

    assert answers["minutes_a_day"] == 15
    assert answers["equipment"] == ("band",)
    assert shown.count("Check your answers") == 2


def test_an_answer_can_be_changed_at_the_check(recommender: Recommender) -> None:
    answers, shown = ask(recommender, [*lines_for(recommender), "1", "41", ""])

    assert answers["age"] == 41
    assert shown.count("Check your answers") == 2


def test_back_while_changing_leaves_the_answer_as_it_was(recommender: Recommender) -> None:
    answers, _ = ask(recommender, [*lines_for(recommender), "1", "b", ""])

    assert answers["age"] == 40


def test_a_changed_answer_brings_the_questions_that_now_apply(recommender: Recommender) -> None:
    where = number_of(recommender, "where")

    answers, shown = ask(recommender, [*lines_for(recommender), where, "1", NO_NECK_SIGN, ""])

    assert answers["where"] == ("neck",)
    assert answers["neck_more"] == ("none",)
    assert shown.count("Check your answers") == 2


def test_a_changed_answer_takes_along_what_was_only_asked_because_of_it(
    recommender: Recommender,
) -> None:
    older = {"age": 55, "over_50_signs": ["none"]}

    answers, _ = ask(
        recommender, [*lines_for(recommender, older), number_of(recommender, "age"), "40", ""]
    )

    assert answers["age"] == 40
    assert "over_50_signs" not in answers


def hidden_treatment(recommender: Recommender) -> list[str]:
    """Return the lines of somebody whose neck was cracked and who then unticks the shoulders."""
    return [*lines_for(recommender, SHOULDERS), number_of(recommender, "where"), LOW_BACK]


def test_a_danger_answer_stays_when_another_answer_hides_its_question(
    recommender: Recommender,
) -> None:
    answers, shown = ask(recommender, [*hidden_treatment(recommender), ""])

    assert answers["where"] == ("low_back",)
    assert answers["neck_more"] == ("cracked",)
    assert shown.count(STILL_COUNTS) == 1


def test_a_danger_answer_is_taken_back_where_the_check_shows_it(recommender: Recommender) -> None:
    _, shown = ask(recommender, [*hidden_treatment(recommender), ""])
    [number] = re.findall(r"(\d+)\. [^\d]+Someone cracked", shown.split("Check")[-1])

    answers, shown = ask(recommender, [*hidden_treatment(recommender), number, "t", ""])

    assert "neck_more" not in answers
    assert shown.count(STILL_COUNTS) == 2


def test_a_danger_answer_that_is_not_taken_back_is_asked_again(recommender: Recommender) -> None:
    _, shown = ask(recommender, [*hidden_treatment(recommender), ""])
    [number] = re.findall(r"(\d+)\. [^\d]+Someone cracked", shown.split("Check")[-1])

    answers, _ = ask(recommender, [*hidden_treatment(recommender), number, "", JERKED, ""])

    assert answers["neck_more"] == ("jerk",)


def test_going_back_loses_no_danger_answer(recommender: Recommender) -> None:
    lines = lines_for(recommender, SHOULDERS)
    wanted = list(wanted_answers(recommender.content, SHOULDERS))
    told = wanted.index("neck_more") + 1
    pages = recommender.content.questionnaire.pages
    back = ["b"] * sum(any(entry.id in wanted[:told] for entry in page.questions) for page in pages)

    answers, _ = ask(recommender, [*lines[:told], *back, "40", LOW_BACK, *lines[told:], ""])

    assert answers["where"] == ("low_back",)
    assert answers["neck_more"] == ("cracked",)


def test_a_change_to_a_red_flag_ends_the_interview_at_once(recommender: Recommender) -> None:
    saddle = number_of(recommender, "saddle_signs")

    answers, shown = ask(recommender, [*lines_for(recommender), saddle, "1"])

    assert answers["saddle_signs"] == ("saddle_numbness",)
    assert shown.count("Check your answers") == 1


@pytest.mark.parametrize("typed", ["", "40\n", "40\n1\n", "q\n", "40\nQ\n", "40\n q \n"])
def test_to_stop_or_the_end_of_the_input_leaves_no_answers(
    recommender: Recommender, typed: str
) -> None:
    with pytest.raises(StoppedError):
        ask_all(recommender, a_console(), StringIO(typed))


def test_the_check_shows_each_answer_in_the_words_that_were_chosen(
    recommender: Recommender,
) -> None:
    _, shown = ask(recommender, [*lines_for(recommender), ""])

    check = shown.split("Check your answers")[1]
    assert "40 years" in check
    assert "Lower back" in check
    assert "Exercise band; Tennis ball; Foam roller" in check
    assert "Yes, like this" in check


def test_an_answer_is_said_in_the_words_of_its_kind(recommender: Recommender) -> None:
    questions = recommender.content.questionnaire.questions

    assert answer_text(questions["worried"], value=True) == "Yes"
    assert answer_text(questions["worried"], value=False) == "No"
    assert answer_text(questions["age"], value=40) == "40 years"
    assert answer_text(questions["floor"], value="easily") == "Yes, easily"
    assert answer_text(questions["where"], value=("neck", "low_back")) == "Neck; Lower back"


def test_a_question_shows_its_help(recommender: Recommender) -> None:
    console = a_console()

    with pytest.raises(StoppedError):
        ask_all(recommender, console, StringIO("\n".join(lines_for(recommender)[:6])))

    assert "We ask everyone" in shown_on(console)


def number_of(recommender: Recommender, question: str) -> str:
    """Return the number under which the check shows the healthy person's answer."""
    return str(list(wanted_answers(recommender.content)).index(question) + 1)


def test_a_question_that_is_optional_can_be_passed_over(recommender: Recommender) -> None:
    lines = lines_for(recommender)
    last = len(lines) - 1

    answers, _ = ask(recommender, [*lines[:last], "", ""])

    assert "equipment" not in answers
    assert answers["experience"] == "some"


def test_passing_over_an_optional_answer_at_the_check_leaves_it(recommender: Recommender) -> None:
    answers, _ = ask(
        recommender, [*lines_for(recommender), number_of(recommender, "goals"), "", ""]
    )

    assert answers["goals"] == ("sit_work",)
