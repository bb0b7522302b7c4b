"""How long cases are kept: as it is set, from the start of the server on, and after a restore."""

import json
from dataclasses import replace
from pathlib import Path
from threading import Event as Flag

import pytest

from recommender.domain.cases import CaseFilter
from recommender.domain.content import Content
from recommender.domain.errors import SettingsError
from recommender.domain.records import RecordKind
from recommender.service.app import App
from recommender.service.cases import Kept
from recommender.service.maintenance import Maintenance
from recommender.service.retention import Housekeeping
from recommender.service.settings import Settings, settings_from
from recommender.service.settings_table import KEEP_DAYS_SETTING
from recommender.storage.stores import Stores
from tests.logged import Lines
from tests.people import a_plain_case
from tests.storage.conftest import all_rows
from tests.system import Clock

KEPT_DAYS = 30


@pytest.fixture
def old(services: App, content: Content, clock: Clock) -> Kept:
    made = services.cases.decide(a_plain_case(content, "knots"))
    clock.go_on(days=KEPT_DAYS, seconds=1)
    return made


def housekeeping(services: App, days: int | None = KEPT_DAYS) -> Housekeeping:
    return replace(services, settings=Settings(keep_days=days)).housekeeping


def test_what_is_kept_long_enough_is_deleted_and_the_record_says_why(
    services: App, old: Kept, content: Content
) -> None:
    young = services.cases.decide(a_plain_case(content, "spasm"))

    housekeeping(services).tidy()

    assert services.cases.own_case(old.token) is None
    assert services.cases.own_case(young.token) == young.case
    [left] = services.stores.records.about(old.case.id)
    assert (left.kind, left.actor) == (RecordKind.DELETION, "retention")
    assert json.loads(left.body) == {"why": "retention", "days": KEPT_DAYS}
    assert services.stores.records.verify().broken is None


def test_what_is_as_old_as_is_set_is_not_older(
    services: App, content: Content, clock: Clock
) -> None:
    kept = services.cases.decide(a_plain_case(content, "knots"))
    clock.go_on(days=KEPT_DAYS)

    housekeeping(services).tidy()

    assert services.cases.own_case(kept.token) == kept.case


def test_without_the_setting_no_case_goes_but_visits_that_ended_do(
    services: App, old: Kept
) -> None:
    services.interviews.begin()
    services.system.now.go_on(hours=5)  # type: ignore[attr-defined]  # the clock of tests

    housekeeping(services, None).tidy()

    assert services.cases.own_case(old.token) == old.case
    assert all_rows(services.stores)["interviews"] == []


def test_it_is_done_at_the_start_and_again_until_it_is_over(services: App, old: Kept) -> None:
    class Waits(Flag):
        """Is over at the second look, and waits for nothing."""

        def __init__(self) -> None:
            super().__init__()
            self.waited: list[float] = []

        def wait(self, timeout: float | None = None) -> bool:
            self.waited.append(timeout or 0)
            # at the first look, what is due at the start has been done
            assert services.stores.cases.count(CaseFilter()) == 0
            return len(self.waited) == 2

    over = Waits()
    housekeeping(services).keep_on(over)

    assert over.waited == [300, 3600]


def test_a_store_that_fails_stops_nothing_and_is_told(
    services: App, old: Kept, lines: Lines
) -> None:
    with services.stores.database.writing() as connection:
        connection.exec_driver_sql("DROP TABLE interviews")

    housekeeping(services).tidy()

    assert "not all that is due was deleted" in lines.lines[-1]


def test_the_log_says_how_many_were_deleted(services: App, old: Kept, lines: Lines) -> None:
    housekeeping(services).tidy()
    housekeeping(services).tidy()

    assert lines.told == [("sensitive_delete", "success", "retention", "")]
    assert lines.said[0]["number"] == 1


def test_what_an_old_backup_brings_back_goes_again(
    services: App, old: Kept, stores: Stores, tmp_path: Path
) -> None:
    maintenance = Maintenance(stores, Settings(data=tmp_path), services.system)
    maintenance.back_up(tmp_path / "backup.db")
    maintenance.retention.forget(KEPT_DAYS)

    with maintenance.opened_backup(tmp_path / "backup.db") as backup:
        maintenance.restore(backup, "shell:tester")
    # deleted again by the restore itself, which knows of the deletion
    assert maintenance.retention.count(KEPT_DAYS) == 0
    assert stores.records.verify().broken is None


@pytest.mark.parametrize("given", ["13", "0", "-30", "soon", "1e3", "9" * 30])
def test_a_time_that_is_none_is_refused(given: str) -> None:
    with pytest.raises(SettingsError, match=f"{KEEP_DAYS_SETTING}: say how many days, from 14"):
        settings_from({KEEP_DAYS_SETTING: given})


def test_the_least_time_is_taken() -> None:
    assert settings_from({KEEP_DAYS_SETTING: "14"}).keep_days == 14
