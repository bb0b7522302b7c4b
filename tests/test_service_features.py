"""The features of what is kept, reviewed and signed; they name things by their ids."""

import pytest
from pytest_bdd import scenarios

from recommender.domain.content import Content
from tests.steps.naming import Naming


@pytest.fixture
def naming(content: Content) -> Naming:
    return Naming(content, by_words=False)


scenarios("service")
