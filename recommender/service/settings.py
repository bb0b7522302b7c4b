"""Every setting that comes from outside: read once, here alone, and checked as a whole.

A name that nobody knows or a value that says nothing clear ends the start, for a setting that is
silently not taken leaves a door open. What they are called and mean is in `settings_table`.
"""

import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from recommender.domain.calling import Country
from recommender.domain.errors import SettingsError, nearest_name
from recommender.service.rates import (
    DEFAULT_RATES,
    Limited,
    Rates,
    default_rates,
    rates_from,
)
from recommender.service.secret_files import with_secrets
from recommender.service.setting_values import (
    THIS_MACHINE,
    read_cases_a_day,
    read_country,
    read_database_url,
    read_desk_host,
    read_existing_folder,
    read_has_passwords,
    read_hosts,
    read_issuer,
    read_keep_days,
    read_log_addresses,
    read_outside,
    read_proxies,
    read_public_keys,
    read_secret_key,
    read_syslog,
    read_yes_or_no,
    refuse_value,
)
from recommender.service.settings_table import (
    ACCESS_LOG_SETTING,
    ACR_SETTING,
    AMR_SETTING,
    ANCHORS_SETTING,
    API_DOCS_SETTING,
    AUDIT_KEY_SETTING,
    CASES_A_DAY,
    CASES_A_DAY_SETTING,
    CLIENT_ID_SETTING,
    CLIENT_SECRET_SETTING,
    CONTENT_SETTING,
    COUNTRY_SETTING,
    DATA_SETTING,
    DATABASE_SETTING,
    DESK_HOST_SETTING,
    ENVIRONMENT_PREFIX,
    HOSTS_SETTING,
    HTTPS_SETTING,
    ISSUER_SETTING,
    KEEP_DAYS_SETTING,
    LIMIT_SETTINGS,
    LOG_ADDRESSES_SETTING,
    LOG_FILE_SETTING,
    METRICS_TOKEN_SETTING,
    NAME_CLAIM,
    NAME_CLAIM_SETTING,
    NEEDED,
    PROXIES_SETTING,
    RECIPIENTS_SETTING,
    SECRET_SETTING,
    SETTINGS,
    SIGN_IN_SETTING,
    SYSLOG_SETTING,
    TRANSLATIONS_SETTING,
    LogAddresses,
)

_Value = TypeVar("_Value")


@dataclass(frozen=True)
class OidcSettings:
    """One identity provider, and what it knows this application by."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    name_claim: str = NAME_CLAIM
    # one of these must be how somebody has signed in there, and this one of the methods
    acr: tuple[str, ...] = ()
    amr: str = ""


@dataclass(frozen=True)
class AuditSettings:
    """Where the audit key is that stamps what is kept, and where its anchors go."""

    key: Path
    anchors: Path | None = None
    # the socket of this machine's syslog, or host:port; empty for none
    syslog: str = ""


@dataclass(frozen=True)
class Settings:
    """What one service is told from outside; times are in seconds."""

    data: Path = Path("data")
    # empty: SQLite in the data folder
    database_url: str = field(default="", repr=False)
    # None: the content that came along
    content: Path | None = None
    # empty, as the environment leaves it: the one in the data folder
    secret_key: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    is_https: bool = False
    proxies: int = 0
    # by which it may be asked for, in small letters, without ports or brackets
    hosts: tuple[str, ...] = THIS_MACHINE
    # the only one for the desk, and for nothing else; empty: the desk shares the others
    desk_host: str = ""
    # to everybody
    shows_api_docs: bool = False
    rates: Mapping[Limited, Rates] = field(default_factory=default_rates)
    cases_a_day: int = CASES_A_DAY
    country: Country = Country.UK
    oidc: OidcSettings | None = None
    has_passwords: bool = True
    audit: AuditSettings | None = None
    interview_seconds: int = 4 * 60 * 60
    # a folder with a folder for each language: LANGUAGE/LC_MESSAGES/messages.mo
    translations: str = "translations"
    # None: until their person deletes them
    keep_days: int | None = None
    # empty: no figures
    metrics_token: str = field(default="", repr=False)
    # None: stderr
    log_file: Path | None = None
    log_addresses: LogAddresses = LogAddresses.SHORT
    has_access_lines: bool = False
    # public keys of age; none: backups are not encrypted
    backup_recipients: tuple[str, ...] = ()


def settings_from(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings of the environment; what is not set keeps its default.

    Raises SettingsError with a line for each name that is unknown and each value that is wrong.
    """
    reader = _Reader(environment)
    settings = Settings(
        data=reader.take(DATA_SETTING, Path, Settings.data),
        database_url=reader.take(DATABASE_SETTING, read_database_url, ""),
        content=reader.take(CONTENT_SETTING, Path, None),
        secret_key=reader.take(SECRET_SETTING, read_secret_key, ""),
        is_https=reader.take(HTTPS_SETTING, read_yes_or_no, Settings.is_https),
        proxies=reader.take(PROXIES_SETTING, read_proxies, Settings.proxies),
        hosts=reader.take(HOSTS_SETTING, read_hosts, Settings.hosts),
        desk_host=reader.take(DESK_HOST_SETTING, read_desk_host, Settings.desk_host),
        shows_api_docs=reader.take(API_DOCS_SETTING, read_yes_or_no, Settings.shows_api_docs),
        rates={
            what: reader.take(name, rates_from, rates_from(DEFAULT_RATES[what]))
            for what, name in LIMIT_SETTINGS.items()
        },
        cases_a_day=reader.take(CASES_A_DAY_SETTING, read_cases_a_day, Settings.cases_a_day),
        country=reader.take(COUNTRY_SETTING, read_country, Settings.country),
        oidc=reader.oidc(),
        has_passwords=reader.take(SIGN_IN_SETTING, read_has_passwords, Settings.has_passwords),
        audit=reader.audit(),
        translations=reader.take(TRANSLATIONS_SETTING, read_existing_folder, Settings.translations),
        keep_days=reader.take(KEEP_DAYS_SETTING, read_keep_days, None),
        metrics_token=reader.take(METRICS_TOKEN_SETTING, read_secret_key, ""),
        log_file=reader.take(LOG_FILE_SETTING, Path, None),
        log_addresses=reader.take(
            LOG_ADDRESSES_SETTING, read_log_addresses, Settings.log_addresses
        ),
        has_access_lines=reader.take(ACCESS_LOG_SETTING, read_yes_or_no, Settings.has_access_lines),
        backup_recipients=reader.take(RECIPIENTS_SETTING, read_public_keys, ()),
    )
    if not (settings.has_passwords or settings.oidc):
        reader.problems.append(
            f"{SIGN_IN_SETTING}: nobody could sign in, for no provider is set; set "
            f"{', '.join(NEEDED)}, or leave this out"
        )
    if settings.desk_host in settings.hosts:
        reader.problems.append(
            f"{DESK_HOST_SETTING}: {settings.desk_host!r} is a name of the form as well "
            f"({HOSTS_SETTING}); give the desk one of its own"
        )
    if reader.problems:
        raise SettingsError("\n".join(reader.problems))
    return settings


class _Reader:
    """Takes settings one by one and remembers what is wrong with them."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        known = {setting.name for setting in SETTINGS}
        self._given, self.problems = with_secrets(
            {
                name: value.strip()
                for name, value in sorted(environment.items())
                if name.upper().startswith(ENVIRONMENT_PREFIX)
            }
        )
        self.problems += [
            f"{name}: there is no such setting{_hint(name)}"
            for name in self._given
            if name not in known
        ]

    def take(self, name: str, read: Callable[[str], _Value], default: _Value) -> _Value:
        """Return the value of one setting, or the default where it has none that is right."""
        given = self._given.get(name)
        if given is None:
            return default
        try:
            return (
                read(given)
                if given
                else refuse_value("is empty; give it a value, or do not set it")
            )
        except SettingsError as error:
            self.problems.append(f"{name}: {error}")
        return default

    def oidc(self) -> OidcSettings | None:
        """Return the provider that is set, or None; half a provider is a problem."""
        issuer = self.take(ISSUER_SETTING, read_issuer, "")
        client_id, client_secret = (
            self.take(name, str, "") for name in (CLIENT_ID_SETTING, CLIENT_SECRET_SETTING)
        )
        claim = self.take(NAME_CLAIM_SETTING, str, NAME_CLAIM)
        acr, amr = (self.take(name, str, "") for name in (ACR_SETTING, AMR_SETTING))
        missing = [name for name in NEEDED if name not in self._given]
        others = (NAME_CLAIM_SETTING, ACR_SETTING, AMR_SETTING)
        if missing == list(NEEDED) and self._given.keys().isdisjoint(others):
            return None
        if missing:
            lacking, needed = " and ".join(missing), ", ".join(NEEDED)
            self.problems.append(
                f"{lacking}: not set; sign-in needs all of {needed}, or none of them"
            )
        return OidcSettings(issuer, client_id, client_secret, claim, tuple(acr.split()), amr)

    def audit(self) -> AuditSettings | None:
        """Return the audit key that is set, or None; anchors without it are a problem.

        So is either in the data folder: whoever writes the store could then write it too.
        """
        data = Path(self._given.get(DATA_SETTING) or Settings.data)
        key, anchors = (
            self.take(name, read_outside(data), None)
            for name in (AUDIT_KEY_SETTING, ANCHORS_SETTING)
        )
        syslog = self.take(SYSLOG_SETTING, read_syslog, "")
        if key is not None:
            return AuditSettings(key, anchors, syslog)
        if anchors or syslog:
            self.problems.append(f"{AUDIT_KEY_SETTING}: not set; anchors need the audit key")
        return None


def _hint(name: str) -> str:
    # without what all begin with, for that would make any two alike
    ends = [setting.name.removeprefix(ENVIRONMENT_PREFIX) for setting in SETTINGS]
    near = nearest_name(name.upper().removeprefix(ENVIRONMENT_PREFIX), ends)
    return f"; did you mean {ENVIRONMENT_PREFIX}{near}?" if near else ""
