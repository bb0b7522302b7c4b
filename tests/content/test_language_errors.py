"""Every mistake in a condition is answered with its column and the nearest right name."""

import pytest

from recommender.content.language import LanguageError
from tests.content.small_language import parsed

ONLY = "only names, and, or, not, comparisons, in, not in and at_least(...) are allowed"
AT_LEAST = "at_least needs a number and then at least that many conditions"
MEMBERSHIP = "write `option in question` or `question in (option, option)`"
LIKE_THIS = "compared like this; use"
LEFT = "a comparison needs the name of a question on its left"


def _error(text: str) -> tuple[int, str]:
    with pytest.raises(LanguageError) as caught:
        parsed(text)
    return caught.value.column, str(caught.value)


@pytest.mark.parametrize(
    ("text", "column", "wrong", "right"),
    [
        ("wrried", 1, "wrried", "worried"),
        ("oldr", 1, "oldr", "older"),
        ("older and pian > 3", 11, "pian", "pain"),
        ("older or not frial", 14, "frial", "frail"),
        ("at_least(1, oldr)", 13, "oldr", "older"),
        ("neck in were", 9, "were", "where"),
        ("onest in (fall,)", 1, "onest", "onset"),
        ("3 < pian", 5, "pian", "pain"),
    ],
)
def test_a_wrong_name_is_answered_with_the_nearest_right_one(
    text: str, column: int, wrong: str, right: str
) -> None:
    message = f"question or finding {wrong!r} does not exist; did you mean {right!r}?"

    assert _error(text) == (column, message)


def test_a_name_like_no_other_is_answered_without_a_guess() -> None:
    assert _error("xyz") == (1, "question or finding 'xyz' does not exist")


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("onset == fal", 10, "'onset' has no option 'fal'; did you mean 'fall'?"),
        ("onset != 'fal'", 10, "'onset' has no option 'fal'; did you mean 'fall'?"),
        ("onset in (fall, lfit)", 17, "'onset' has no option 'lfit'; did you mean 'lift'?"),
        ("nek in where", 1, "'where' has no option 'nek'; did you mean 'neck'?"),
        ("worried and nek not in where", 13, "'where' has no option 'nek'; did you mean 'neck'?"),
        ("xyz in where", 1, "'where' has no option 'xyz'"),
    ],
)
def test_a_wrong_option_is_answered_with_the_nearest_right_one(
    text: str, column: int, message: str
) -> None:
    assert _error(text) == (column, message)


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        (
            "pain",
            1,
            "'pain' is not a yes/no question; compare it with a number, such as `pain >= 0`",
        ),
        ("onset", 1, "'onset' is not a yes/no question; compare it with `onset == fall`"),
        ("where", 1, "'where' is not a yes/no question; compare it with `neck in where`"),
        ("worried == yes", 1, f"'worried' cannot be {LIKE_THIS} `worried` or `not worried`"),
        ("True == worried", 9, f"'worried' cannot be {LIKE_THIS} `worried` or `not worried`"),
        ("where == neck", 1, "'where' cannot be compared like this; use `neck in where`"),
        ("onset < fall", 1, "'onset' cannot be compared like this; use `onset == fall`"),
        ("onset is fall", 1, "'onset' cannot be compared like this; use `onset == fall`"),
        ("fall in onset", 9, "'onset' takes one answer; use `onset == fall`"),
        ("fall in pain", 9, "'pain' takes one answer; use a number, such as `pain >= 0`"),
        ("where in (neck, none)", 1, "'where' does not take one option; use `neck in where`"),
        ("pain in (1, 2)", 1, "'pain' does not take one option; use a number, such as `pain >= 0`"),
        ("older == 1", 1, "the finding 'older' stands alone, without a comparison"),
        ("neck in older", 9, "the finding 'older' stands alone, without a comparison"),
    ],
)
def test_a_wrong_comparison_is_answered_with_the_right_one(
    text: str, column: int, message: str
) -> None:
    assert _error(text) == (column, message)


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("pain >= 2.5", 9, "write a whole number, not 2.5"),
        ("pain >= '7'", 9, "write a whole number without quotes: 7"),
        ("'7' <= pain", 1, "write a whole number without quotes: 7"),
        ("pain >= worried", 9, "write a whole number, not 'worried'"),
        ("pain >= True", 9, "write a whole number"),
        ("pain >= -1", 9, "write a whole number"),
        ("older and 4 <= pain <= None", 24, "write a whole number"),
        ("pain is 7", 9, "compare 'pain' with ==, !=, <, <=, > or >="),
    ],
)
def test_a_number_is_compared_with_a_whole_number_only(
    text: str, column: int, message: str
) -> None:
    assert _error(text) == (column, message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("neck", "'neck' is an option of where; write `neck in where`"),
        ("older or neck", "'neck' is an option of where; write `neck in where`"),
        ("not fall", "'fall' is an option of onset; write `onset == fall`"),
        ("none == 1", "'none' is an option of onset and 1 more; write `onset == none`"),
    ],
)
def test_an_option_that_stands_like_a_question_is_answered_with_how_to_ask_for_it(
    text: str, message: str
) -> None:
    assert _error(text)[1] == message


@pytest.mark.parametrize(
    ("text", "column"), [("onset == 3", 10), ("onset != None", 10), ("onset in (fall, 1)", 17)]
)
def test_an_option_must_be_a_word(text: str, column: int) -> None:
    assert _error(text) == (column, "an option of 'onset' must stand here")


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("1 in where", 1),
        ("neck in (where)()", 1),
        ("neck in {where}", 1),
        ("onset in ()", 1),
        ("older and not onset in []", 15),
        ("(older or frail) in where", 2),
    ],
)
def test_in_needs_an_option_and_a_question(text: str, column: int) -> None:
    assert _error(text) == (column, MEMBERSHIP)


@pytest.mark.parametrize(("text", "column"), [("pain + 1 > 3", 1), ("1 < 2", 5), ("-1 < pain", 1)])
def test_a_comparison_needs_a_question_on_its_left(text: str, column: int) -> None:
    assert _error(text) == (column, LEFT)


@pytest.mark.parametrize(
    "arguments",
    ["", "0, older", "-1, older", "3, older, frail", "True, older", "1.0, older", "older", "1"],
)
def test_at_least_needs_a_number_that_can_be_reached(arguments: str) -> None:
    assert _error(f"at_least({arguments})") == (1, AT_LEAST)


@pytest.mark.parametrize("text", ["always and older", "older or always", "not always"])
def test_always_stands_alone(text: str) -> None:
    assert _error(text)[1] == "`always` stands alone: what else is asked would not count"


@pytest.mark.parametrize(
    "text",
    [
        "at_most(1, older)",
        "[older]",
        "older.name",
        "older[0]",
        "'older'",
        "1",
        "-pain",
        "older + frail",
        "at_least(1, *older)",
    ],
)
def test_nothing_else_of_python_is_allowed(text: str) -> None:
    assert _error(text)[1] == ONLY


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("older = frail", 7, "write `==`, not `=`"),
        ("pain => 3", 6, "write `>=`, not `=>`"),
        ("pain =< 3", 6, "write `<=`, not `=<`"),
        ("onset <> fall", 7, "write `!=`, not `<>`"),
        ("older && frail", 7, "write `and`, not `&&`"),
        ("worried and (older | frail)", 20, "write `or`, not `|`"),
        ("!older", 1, "write `not`, not `!`"),
        ("older AND frail", 7, "write `and` in small letters"),
        ("Not older", 1, "write `not` in small letters"),
        ("neck IN where", 6, "write `in` in small letters"),
        ("(older", 1, "this bracket is never closed"),
        ("worried and (older or (frail)", 13, "this bracket is never closed"),
        ("older)", 6, "this bracket closes none"),
        ("older frail", 7, "write `and`, `or` or a comparison between older and frail"),
        ("older and", 7, "something must follow `and`"),
        ("pain >=", 6, "something must follow `>=`"),
        ("onset == 6_weeks", 10, "quote an option that starts with a digit: '6_weeks'"),
        ("older, ,", 8, "cannot be read as a condition"),
        ("", 1, "cannot be read as a condition"),
    ],
)
def test_what_is_no_condition_is_answered_with_what_was_meant(
    text: str, column: int, message: str
) -> None:
    assert _error(text) == (column, message)


@pytest.mark.parametrize(
    ("text", "column", "character"),
    [
        ("older # or frail", 7, "'#'"),
        ("older or frail\nor worried", 15, r"'\n'"),
        ("'né' in where or oldr", 3, "'é'"),
        ("older\0", 6, r"'\x00'"),
        (r"'\156eck' in where", 2, r"'\\'"),
    ],
)
def test_a_character_that_could_hide_something_is_refused(
    text: str, column: int, character: str
) -> None:
    assert _error(text) == (column, f"the character {character} cannot stand in a condition")


@pytest.mark.parametrize("text", ["not " * 5000 + "older", "-" * 100_000 + "1"])
def test_a_condition_without_end_is_refused(text: str) -> None:
    assert _error(text) == (1, "is nested too deeply to be read")
