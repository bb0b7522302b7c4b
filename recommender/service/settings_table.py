"""The settings by name, each with what it means and what holds without it.

`docs/settings.md` shows this table; a test compares the two.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from recommender.service.rates import DEFAULT_RATES, Limited

ENVIRONMENT_PREFIX = "RECOMMENDER_"
CONTENT_SETTING = "RECOMMENDER_CONTENT"
DATA_SETTING = "RECOMMENDER_DATA"
DATABASE_SETTING = "RECOMMENDER_DATABASE_URL"
SECRET_SETTING = "RECOMMENDER_SECRET_KEY"  # noqa: S105 - the name of a setting
HTTPS_SETTING = "RECOMMENDER_HTTPS"
PROXIES_SETTING = "RECOMMENDER_PROXIES"
HOSTS_SETTING = "RECOMMENDER_HOSTS"
DESK_HOST_SETTING = "RECOMMENDER_DESK_HOST"
API_DOCS_SETTING = "RECOMMENDER_API_DOCS"
AUDIT_KEY_SETTING = "RECOMMENDER_AUDIT_KEY"
ANCHORS_SETTING = "RECOMMENDER_ANCHORS"
SYSLOG_SETTING = "RECOMMENDER_ANCHOR_SYSLOG"
COUNTRY_SETTING = "RECOMMENDER_COUNTRY"
TRANSLATIONS_SETTING = "RECOMMENDER_TRANSLATIONS"
KEEP_DAYS_SETTING = "RECOMMENDER_KEEP_DAYS"
METRICS_TOKEN_SETTING = "RECOMMENDER_METRICS_TOKEN"  # noqa: S105 - the name of a setting
LOG_FILE_SETTING = "RECOMMENDER_LOG_FILE"
LOG_ADDRESSES_SETTING = "RECOMMENDER_LOG_ADDRESSES"
ACCESS_LOG_SETTING = "RECOMMENDER_ACCESS_LOG"
ISSUER_SETTING = "RECOMMENDER_OIDC_ISSUER"
CLIENT_ID_SETTING = "RECOMMENDER_OIDC_CLIENT_ID"
CLIENT_SECRET_SETTING = "RECOMMENDER_OIDC_CLIENT_SECRET"  # noqa: S105 - the name of a setting
LIMIT_SETTINGS = {what: f"RECOMMENDER_LIMIT_{what.name}" for what in Limited}
CASES_A_DAY_SETTING = "RECOMMENDER_CASES_A_DAY"
NAME_CLAIM_SETTING = "RECOMMENDER_OIDC_NAME_CLAIM"
ACR_SETTING = "RECOMMENDER_OIDC_ACR"
AMR_SETTING = "RECOMMENDER_OIDC_AMR"
SIGN_IN_SETTING = "RECOMMENDER_SIGN_IN"
RECIPIENTS_SETTING = "RECOMMENDER_BACKUP_RECIPIENTS"
# sign-in by a provider needs all of these
NEEDED = (ISSUER_SETTING, CLIENT_ID_SETTING, CLIENT_SECRET_SETTING)


SECRET_LEAST = 32
# so long a phone keeps a plan for its person, by their choice
KEEP_DAYS_LEAST = 14
KEEP_DAYS_MOST = 36_500
PROXIES_MOST = 9
NAME_CLAIM = "preferred_username"
PUBLIC_KEY = re.compile("age1[02-9ac-hj-np-z]{58}")
POSTGRESQL = "postgresql+psycopg"
CASES_A_DAY = 10_000
LIMIT_MEANINGS: Mapping[Limited, str] = {
    Limited.REQUESTS: "how often one address may ask for anything but pictures and scripts",
    Limited.VISITS: "how many visits may begin from one address",
    Limited.PLANS: "how many plans of one address are kept; beyond it a stop is told, and not kept",
    Limited.CODES: "how many wrong codes may come from one address",
    Limited.SIGN_INS: "how often one address may try to sign in at the desk",
    Limited.EXPORTS: "how many exports, impacts and proposed contents one user may ask for",
}


class LogAddresses(StrEnum):
    """How much of an address the log tells."""

    OFF = "off"
    SHORT = "short"
    FULL = "full"


@dataclass(frozen=True)
class Setting:
    """One setting as its table shows it, in Markdown."""

    name: str
    meaning: str
    default: str


SETTINGS = (
    Setting(
        DATA_SETTING,
        "the folder of the store and of the secret that signs cookies; for its owner alone",
        "`./data`",
    ),
    Setting(
        DATABASE_SETTING,
        f"a PostgreSQL database: `{POSTGRESQL}://user:password@host/name` (extra `postgresql`)",
        "SQLite in the data folder",
    ),
    Setting(
        CONTENT_SETTING,
        "a folder with `rules/` and `knowledge/`",
        "the content that came along",
    ),
    Setting(
        SECRET_SETTING,
        "signs cookies and calendar links, if several machines serve one address; "
        f"{SECRET_LEAST} characters at least",
        "one that is made once and kept in the data folder",
    ),
    Setting(
        HTTPS_SETTING,
        "`1` behind TLS: `__Host-` cookies over https only, HSTS, and nothing over plain http; "
        "or `0`",
        "`0`",
    ),
    Setting(
        PROXIES_SETTING,
        "how many proxies stand in front: `1` behind one, so that limits and failed sign-ins count "
        f"for who is behind them; {PROXIES_MOST} at most",
        "`0`",
    ),
    Setting(
        HOSTS_SETTING,
        "the names by which browsers and programs reach it, with spaces between: "
        "`backs.example.org`; a request for any other name is answered with 400",
        "`localhost 127.0.0.1 ::1`, and the address of `serve --host`",
    ),
    Setting(
        DESK_HOST_SETTING,
        "the name of [the desk alone](operating.md#a-name-of-its-own-for-the-desk): "
        f"`desk.example.org`; the desk then answers to no name in `{HOSTS_SETTING}`, and nothing "
        "but the desk to this one",
        "the desk shares the names of the form",
    ),
    Setting(
        API_DOCS_SETTING,
        "`1` shows everybody the document of the API and its page, `/api/openapi.json` and "
        "`/api/docs/`; or `0`",
        "`0`",
    ),
    *(
        Setting(LIMIT_SETTINGS[what], meaning, f"`{DEFAULT_RATES[what]}`")
        for what, meaning in LIMIT_MEANINGS.items()
    ),
    Setting(
        CASES_A_DAY_SETTING,
        "from how many cases a day on the log warns that the store grows fast",
        f"`{CASES_A_DAY}`",
    ),
    Setting(
        COUNTRY_SETTING,
        "where the people are who use it: `uk`, `eu` or `us`; whoever must call for help is shown "
        "that number first, until they pick another country on that page",
        "`uk`",
    ),
    Setting(
        TRANSLATIONS_SETTING,
        "a folder of [translations](translating.md), offered beside English: "
        "`LANGUAGE/LC_MESSAGES/messages.mo`",
        "English alone",
    ),
    Setting(
        KEEP_DAYS_SETTING,
        "cases older than so many days are [deleted](desk.md#how-long-cases-are-kept) with all "
        f"that belongs to them, for good; {KEEP_DAYS_LEAST} at least",
        "cases are kept until their person deletes them",
    ),
    Setting(
        LOG_FILE_SETTING,
        "the file that [the log](running.md#what-the-log-says) of the server and of commands is "
        "added to; it may be rotated",
        "the server writes to stderr, commands write none",
    ),
    Setting(
        METRICS_TOKEN_SETTING,
        "Prometheus gets [figures](running.md#figures-for-prometheus) at `/metrics` with this "
        f"token (extra `metrics`); {SECRET_LEAST} characters at least",
        "there is no `/metrics`",
    ),
    Setting(
        LOG_ADDRESSES_SETTING,
        "how much of the address of a request [the log](running.md#what-the-log-says) tells: "
        "`off`, `short` (its network) or `full`",
        "`short`",
    ),
    Setting(
        ACCESS_LOG_SETTING,
        "`1`: the log has a line for every request, with its route, status and time; or `0`",
        "`0`",
    ),
    Setting(
        AUDIT_KEY_SETTING,
        "a file outside the data folder with [the audit "
        "key](desk.md#the-audit-key-and-its-anchors), which stamps whatever is kept; "
        "`recommender audit key` makes it",
        "nothing is stamped, and whoever writes to the database can forge all of it",
    ),
    Setting(
        ANCHORS_SETTING,
        "a file outside the data folder to which anchors are added: at the start and stop, each "
        "hour, and with each backup and restore",
        "no anchors are written there",
    ),
    Setting(
        SYSLOG_SETTING,
        "where anchors go too: `/dev/log`, or `host:port` of a syslog server (UDP)",
        "none go there",
    ),
    Setting(
        ISSUER_SETTING,
        "[sign-in by your organisation](oidc.md): the provider's address, spelled as `issuer` in "
        "its `/.well-known/openid-configuration`, to the last `/`",
        "users sign in with a password",
    ),
    Setting(CLIENT_ID_SETTING, "what the provider knows this application by", ""),
    Setting(
        CLIENT_SECRET_SETTING,
        "the secret that goes with it; keep it out of files that others read",
        "",
    ),
    Setting(
        NAME_CLAIM_SETTING,
        "the claim of the ID token that is the user's name here",
        f"`{NAME_CLAIM}`",
    ),
    Setting(
        ACR_SETTING,
        "how a user must have signed in there: the provider is asked for this `acr`, or for one of "
        "several with spaces between (`acr_values`), and a sign-in without it is refused",
        "any way will do",
    ),
    Setting(
        AMR_SETTING,
        "a method that the claim `amr` must name, such as `mfa`",
        "any method will do",
    ),
    Setting(
        SIGN_IN_SETTING,
        "`oidc` switches passwords off: everybody signs in by the provider; or `any`",
        "`any`: by password, and by the provider if one is set",
    ),
    Setting(
        RECIPIENTS_SETTING,
        "[whom backups are encrypted to](backups.md): public keys of age, `age1...`, with spaces "
        "between them (extra `age`)",
        "backups are not encrypted",
    ),
)
