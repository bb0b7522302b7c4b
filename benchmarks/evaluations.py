"""Count how often one decision reads all rules, and by whom.

Run `python -m benchmarks.evaluations`, or this file itself with the code of another checkout on
PYTHONPATH. Functions are counted by their names, in this code and in earlier code.
"""

import random
import sys
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Any

import recommender
from recommender.content.loading import load_content
from recommender.content.reading import read_folder
from recommender.service.app import App
from recommender.service.recommender import Recommender
from recommender.service.system import System
from recommender.storage.stores import open_stores
from tests.people import a_person

# what reads the gates of all questions, all findings or all rules: file, function, words
READERS = {
    ("domain/questions.py", "not_applicable"): "the gates of all questions",
    ("domain/compiled_rules.py", "findings"): "all findings, by the evaluation",
    ("domain/compiled_rules.py", "rules"): "all rules, by the evaluation",
    ("domain/reference.py", "decide_rules"): "all rules, by the slow reference",
    ("inference/engine.py", "run"): "all rules, by experta",
    ("inference/engine.py", "run_engine"): "all rules, by experta",
    ("inference/engine.py", "decide"): "all rules, by experta",
    ("explain/nearness.py", "near"): "all rules, for what nearly fired",
}


def count(task: Callable[[], object]) -> Counter[str]:
    """Return how often each reader was called while a task ran on this thread."""
    root = Path(recommender.__file__).parent
    files = {str(root / file): file for file, _ in READERS}
    found: Counter[str] = Counter()

    def look(frame: FrameType, event: str, _argument: Any) -> None:
        code = frame.f_code
        file = files.get(code.co_filename) if event == "call" else None
        if file and (file, code.co_name) in READERS:
            found[READERS[file, code.co_name]] += 1

    sys.setprofile(look)
    try:
        task()
    finally:
        sys.setprofile(None)
    return found


def main() -> None:
    """Print the counts of one decision that is kept, with a week and with a stop."""
    root = Path(recommender.__file__).parent.parent
    content = load_content(root)
    chance = random.Random(1)
    system = System(lambda: datetime(2026, 11, 25, tzinfo=UTC), chance.randbytes)
    with TemporaryDirectory() as folder:
        stores = open_stores(f"sqlite:///{folder}/cases.db")
        services = App(Recommender(content), stores, system)
        services.content_versions.keep(read_folder(root))
        # what is made once a content is made now
        services.cases.decide(a_person(content))
        for name, different in (("a week", {}), ("a stop", {"chest_signs": ["chest_pain"]})):
            answers = a_person(content, **different)
            found = count(partial(services.cases.decide, answers))
            print(f"{name}:")
            for reader in dict.fromkeys(READERS.values()):
                print(f"  {found[reader]}  {reader}")
        stores.close()


if __name__ == "__main__":
    main()
