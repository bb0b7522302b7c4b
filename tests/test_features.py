"""The features that a clinician could sign; their steps are in tests/steps."""

from pytest_bdd import scenarios

scenarios(".")
