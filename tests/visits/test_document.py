"""schemathesis tries the API by its own document: no server error, no undocumented answer."""

from typing import Any

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import CHECKS, load_all_checks

from recommender.content.loading import load_content
from recommender.service import Service
from recommender.web.app import create_app
from tests.conftest import ROOT

load_all_checks()
# which answers are enough is decided by the rules and cannot be said in a schema
UNSAYABLE: list[Any] = list(CHECKS.get_by_names(["positive_data_acceptance"]))

schema = schemathesis.openapi.from_wsgi(
    "/api/openapi.json", create_app(Service(load_content(ROOT)))
)


@schema.parametrize()
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_the_document_says(case: schemathesis.Case[Any]) -> None:
    case.call_and_validate(excluded_checks=UNSAYABLE)
