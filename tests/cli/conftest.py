"""Files and content folders for the command line to read."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.conftest import ROOT
from tests.people import HEALTHY


@pytest.fixture
def runner() -> CliRunner:
    return CliRunner()


@pytest.fixture
def answers_file(tmp_path: Path) -> Callable[..., str]:
    """Write the healthy person's answers, varied; an answer of None is left out."""

    def write(**different: Any) -> str:
        answers = {**HEALTHY, **different}
        kept = {name: value for name, value in answers.items() if value is not None}
        path = tmp_path / "answers.json"
        path.write_text(json.dumps(kept), encoding="utf-8")
        return str(path)

    return write


@pytest.fixture
def text_file(tmp_path: Path) -> Callable[[str | bytes], str]:
    """Write any text or bytes as an answers file."""

    def write(text: str | bytes) -> str:
        path = tmp_path / "answers.json"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    return write


@pytest.fixture
def content_copy(tmp_path: Path) -> Path:
    """A copy of the real content, to be spoiled."""
    folder = tmp_path / "content"
    for name in ("rules", "knowledge"):
        shutil.copytree(ROOT / name, folder / name)
    return folder
