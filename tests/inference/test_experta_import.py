"""Importing experta as we do changes nothing for the rest of the process."""

import collections
import collections.abc
import importlib.util
import logging
import subprocess
import sys

import pytest

from recommender.inference import experta_import
from recommender.inference.deciding import Decider
from tests.people import a_person

_IMPORT = """
import collections, logging
{before}
root = logging.getLogger()
handlers, names = list(root.handlers), set(dir(collections))
import recommender.inference.experta_import
assert root.handlers == handlers, root.handlers
assert root.level == logging.WARNING
# a submodule that is imported becomes a name of its package
assert set(dir(collections)) - names <= {{"abc"}}, set(dir(collections)) - names
"""


@pytest.mark.parametrize("before", ["", "root = logging.getLogger(); logging.basicConfig()"])
def test_importing_the_door_leaves_logging_and_collections_as_they_were(before: str) -> None:
    script = _IMPORT.format(before=before)

    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")


def test_a_name_that_somebody_else_put_back_into_collections_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(collections, "Mapping", collections.abc.Mapping, raising=False)

    _import_again()

    assert hasattr(collections, "Mapping")


def test_the_name_we_put_back_into_collections_is_gone_again() -> None:
    _import_again()

    assert not hasattr(collections, "Mapping")


def test_no_fact_is_logged_however_much_the_application_logs(
    decider: Decider, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    decider.assess(a_person(decider.content, age=87))

    assert caplog.records == []


def test_the_door_gives_a_whole_experta() -> None:
    # experta swallows a failed import and is then an empty shell
    assert all(hasattr(experta_import, name) for name in experta_import.__all__)


def _import_again() -> None:
    spec = importlib.util.spec_from_file_location("the_door_again", experta_import.__file__)
    assert spec is not None
    assert spec.loader is not None
    spec.loader.exec_module(importlib.util.module_from_spec(spec))
