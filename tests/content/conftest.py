"""Folders of content that a test may break."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from recommender.content.gathering import Gatherer
from recommender.content.questionnaire_loading import load_questionnaire
from recommender.content.reading import read_folder
from recommender.domain.questions import Questionnaire
from tests.building import built_anew
from tests.content.folders import REAL, SMALL, copied


@pytest.fixture(scope="package", autouse=True)
def _contents_built_anew() -> Iterator[None]:
    with built_anew():
        yield


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small content folder without a fault."""
    return copied(SMALL, tmp_path / "content")


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """A copy of the real content."""
    return copied(REAL, tmp_path / "content")


@pytest.fixture(scope="session")
def questionnaire() -> Questionnaire:
    """The real questionnaire, whatever the rules say."""
    gatherer = Gatherer(read_folder(REAL))
    found = load_questionnaire(gatherer, is_kept=False)
    gatherer.stop_if_wrong()
    return found
