"""One spelling: what a file holds stays, with its comments, and what is spelt so is left alone."""

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.content.formatting import formatted
from recommender.content.yaml_values import load_values

LONG = " ".join(["word"] * 30)
FOLDED = ">-\n  " + " ".join(["word"] * 23) + "\n  " + " ".join(["word"] * 7)
IDS = [f"an-id-of-some-length-{number}" for number in range(8)]


@pytest.mark.parametrize(
    ("written", "spelt"),
    [
        ("a: 'plain'", "a: plain"),
        ('a: "plain: not"', 'a: "plain: not"'),
        ("a: 'it''s'", "a: it's"),
        ("a: '\"so\": she said'", "a: '\"so\": she said'"),
        ("a: 'no'", 'a: "no"'),
        ("a: no", "a: no"),
        ("a: '007'", 'a: "007"'),
        ("a:  [ one,two ]", "a: [one, two]"),
        ("a: {b: 1,  c: 'x, y'}", 'a: {b: 1, c: "x, y"}'),
        ("a:\n- one\n- two", "a:\n  - one\n  - two"),
        ("a: >\n  short\n  words", "a: short words"),
        (f"a: {LONG}", f"a: {FOLDED}"),
        (f"a: '{LONG}'", f"a: {FOLDED}"),
        ("- a: 1\n\n\n- a: 2", "- a: 1\n\n- a: 2"),
        ("sources:\n  - {id: one}\n  - {id: two}", "sources: [{id: one}, {id: two}]"),
        ("a: 1   # why\n#  more\nb: 2", "a: 1  # why\n#  more\nb: 2"),
        ("# top\n\n# of a\na: 1\n# end", "# top\n\n# of a\na: 1\n# end"),
        ("a: [one,  # first\n  two]", "a:  # first\n  - one\n  - two"),
        ("a: '# no comment'", 'a: "# no comment"'),
        ("a: []", "a: []"),
        ("# nothing yet", "# nothing yet"),
    ],
)
def test_a_file_gets_the_one_spelling(written: str, spelt: str) -> None:
    assert formatted(written).rstrip("\n") == spelt
    assert formatted(formatted(written)) == formatted(written)


def test_a_key_that_begins_with_a_space_of_another_sort_keeps_it() -> None:
    assert formatted("- \xa0: a\n") == "- \xa0: a\n"


def test_ids_that_need_two_lines_go_on_below_their_bracket() -> None:
    first, second = formatted(f"rules: [{', '.join(IDS)}]").splitlines()

    assert first.startswith("rules: [an-id-of-some-length-0, ")
    assert second.startswith("        an-id-of-some-length-")


def test_a_row_that_is_too_wide_becomes_a_line_for_each_key() -> None:
    row = f"- {{name: {LONG}, fires: yes}}"

    assert formatted(row).splitlines()[-1] == "  fires: yes"


def test_the_keys_of_a_rule_come_in_the_order_of_reading_with_their_comments() -> None:
    rule = "- title: A rule\n  # why so\n  because: So.\n  id: a-rule\n  when: older\n"

    assert formatted(rule, is_rules=True) == (
        "- id: a-rule\n  title: A rule\n  when: older\n  # why so\n  because: So.\n"
    )


@pytest.mark.parametrize("text", ["a: *b", "a: [", "a: 1\na: 2"])
def test_what_is_no_content_is_refused(text: str) -> None:
    with pytest.raises(yaml.YAMLError):
        formatted(text)


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")))
VALUES: st.SearchStrategy[Any] = st.recursive(
    TEXTS,
    lambda below: st.lists(below, max_size=4) | st.dictionaries(TEXTS, below, max_size=4),
    max_leaves=12,
)


@settings(max_examples=300)
@given(value=VALUES, is_flow=st.booleans() | st.none(), width=st.sampled_from((20, 80, 400)))
def test_no_value_changes_however_it_is_written(
    value: Any, is_flow: bool | None, width: int
) -> None:
    written = yaml.safe_dump(value, default_flow_style=is_flow, width=width, allow_unicode=True)

    spelt = formatted(written)

    assert _spaced(load_values(spelt)) == _spaced(load_values(written))
    assert formatted(spelt) == spelt


def _spaced(value: Any) -> Any:
    match value:
        case str():
            return value.split()
        case list():
            return [_spaced(entry) for entry in value]
    return {key: _spaced(below) for key, below in value.items()}
