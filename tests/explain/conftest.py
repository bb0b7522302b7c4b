"""The small content, whose words are few enough to know."""

import pytest

from recommender.content.loading import load_content
from recommender.domain.content import Content
from tests.content.folders import SMALL


@pytest.fixture(scope="session")
def small() -> Content:
    return load_content(SMALL)
