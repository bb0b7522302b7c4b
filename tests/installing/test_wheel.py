"""The wheel by itself, away from the checkout: it decides, it serves, a WSGI server finds it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest

from recommender.domain.content import Content
from recommender.service.settings_table import API_DOCS_SETTING
from tests.conftest import ROOT
from tests.installing.bundled_pip import BundledPip
from tests.people import a_person
from tests.serving import HOST, a_server, settings_of

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, pip: BundledPip) -> Path:
    """A folder with the installed wheel, and nothing else of this project."""
    built, site = tmp_path_factory.mktemp("built"), tmp_path_factory.mktemp("site")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(built)],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    [wheel] = built.glob("*.whl")
    words = ("install", "--no-deps", "--no-index", "--target", str(site), str(wheel))
    pip(*words, folder=built).check_returncode()
    return site


def away(site: Path, data: Path) -> dict[str, str]:
    """Return settings under which this project is found in the wheel alone."""
    # without the second, `python -m` looks into the folder that it is called from
    shown = {API_DOCS_SETTING: "1"}
    return {"PYTHONPATH": str(site), "PYTHONSAFEPATH": "1", **settings_of(data), **shown}


def run(site: Path, folder: Path, *command: str) -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **away(site, folder / "data")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def files_in(folder: Path) -> set[str]:
    found = (file.relative_to(folder) for file in folder.rglob("*") if file.is_file())
    return {file.as_posix() for file in found if "__pycache__" not in file.parts}


def test_the_wheel_holds_every_file_of_the_package_and_the_content(site: Path) -> None:
    content = {
        f"data/{name}/{file}" for name in ("rules", "knowledge") for file in files_in(ROOT / name)
    }

    assert files_in(site / "recommender") == files_in(ROOT / "recommender") | content


def test_the_installed_command_decides_by_the_content_that_came_along(
    site: Path, tmp_path: Path, content: Content
) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps(a_person(content)), encoding="utf-8")

    told = run(site, tmp_path, str(site / "bin" / "recommender"), "plan", str(answers), "--json")

    assert json.loads(told)["content_digest"] == content.digest


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/", "does not replace a doctor"),
        ("/readyz", "ready"),
        ("/api/docs/", "swagger-ui"),
        ("/audit/sign-in", "Sign in"),
    ],
)
def test_the_installed_server_answers(server: int, path: str, words: str) -> None:
    with closing(HTTPConnection(HOST, server, timeout=30)) as connection:
        connection.request("GET", path)
        with connection.getresponse() as answer:
            assert answer.status == 200
            assert words in answer.read().decode()


@pytest.fixture(scope="module")
def server(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a server that runs from the wheel alone."""
    with a_server(away(site, tmp_path_factory.mktemp("data"))) as (_process, port):
        yield port


def test_a_wsgi_server_finds_the_application_in_the_package(site: Path, tmp_path: Path) -> None:
    run(site, tmp_path, sys.executable, "-m", "gunicorn", "--check-config", "recommender.wsgi:app")
