"""schemathesis tries the API by its own document: no server error, no undocumented answer."""

from tempfile import TemporaryDirectory
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import CHECKS, load_all_checks

from recommender.service.opening_desk import open_keeper
from recommender.service.settings import settings_from
from recommender.service.settings_table import DATA_SETTING
from recommender.web.app import create_app

load_all_checks()
# which answers are enough is decided by the rules and cannot be said in a schema
UNSAYABLE: list[Any] = list(CHECKS.get_by_names(["positive_data_acceptance"]))
# schemathesis reads the document while tests are collected, before any fixture
FOLDER = TemporaryDirectory(prefix="recommender-")

schema = schemathesis.openapi.from_wsgi(
    "/api/openapi.json", create_app(open_keeper(settings_from({DATA_SETTING: FOLDER.name})))
)


@pytest.mark.crowd
@schema.parametrize()
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_the_document_says(case: schemathesis.Case[Any]) -> None:
    case.call_and_validate(excluded_checks=UNSAYABLE)
