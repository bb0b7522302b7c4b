"""No author reads the words of the library that checks the shapes of files."""

from collections.abc import Iterator

import pytest
from marshmallow import Schema, fields

from recommender.content import figure_drafts, loading  # noqa: F401 - import every shape
from recommender.content.rule_schemas import THEN
from recommender.content.shapes import Shape

FOREIGN = ("Not a valid", "Missing data", "Unknown field", "Must be", "Shorter than", "Length must")


def _shapes(above: type[Schema]) -> Iterator[type[Schema]]:
    for below in above.__subclasses__():
        yield below
        yield from _shapes(below)


SHAPES = sorted(_shapes(Shape), key=lambda shape: (shape.__module__, shape.__name__))


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
@pytest.mark.parametrize("raw", [[], {}, {"unheard": "of"}], ids=["list", "empty", "strange"])
def test_a_shape_refuses_in_our_words(shape: type[Schema], raw: dict[str, str]) -> None:
    said = str(shape().validate(raw))

    assert not any(words in said for words in FOREIGN)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
@pytest.mark.parametrize("value", ["", "§", [], {}, [[]], {"§": []}], ids=repr)
def test_every_value_is_refused_in_our_words(shape: type[Schema], value: object) -> None:
    names = [field.data_key or name for name, field in shape().fields.items()]

    said = str(shape().validate(dict.fromkeys(names, value)))

    assert not any(words in said for words in FOREIGN)


def test_every_shape_of_content_is_one_of_ours() -> None:
    ours = [
        shape for shape in _shapes(Schema) if shape.__module__.startswith("recommender.content")
    ]

    assert set(ours) == {Shape, *SHAPES}
    assert {*THEN.values()} <= set(SHAPES)
    assert all(isinstance(field, fields.Field) for field in Shape().fields.values())
