"""`recommender serve`: where it listens, and what it says when it cannot."""

import json
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from recommender.__main__ import main, welcome
from recommender.service.setting_values import THIS_MACHINE
from recommender.service.settings import Settings
from recommender.service.settings_table import CONTENT_SETTING, DATA_SETTING, HTTPS_SETTING
from tests.content.folders import SMALL


def test_it_says_where_it_listens_and_ends_in_order(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "recommender", "serve", "--port", "0"]
    with subprocess.Popen(
        command,
        env={"PATH": "", DATA_SETTING: str(tmp_path), CONTENT_SETTING: str(SMALL)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout is not None
        line = server.stdout.readline()
        server.send_signal(signal.SIGINT)
        said = server.communicate()

    assert re.fullmatch(r"The form: (http://127.0.0.1:[0-9]+)/   The desk: \1/audit\n", line)
    assert (server.returncode, said[0]) == (0, "")
    events = [json.loads(entry)["event"] for entry in said[1].splitlines()]
    assert events == ["sys_startup", "sys_shutdown"]
    assert not (tmp_path / "recommender.db-wal").exists()


@pytest.mark.parametrize(
    ("host", "settings", "is_warned"),
    [
        ("0.0.0.0", Settings(), True),  # noqa: S104 - to be warned of
        ("0.0.0.0", Settings(is_https=True), False),  # noqa: S104 - as above
        ("127.0.0.1", Settings(), False),
        ("localhost", Settings(), False),
        ("::1", Settings(), False),
    ],
)
def test_whoever_opens_it_to_others_without_tls_is_told(
    capsys: pytest.CaptureFixture[str], host: str, settings: Settings, is_warned: bool
) -> None:
    welcome(settings, host, 8000)

    assert ("Others can reach this over plain http" in capsys.readouterr().err) is is_warned


def test_the_page_of_the_api_is_named_where_it_is_shown(
    capsys: pytest.CaptureFixture[str],
) -> None:
    welcome(Settings(shows_api_docs=True), "127.0.0.1", 8000)

    assert capsys.readouterr().out == (
        "The form: http://127.0.0.1:8000/   The desk: http://127.0.0.1:8000/audit"
        "   The API: http://127.0.0.1:8000/api/docs/\n"
    )


@pytest.mark.parametrize(
    ("settings", "is_warned"),
    [
        (Settings(hosts=(*THIS_MACHINE, "0.0.0.0")), True),  # noqa: S104 - to be warned of
        (Settings(hosts=("backs.example.org",)), False),
    ],
)
def test_whoever_opens_it_to_others_is_told_to_name_the_hosts(
    capsys: pytest.CaptureFixture[str], settings: Settings, is_warned: bool
) -> None:
    welcome(settings, "0.0.0.0", 8000)  # noqa: S104 - as above

    assert ("Set RECOMMENDER_HOSTS" in capsys.readouterr().err) is is_warned


def test_tls_without_a_proxy_in_front_is_one_line(runner: CliRunner, tmp_path: Path) -> None:
    given = {DATA_SETTING: str(tmp_path), HTTPS_SETTING: "1"}

    result = runner.invoke(main, ["serve", "--port", "0"], env=given)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("RECOMMENDER_PROXIES: not set; with RECOMMENDER_HTTPS=1")


def test_a_taken_port_is_one_line_and_leaves_no_log(runner: CliRunner, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])

        result = runner.invoke(main, ["serve", "--port", port], env={DATA_SETTING: str(folder)})

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"127.0.0.1, port {port}: cannot be served (Address already in use); "
        "try another --port or --host\n"
    )
    assert not (folder / "recommender.db-wal").exists()
