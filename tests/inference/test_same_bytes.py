"""The same answers give the same bytes in every process, whatever order its sets have."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from recommender.domain.content import Content
from tests.people import a_person

# many answer sets
pytestmark = pytest.mark.crowd

ROOT = Path(__file__).parent.parent.parent
PEOPLE: Mapping[str, Mapping[str, Any]] = {
    "with a stiff neck": {"where": ["neck"], "feels": ["stiff_morning"]},
    "with many conditions": {
        "age": 72,
        "conditions": ["bones", "spine", "joints", "body_part", "mobility"],
        "duration": "over_12_weeks",
        "bone_conditions": ["osteoporosis"],
        "spine_conditions": ["stenosis", "hypermobility"],
        "joint_conditions": ["knee_arthritis", "shoulder_problem"],
        "balance": ["one_fall", "unsteady"],
        "floor": "slowly",
    },
}


@pytest.mark.parametrize("who", list(PEOPLE))
def test_a_plan_is_the_same_bytes_whatever_the_hash_seed(
    content: Content, who: str, tmp_path: Path
) -> None:
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(a_person(content, **PEOPLE[who])), encoding="utf-8")

    digests = {digest_of_the_plan(file, seed) for seed in ("0", "1", "random")}

    assert len(digests) == 1


def digest_of_the_plan(file: Path, seed: str) -> str:
    """Return the digest of what the command prints in a process with this hash seed."""
    done = subprocess.run(
        [sys.executable, "-m", "recommender", "plan", str(file), "--json"],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    assert json.loads(done.stdout)["triage"] in ("plan", "plan_with_care")
    return hashlib.sha256(done.stdout).hexdigest()
