"""What `deploy/` says agrees with the service, the locks and the content."""

import re
import subprocess
from html import unescape
from pathlib import Path

import pytest
import yaml

from recommender.domain.content import Content
from recommender.domain.rules import Triage
from recommender.service.settings import settings_from
from recommender.web.limits import ARCHIVE_BYTES_MOST
from recommender.web.serving import GRACE_SECONDS
from tests.conftest import ROOT
from tests.installing.locks import BUILD, EXTRAS, RUN

DEPLOY = ROOT / "deploy"
COPIED = re.compile(r"^COPY (?!--from)(.+) \S+$", re.MULTILINE)
SECRETS = {"key": "k" * 32, "database-url": "postgresql+psycopg://recommender:word@database/cases"}


def text(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


def test_the_page_while_the_service_is_away_names_the_signs_and_numbers_of_the_content(
    content: Content,
) -> None:
    page = unescape(text("away.html"))
    emergency = content.outcomes[Triage.EMERGENCY]

    assert re.findall("<li>(.*)</li>", page) == list(emergency.early_signs)
    assert re.findall('tel:([0-9]+)">(.*)</a>', page) == [
        (one.number, one.say) for one in emergency.call_numbers
    ]


def test_the_page_while_the_service_is_away_asks_nobody_for_anything() -> None:
    assert not re.search("src=|url\\(|https?://|<script|<link", text("away.html"))


def test_the_unit_and_the_container_keep_memory_in_the_same_way() -> None:
    unit, container = (
        re.findall(r"(MALLOC_\w+)=(\d+)", text(name))
        for name in ("recommender.service", "Containerfile")
    )

    assert unit == container
    assert dict(unit)["MALLOC_ARENA_MAX"] == "2"


def test_the_proxy_takes_what_the_service_takes_and_serves_that_page() -> None:
    proxy = text("nginx.conf")

    assert f"client_max_body_size {ARCHIVE_BYTES_MOST // 1024**2}m;" in proxy
    assert "error_page 429 502 504 /away.html;" in proxy


def test_the_proxys_log_has_no_query_no_page_before_and_no_link_of_a_calendar() -> None:
    [logged] = re.findall(r"log_format events [^;]*;", text("nginx.conf"))

    told = set(re.findall(r"\$(\w+)", logged))
    assert told.isdisjoint(
        {"request", "request_uri", "args", "query_string", "uri", "http_referer"}
    )
    assert "~^/calendar/ /calendar/;" in text("nginx.conf")


def test_the_proxys_log_of_errors_has_no_line_that_names_a_request() -> None:
    """Below `crit` nginx adds `request: "GET /path?query"` to whatever it refuses."""
    levels = re.findall(r"error_log \S+ ?(\w*);", text("nginx.conf"))

    assert levels == ["crit"]


def test_a_backup_may_no_more_than_the_service() -> None:
    kinds = "NoNew|Capab|Ambient|Protect|Private|Restrict|Remove|Lock|MemoryDeny|System|IPA|Proc"
    service, backup = (
        set(re.findall(rf"^(?:{kinds}).*", text(name), re.MULTILINE))
        for name in ("recommender.service", "recommender-backup.service")
    )

    assert "MemoryDenyWriteExecute=yes" in service
    assert service == backup


@pytest.mark.parametrize("name", ["compose.yaml", "recommender.service"])
def test_a_stop_is_given_longer_than_it_takes(name: str) -> None:
    seconds, *_ = re.findall(r"(?:stop_grace_period: |TimeoutStopSec=)(\d+)", text(name))

    assert int(seconds) >= GRACE_SECONDS + 10


def test_the_containers_settings_are_settings(tmp_path: Path) -> None:
    service = yaml.safe_load(text("compose.yaml"))["services"]["recommender"]
    environment = {name: str(value) for name, value in service["environment"].items()}
    for name, value in environment.items():
        if value.startswith("/run/secrets/"):
            file = tmp_path / Path(value).name
            file.write_text(SECRETS[file.name])
            environment[name] = str(file)

    settings = settings_from(environment)

    assert (settings.is_https, settings.proxies) == (True, 1)
    assert set(service["secrets"]) == SECRETS.keys()


def test_the_settings_to_begin_with_are_settings() -> None:
    lines = [line for line in text("settings").splitlines() if not line.startswith("#")]
    environment = dict(line.replace('"', "").split("=", 1) for line in lines)

    settings = settings_from(environment)

    assert (settings.is_https, settings.proxies) == (True, 1)
    assert f"StateDirectory={settings.data.name}" in text("recommender.service")


def test_the_command_of_the_service_is_not_for_another_store(tmp_path: Path) -> None:
    elsewhere = {"RECOMMENDER_DATA": str(tmp_path), "PATH": "/usr/bin:/bin"}

    done = subprocess.run(
        ["/bin/sh", str(DEPLOY / "recommender"), "restore", "FILE", "--yes"],
        env=elsewhere,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert "call /opt/recommender/bin/recommender" in done.stderr


def test_the_container_is_not_root_and_writes_only_where_it_must() -> None:
    service = yaml.safe_load(text("compose.yaml"))["services"]["recommender"]

    assert "USER 10001:10001" in text("Containerfile")
    assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"])
    assert [volume.partition(":")[2] for volume in service["volumes"]] == ["/data", "/audit"]


def test_the_image_is_made_of_files_that_are_here_from_the_locks_by_their_hashes() -> None:
    said = text("Containerfile")
    copied = {name for names in COPIED.findall(said) for name in names.split()}

    assert [name for name in sorted(copied) if not (ROOT / name).exists()] == []
    assert copied >= {BUILD, RUN, EXTRAS}
    installs = [line for line in said.split("&&") if re.search("-r .*lock", line)]
    assert len(installs) == 2
    assert all("--require-hashes" in line for line in installs)
