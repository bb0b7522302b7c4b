"""A text with names in braces holds those names there, and nothing else."""

import pytest
from marshmallow import ValidationError

from recommender.content.braces import Braces

BRACES = Braces("minutes", "name")


@pytest.mark.parametrize(
    "text", ["", "no braces", "{minutes} of {name}, {name}", "{{as they are}}"]
)
def test_names_that_it_may_hold_are_let_through(text: str) -> None:
    assert BRACES(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "{other}",
        "{}",
        "{0}",
        "{name",
        "name}",
        "{name.upper}",
        "{name[0]}",
        "{name!r}",
        "{name:>999999999}",
        "{name:{minutes}}",
        "{ name}",
    ],
)
def test_anything_else_in_braces_is_refused_by_what_may_stand_there(text: str) -> None:
    with pytest.raises(ValidationError, match="may stand in braces"):
        BRACES(text)
