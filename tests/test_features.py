"""The features that a clinician could sign; their steps are in tests/steps."""

import pytest
from pytest_bdd import scenarios

# each walks through the whole product, whose lines other tests cover
pytestmark = pytest.mark.crowd

scenarios(".")
