"""What all tests share: the real content, read once a process."""

from pathlib import Path

import pytest

from recommender.content.loading import load_content
from recommender.domain.content import Content
from recommender.inference.deciding import Decider
from recommender.service import Service

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content(ROOT)


@pytest.fixture(scope="session")
def decider(content: Content) -> Decider:
    return Decider(content)


@pytest.fixture(scope="session")
def service(content: Content) -> Service:
    return Service(content)
