"""One fault at a time in a small folder, and the exact sentences that its author reads.

The faults stand in faults/*.yaml: in `file`, `new` takes the place of the first `old`; `says` is
what is wrong there, `also` what else no longer fits. The problems of the file stand on the first
line that the fault changed, unless `lines` says where.
"""

from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
import yaml

from recommender.content.loading import load_content
from tests.content.folders import placed_problems, swap, without_place

FAULTS: dict[str, dict[str, Any]] = {
    f"{path.stem}: {fault['title']}": fault
    for path in sorted((Path(__file__).parent / "faults").glob("*.yaml"))
    for fault in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
}


def test_the_small_folder_has_no_fault(small: Path) -> None:
    assert len(load_content(small).rules) == 8


@pytest.mark.parametrize("title", FAULTS)
def test_a_fault_is_reported_with_its_line_in_a_sentence_that_helps(
    small: Path, title: str
) -> None:
    fault = FAULTS[title]
    before = (small / fault["file"]).read_text(encoding="utf-8")

    swap(small, fault["file"], fault["old"], fault["new"])

    after = (small / fault["file"]).read_text(encoding="utf-8")
    found = placed_problems(small)
    said = [f"{fault['file']}: {line}" for line in fault["says"]]
    assert sorted(map(without_place, found)) == sorted(said + fault.get("also", []))
    lines = {problem.line for problem in found if problem.file == fault["file"]}
    assert lines == set(fault.get("lines", [_first_difference(before, after)]))


def _first_difference(before: str, after: str) -> int:
    pairs = zip_longest(before.splitlines(), after.splitlines())
    return next(number for number, (old, new) in enumerate(pairs, start=1) if old != new)
