"""What each value of a setting may be, read from what was given, and refused in words that help.

Every function raises SettingsError, without the name of the setting: its caller knows it.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

from recommender.domain.calling import Country
from recommender.domain.errors import SettingsError
from recommender.service.settings_table import (
    CASES_A_DAY,
    DATA_SETTING,
    KEEP_DAYS_LEAST,
    KEEP_DAYS_MOST,
    POSTGRESQL,
    PROXIES_MOST,
    PUBLIC_KEY,
    SECRET_LEAST,
    LogAddresses,
)

THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
YES = ("1", "true", "yes", "on")
_NO = ("0", "false", "no", "off")
_COUNT = re.compile("[1-9][0-9]{0,8}")
_HOST = re.compile(r"[a-z0-9]([a-z0-9._-]*[a-z0-9])?|[0-9a-f:]*:[0-9a-f:.]*")


def read_yes_or_no(given: str) -> bool:
    """Return whether it says yes."""
    if given.lower() not in YES + _NO:
        refuse_value(f"{given!r} is neither yes nor no; write 1 or 0")
    return given.lower() in YES


def read_has_passwords(given: str) -> bool:
    """Return whether a password may be a way to sign in."""
    if given.lower() not in ("any", "oidc"):
        refuse_value(f"{given!r} is no way to sign in; write oidc or any")
    return given.lower() == "any"


def read_outside(data: Path) -> Callable[[str], Path]:
    """Return what reads a path outside the data folder."""
    folder = data.resolve()

    def read(given: str) -> Path:
        path = Path(given).resolve()
        if path.is_relative_to(folder):
            refuse_value(
                f"{path} is in the data folder; whoever writes the store could write it too"
            )
        return path

    return read


def read_syslog(given: str) -> str:
    """Return the place of a syslog, as it came."""
    try:
        syslog_address(given)
    except ValueError:
        refuse_value(f"{given!r} is no place of a syslog; write /dev/log, or host:port")
    return given


def syslog_address(given: str) -> str | tuple[str, int]:
    """Return the socket of this machine's syslog, or the host and port of another."""
    if given.startswith("/"):
        return given
    host, found, port = given.rpartition(":")
    if not (found and host):
        raise ValueError(given)
    return host, int(port)


def read_proxies(given: str) -> int:
    """Return how many proxies stand before the service."""
    if not (given.isascii() and given.isdigit() and int(given) <= PROXIES_MOST):
        refuse_value(f"say how many proxies, from 0 to {PROXIES_MOST}")
    return int(given)


def read_hosts(given: str) -> tuple[str, ...]:
    """Return the names in small letters, in their order."""
    hosts = tuple(name.strip("[]").lower() for name in given.replace(",", " ").split())
    wrong = [name for name in hosts if not _HOST.fullmatch(name)]
    if wrong:
        refuse_value(
            f"{wrong[0]!r} is not the name of a host; write names like backs.example.org, without "
            "https:// and without a port"
        )
    return hosts or refuse_value("names no host")


def read_desk_host(given: str) -> str:
    """Return the name in small letters."""
    first, *others = read_hosts(given)
    return refuse_value(f"names {others[0]!r} too; the desk has one name") if others else first


def read_cases_a_day(given: str) -> int:
    """Return a number of cases."""
    if not _COUNT.fullmatch(given):
        refuse_value(f"{given!r} is not a number of cases; write one like {CASES_A_DAY}")
    return int(given)


def read_country(given: str) -> Country:
    """Return a country that we have numbers for."""
    if given.lower() not in {*Country}:
        refuse_value(f"{given!r} is not a country we have numbers for; write {', '.join(Country)}")
    return Country(given.lower())


def read_keep_days(given: str) -> int:
    """Return a number of days for which cases are kept."""
    is_number = given.isascii() and given.isdigit()
    if not (is_number and KEEP_DAYS_LEAST <= int(given[:9]) <= KEEP_DAYS_MOST):
        refuse_value(f"say how many days, from {KEEP_DAYS_LEAST} to {KEEP_DAYS_MOST}")
    return int(given)


def read_log_addresses(given: str) -> LogAddresses:
    """Return how much of an address a log may tell."""
    if given.lower() not in {*LogAddresses}:
        refuse_value(f"{given!r} says not how much of an address; write {', '.join(LogAddresses)}")
    return LogAddresses(given.lower())


def read_existing_folder(given: str) -> str:
    """Return the whole path of a folder that is there."""
    if not Path(given).is_dir():
        refuse_value(f"{given!r} is not a folder; name one that is there")
    return str(Path(given).resolve())


def read_public_keys(given: str) -> tuple[str, ...]:
    """Return public keys as they came; what is none is never told, for it may be the secret one."""
    keys = tuple(given.replace(",", " ").split())
    for number, key in enumerate(keys, 1):
        if not PUBLIC_KEY.fullmatch(key):
            refuse_value(
                f"number {number} is not a public key of age, which is age1 and 58 signs more; "
                "`recommender backup-key FILE` makes a pair of keys"
            )
    return keys


def read_secret_key(given: str) -> str:
    """Return a secret that is long enough; it is never told."""
    if len(given) < SECRET_LEAST:
        refuse_value(
            f"has {len(given)} characters, and {SECRET_LEAST} are the least; `python -c 'import "
            "secrets; print(secrets.token_urlsafe(32))'` makes one"
        )
    return given


def read_database_url(given: str) -> str:
    """Return the address as it came; it is never told, for it may hold a password."""
    scheme, found, _ = given.partition("://")
    if found and scheme.partition("+")[0] == "sqlite":
        refuse_value(
            f"SQLite needs no address; leave this out, and {DATA_SETTING} names its folder"
        )
    if not found or scheme != POSTGRESQL:
        refuse_value(
            f"is not an address of PostgreSQL; write {POSTGRESQL}://user:password@host/name"
        )
    try:
        parts = urlsplit(given)
        has_name = bool(parts.path.strip("/")) and parts.port != 0
    except ValueError:
        has_name = False
    if not has_name:
        refuse_value(
            "cannot be read as an address; look at its port and name, and write signs like @ : / "
            "in the password as %40 %3A %2F"
        )
    return given


def read_issuer(given: str) -> str:
    """Return the https address of a provider, as it came."""
    # over http anybody on the way could hand in keys of their own, and be whom they like
    parts = urlsplit(given)
    is_here = parts.scheme == "http" and parts.hostname in THIS_MACHINE
    if not is_here and (parts.scheme != "https" or not parts.hostname):
        refuse_value(
            f"{given!r} is not an https:// address; http:// is for a provider on this machine only"
        )
    return given


def refuse_value(why: str) -> NoReturn:
    """Raise SettingsError, with why a value is refused."""
    raise SettingsError(why)
