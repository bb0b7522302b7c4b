"""Folders of content that a test may break."""

from pathlib import Path

import pytest

from tests.content.folders import REAL, SMALL, copied


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small content folder without a fault."""
    return copied(SMALL, tmp_path / "content")


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """A copy of the real content."""
    return copied(REAL, tmp_path / "content")
