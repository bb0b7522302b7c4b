"""Style sheets name the sides by the direction of the text, so that a page can be turned round."""

import re
from pathlib import Path

import pytest

from recommender.web import words

STATIC = Path(words.__file__).parent / "static"
SHEETS = sorted(STATIC.glob("*.css"))
A_SIDE = re.compile(
    r"(?:padding|margin|border)-(?:left|right)|(?<![\w-])(?:left|right)\s*:"
    r"|(?:float|text-align)\s*:\s*(?:left|right)"
)


# the desk is English (decision 16)
@pytest.mark.parametrize("sheet", [one.name for one in SHEETS if one.name != "desk.css"])
def test_a_sheet_knows_no_left_and_no_right(sheet: str) -> None:
    assert A_SIDE.findall((STATIC / sheet).read_text("utf-8")) == []
