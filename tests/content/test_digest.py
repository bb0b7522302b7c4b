"""The digest stands for the whole text of the content, and for nothing else."""

import re
from pathlib import Path

import pytest

from recommender.content.loading import load_content
from tests.content.folders import SMALL, add, copied

FILES = sorted(path.relative_to(SMALL).as_posix() for path in SMALL.rglob("*.yaml"))


def _digest(folder: Path) -> str:
    return load_content(folder).digest


def test_the_digest_is_a_sha_256(small: Path) -> None:
    assert re.fullmatch("[0-9a-f]{64}", _digest(small))


def test_the_digest_does_not_depend_on_the_place_of_the_folder(small: Path, tmp_path: Path) -> None:
    elsewhere = copied(SMALL, tmp_path / "some" / "where" / "else")

    assert _digest(elsewhere) == _digest(small)


def test_the_digest_does_not_depend_on_the_order_in_which_files_were_written(
    small: Path,
) -> None:
    before = _digest(small)
    first = small / FILES[0]
    text = first.read_bytes()
    first.unlink()
    first.write_bytes(text)

    assert _digest(small) == before


@pytest.mark.parametrize("file", FILES)
def test_one_byte_more_in_any_file_changes_the_digest(small: Path, file: str) -> None:
    before = _digest(small)

    add(small, file, "\n")

    assert _digest(small) != before


def test_one_byte_of_a_comment_changes_the_digest(small: Path) -> None:
    add(small, FILES[0], "# a\n")
    before = _digest(small)
    path = small / FILES[0]

    path.write_bytes(path.read_bytes().replace(b"# a\n", b"# b\n"))

    assert _digest(small) != before


def test_another_name_for_a_file_changes_the_digest(small: Path) -> None:
    before = _digest(small)

    (small / "rules/doses/caps.yaml").rename(small / "rules/doses/limits.yaml")

    assert _digest(small) != before


def test_text_moved_from_one_file_to_the_next_changes_the_digest(small: Path) -> None:
    add(small, "rules/advice/everybody.yaml", "\n# moves\n")
    before = _digest(small)
    path = small / "rules/advice/everybody.yaml"

    path.write_text(path.read_text().removesuffix("# moves\n"))
    below = small / "rules/contraindications/neck.yaml"
    below.write_text(f"# moves\n{below.read_text()}")

    assert _digest(small) != before


def test_what_is_no_content_does_not_change_the_digest(small: Path) -> None:
    before = _digest(small)

    add(small, "knowledge/notes.txt", "nothing that anybody reads")

    assert _digest(small) == before
