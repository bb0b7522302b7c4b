"""The features that a clinician could sign; their steps are in tests/steps."""

import pytest
from pytest_bdd import scenarios

pytestmark = pytest.mark.feature

scenarios(".")
