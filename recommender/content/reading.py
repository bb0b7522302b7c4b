"""Read YAML files as text; the schemas give every value its type.

YAML would guess: an unquoted `no` becomes False and `12:30` becomes 750. Here each scalar stays
what its author typed.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import yaml

from recommender.content.yaml_values import Yaml, load_values
from recommender.domain.errors import ContentError, Problem

# A content as it lies in files: name from the root, and bytes.
Texts = Mapping[str, bytes]
FOLDERS = ("knowledge", "rules")
# What the YAML reader says of the commonest mistakes, and what their author has to do.
PLAINER = {
    "mapping values are not allowed here": "put words that hold a colon in quotes",
    "found character '\\t' that cannot start any token": "indent with spaces, not with a tab",
}


def read_folder(root: Path) -> Texts:
    """Return the YAML files below `knowledge/` and `rules/`, by path from the root, in order.

    Raises ContentError with every file that cannot be read.
    """
    texts: dict[str, bytes] = {}
    problems: list[Problem] = []
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*.y*ml")):
            name = path.relative_to(root).as_posix()
            try:
                texts[name] = path.read_bytes()
            except OSError as error:
                problems.append(Problem(name, "", f"cannot be read: {type(error).__name__}"))
    if problems:
        raise ContentError(problems)
    return texts


def digest_of(texts: Texts) -> str:
    """Return the SHA-256 of the names and bytes of all files of a content."""
    digest = hashlib.sha256()
    for name in sorted(texts):
        digest.update(f"{name}\0{len(texts[name])}\0".encode() + texts[name])
    return digest.hexdigest()


def read_yaml(raw: bytes, name: str) -> tuple[Yaml | None, list[Problem]]:
    """Return what a file's bytes hold, all scalars as text, or what is wrong with them."""
    text = decoded(raw)
    if text is None:
        line = _first_line_that_is_no_text(raw)
        return None, [Problem(name, "", "is not UTF-8 text", line=line)]
    try:
        return load_values(text), []
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 0)
        problem = str(error.problem)
        message = f"not valid YAML: {PLAINER.get(problem, problem)}"
        return None, [Problem(name, "", message, column=column, line=line)]
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        return None, [Problem(name, "", f"not valid YAML: {error.reason}", line=line)]


def decoded(raw: bytes) -> str | None:
    """Return the text of a file, its lines ending as here; None where it is not UTF-8."""
    try:
        return raw.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        return None


def _first_line_that_is_no_text(raw: bytes) -> int:
    lines = enumerate(raw.splitlines(), start=1)
    return next((number for number, line in lines if decoded(line) is None), 1)
