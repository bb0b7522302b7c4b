"""One fault at a time in a small folder, and the exact sentences that its author reads.

The faults stand in faults/*.yaml: in `file`, `new` takes the place of the first `old`; `says` is
what is wrong there, `also` what else no longer fits.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from recommender.content.loading import load_content
from tests.content.folders import problems, swap

FAULTS: dict[str, dict[str, Any]] = {
    f"{path.stem}: {fault['title']}": fault
    for path in sorted((Path(__file__).parent / "faults").glob("*.yaml"))
    for fault in yaml.safe_load(path.read_text(encoding="utf-8"))
}


def test_the_small_folder_has_no_fault(small: Path) -> None:
    assert len(load_content(small).rules) == 8


@pytest.mark.parametrize("title", FAULTS)
def test_a_fault_is_reported_in_a_sentence_that_helps(small: Path, title: str) -> None:
    fault = FAULTS[title]

    swap(small, fault["file"], fault["old"], fault["new"])

    said = [f"{fault['file']}: {line}" for line in fault["says"]]
    assert sorted(problems(small)) == sorted(said + fault.get("also", []))
