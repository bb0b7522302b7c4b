"""Files, content folders and kept cases for the command line to read."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from recommender.domain.content import Content
from recommender.service.app import open_app
from recommender.service.settings import settings_from
from recommender.service.settings_table import DATA_SETTING
from tests.cli.kept_cases import Kept
from tests.conftest import ROOT
from tests.content.folders import copied, swap
from tests.people import a_person
from tests.service import GRAVE, MILD, SEVERITY, STRONG_PAIN


@pytest.fixture
def runner() -> CliRunner:
    return CliRunner()


@pytest.fixture
def answers_file(tmp_path: Path, content: Content) -> Callable[..., str]:
    """Write the healthy person's answers, varied."""

    def write(**different: Any) -> str:
        answers = a_person(content, **different)
        path = tmp_path / "answers.json"
        path.write_text(json.dumps(answers), encoding="utf-8")
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


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    folder = tmp_path_factory.mktemp("original")
    services = open_app(settings_from({DATA_SETTING: str(folder)}))
    content = services.recommender.content
    people = (a_person(content), a_person(content, **STRONG_PAIN), a_person(content, age=50))
    ids = tuple(services.cases.decide(person).case.id for person in people)
    services.stores.close()
    return Kept(folder, ids)


@pytest.fixture
def kept(original: Kept, tmp_path: Path) -> Kept:
    return Kept(shutil.copytree(original.folder, tmp_path / "data"), original.ids)


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """A content that is graver about strong pain."""
    folder = copied(ROOT, tmp_path / "changed")
    swap(folder, SEVERITY, MILD, GRAVE)
    return folder
