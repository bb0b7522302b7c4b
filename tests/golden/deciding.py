"""People whose plans are kept here as bytes, and the content of the day that decided them.

The content is a copy in a file, so a clinical change leaves these plans alone. Run
`python -m tests.golden.deciding` to write the plans again after a change of the planner or of the
form of a plan, and read what `git diff` says of it: every kept case replays with that difference.
"""

import json
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from recommender.content.loading import build_content
from recommender.content.reading import Texts
from recommender.domain.canonical import canonical_json
from recommender.domain.cases import KeptTexts
from recommender.exchange.plan_json import plan_text
from recommender.service.recommender import Recommender
from recommender.service.replays import decide_again

FOLDER = Path(__file__).parent
PLANS = FOLDER / "plans"
VERSION = "0.1.0"
# the planner's own decisions need a content that leaves it too little
TOO_LITTLE = ("nothing-safe", "fallback-only")
PEOPLE: dict[str, object] = json.loads((FOLDER / "people.json").read_text("utf-8"))
NAMES = (*PEOPLE, *TOO_LITTLE)
RULE = """
- id: test-avoids
  title: Avoid these
  when: age >= 18
  then: {{avoid: [{what}], say: "Not now."}}
  because: A test.
  sources: [{{id: judgement, where: a test}}]
  evidence: judgement
  examples:
    - {{name: grown-up, answers: {{age: 18}}, fires: yes}}
    - {{name: child, answers: {{age: 17}}, fires: no}}
"""


def decided(name: str) -> bytes:
    """Return the plan of a person of this name as today's software writes it."""
    answers = PEOPLE["three-days-a-week" if name in TOO_LITTLE else name]
    kept = KeptTexts("", "", "", VERSION, canonical_json(answers), b"")
    return plan_text(decide_again(_recommender(name), kept))


def golden(name: str) -> bytes:
    """Return the plan of a person of this name as it is kept here."""
    return (PLANS / f"{name}.json").read_bytes()


def _recommender(name: str) -> Recommender:
    return _with_too_little(name) if name in TOO_LITTLE else _of_that_day()


@cache
def _of_that_day() -> Recommender:
    return Recommender(build_content(_texts(), is_kept=True))


@cache
def _with_too_little(name: str) -> Recommender:
    """Return the service on a content that takes all exercises out, or all but the fallback."""
    exercises = _of_that_day().content.exercises.values()
    out = [one.id for one in exercises if name == "nothing-safe" or not one.is_fallback]
    rule = RULE.format(what=", ".join(out)).encode()
    texts = {**_texts(), "rules/contraindications/test.yaml": rule}
    return Recommender(build_content(texts, is_kept=True))


@cache
def _texts() -> Texts:
    with zipfile.ZipFile(FOLDER / "content.zip") as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def _write() -> Iterator[str]:
    PLANS.mkdir(exist_ok=True)
    for name in NAMES:
        (PLANS / f"{name}.json").write_bytes(decided(name))
        yield name


if __name__ == "__main__":
    for written in _write():
        print(written)  # noqa: T201 - a script
