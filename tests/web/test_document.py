"""schemathesis tries the API by its own document: no server error, no undocumented answer."""

from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, settings
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.config import SchemathesisConfig

load_all_checks()
# which answers are enough is decided by the rules and cannot be said in a schema
UNSAYABLE: list[Any] = list(CHECKS.get_by_names(["positive_data_acceptance"]))
# The next page takes the same answers as a plan and is a sixth of its work: what is wrong with
# one of them in each way is tried on it alone.
CONFIG = SchemathesisConfig.from_dict(
    {"operations": [{"include-path": "/api/v1/plans", "phases": {"coverage": {"enabled": False}}}]}
)


@pytest.fixture
def document(shared_app: Flask, request: pytest.FixtureRequest) -> Any:
    # where schemathesis looks for the name, as pytest kept it there before 9.1
    request.node._nodeid = request.node.nodeid
    return schemathesis.openapi.from_wsgi("/api/openapi.json", shared_app, config=CONFIG)


# not while tests are collected, which every worker does in every run
schema = schemathesis.pytest.from_fixture("document")


@pytest.mark.slow
@schema.parametrize()
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_the_document_says(case: schemathesis.Case[Any]) -> None:
    case.call_and_validate(excluded_checks=UNSAYABLE)
