"""Secrets that stand in files, as containers and systemd hand them over, not in the environment.

What is in the environment is seen by every child process, and shown by tools that list them.
"""

from collections.abc import Mapping
from pathlib import Path

from recommender.domain.errors import SettingsError
from recommender.service.settings_table import (
    CLIENT_SECRET_SETTING,
    DATABASE_SETTING,
    METRICS_TOKEN_SETTING,
    SECRET_SETTING,
)

SECRETS = (SECRET_SETTING, DATABASE_SETTING, CLIENT_SECRET_SETTING, METRICS_TOKEN_SETTING)
ENDING = "_FILE"
_BYTES_MOST = 10_000


def with_secrets(given: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Return the settings with each secret read from the file that is named, and the problems.

    A secret is named either itself or by its file: `RECOMMENDER_SECRET_KEY_FILE=/run/secrets/key`.
    """
    found, problems = dict(given), []
    for name in SECRETS:
        file = found.pop(f"{name}{ENDING}", None)
        if file is None:
            continue
        if name in found:
            problems.append(f"{name}{ENDING}: {name} is set too; set one of the two")
            continue
        try:
            found[name] = _read(Path(file))
        except SettingsError as error:
            problems.append(f"{name}{ENDING}: {error}")
    return found, problems


def _read(file: Path) -> str:
    try:
        with file.open(encoding="utf-8") as opened:
            text = opened.read(_BYTES_MOST).strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not text"
        message = f"the file {str(file)!r} cannot be read ({reason})"
        raise SettingsError(message) from None
    if not text:
        raise SettingsError(f"the file {str(file)!r} is empty")
    return text
