"""After kill -9 in the middle of many submissions, the store has all that anybody was told.

What becomes of PostgreSQL then is in `test_outage.py`.
"""

from pathlib import Path

from tests.crash.killing import kill_in_the_middle
from tests.serving import settings_of

CLIENTS = 60
KILL_AFTER = 20


def test_a_killed_server_leaves_whole_records_and_all_that_was_told(tmp_path: Path) -> None:
    after = kill_in_the_middle(settings_of(tmp_path / "data"), CLIENTS, KILL_AFTER)

    assert after.faults == ()
    assert KILL_AFTER <= after.answered <= after.kept < CLIENTS
    assert after.records == after.kept
