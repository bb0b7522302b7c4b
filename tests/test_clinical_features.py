"""The features that a clinician signs: they name everything by the words that people read."""

import pytest
from pytest_bdd import scenarios

from recommender.domain.content import Content
from tests.steps.naming import Naming


@pytest.fixture
def naming(content: Content) -> Naming:
    return Naming(content, by_words=True)


scenarios("clinical")
