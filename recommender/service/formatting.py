"""Write the files of a content folder in the one spelling, or say which are not in it."""

from pathlib import Path

from recommender.content.formatting import formatted
from recommender.content.reading import decoded, read_folder, read_yaml
from recommender.domain.errors import ContentError, Problem


def format_folder(root: Path, *, is_written: bool) -> tuple[str, ...]:
    """Return the files below a content folder that are spelt otherwise; write them if wanted.

    Raises ContentError for files that cannot be read or hold no YAML, and then writes nothing; and
    for the first that cannot be written.
    """
    problems: list[Problem] = []
    changed: dict[str, bytes] = {}
    for name, raw in read_folder(root).items():
        _, faults = read_yaml(raw, name)
        problems += faults
        new = raw if faults else _formatted(name, raw, problems)
        changed |= {name: new} if new != raw else {}
    if problems:
        raise ContentError(problems)
    for name, new in changed.items() if is_written else ():
        try:
            (root / name).write_bytes(new)
        except OSError as error:
            message = f"cannot be written: {type(error).__name__}"
            raise ContentError([Problem(name, "", message)]) from None
    return tuple(changed)


def _formatted(name: str, raw: bytes, problems: list[Problem]) -> bytes:
    try:
        return formatted(decoded(raw) or "", is_rules=name.startswith("rules/")).encode()
    except ValueError as error:
        problems.append(Problem(name, "", str(error)))
        return raw
