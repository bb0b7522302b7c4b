"""After kill -9 in the middle of many submissions, the store has all that anybody was told."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crash.killing import kill_in_the_middle
from tests.postgresql import a_server
from tests.serving import settings_of

CLIENTS = 60
KILL_AFTER = 20


@pytest.fixture(params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[dict[str, str]]:
    if request.param == "sqlite":
        yield settings_of(tmp_path / "data")
        return
    with a_server(tmp_path / "server") as server:
        yield settings_of(tmp_path / "data", server.new_database())


def test_a_killed_server_leaves_whole_records_and_all_that_was_told(
    settings: dict[str, str],
) -> None:
    after = kill_in_the_middle(settings, CLIENTS, KILL_AFTER)

    assert after.faults == ()
    assert KILL_AFTER <= after.answered <= after.kept < CLIENTS
    assert after.records == after.kept
