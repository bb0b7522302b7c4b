"""Settings: taken as they are meant, or refused with what to do; never silently something else."""

import re
from pathlib import Path

import pytest

from recommender.domain.calling import Country
from recommender.domain.errors import SettingsError
from recommender.service.secret_files import ENDING, SECRETS
from recommender.service.settings import AuditSettings, Settings, settings_from
from recommender.service.settings_table import (
    ANCHORS_SETTING,
    AUDIT_KEY_SETTING,
    CLIENT_ID_SETTING,
    CLIENT_SECRET_SETTING,
    CONTENT_SETTING,
    COUNTRY_SETTING,
    DATA_SETTING,
    DATABASE_SETTING,
    DESK_HOST_SETTING,
    HOSTS_SETTING,
    HTTPS_SETTING,
    ISSUER_SETTING,
    PROXIES_SETTING,
    RECIPIENTS_SETTING,
    SECRET_SETTING,
    SETTINGS,
    SYSLOG_SETTING,
    TRANSLATIONS_SETTING,
)
from tests.conftest import ROOT

SECRET = "f" * 31 + "2"
POSTGRESQL = "postgresql+psycopg://anna:hush@db.example:5432/cases"


def refused(environment: dict[str, str]) -> list[str]:
    with pytest.raises(SettingsError) as raised:
        settings_from(environment)
    return str(raised.value).splitlines()


def test_without_any_setting_all_is_as_the_table_says() -> None:
    settings = settings_from({"PATH": "/bin", "SOMETHING_ELSE": "1"})

    assert settings == Settings(secret_key="")


def test_what_is_set_is_taken() -> None:
    settings = settings_from(
        {
            DATA_SETTING: "/srv/back",
            DATABASE_SETTING: POSTGRESQL,
            CONTENT_SETTING: "/srv/content",
            SECRET_SETTING: SECRET,
            HTTPS_SETTING: "1",
            PROXIES_SETTING: "2",
            HOSTS_SETTING: "Backs.example.org, 127.0.0.1  [::1]",
            DESK_HOST_SETTING: "Desk.example.org",
            COUNTRY_SETTING: "EU",
        }
    )

    assert settings == Settings(
        data=Path("/srv/back"),
        database_url=POSTGRESQL,
        content=Path("/srv/content"),
        secret_key=SECRET,
        is_https=True,
        proxies=2,
        hosts=("backs.example.org", "127.0.0.1", "::1"),
        desk_host="desk.example.org",
        country=Country.EU,
    )


def test_a_country_that_we_have_no_numbers_for_is_refused() -> None:
    assert refused({COUNTRY_SETTING: "fr"}) == [
        f"{COUNTRY_SETTING}: 'fr' is not a country we have numbers for; write uk, eu, us"
    ]


@pytest.mark.parametrize(
    "given", ["https://backs.example.org", "backs.example.org:443", "*", "b/c"]
)
def test_what_is_not_the_name_of_a_host_is_refused(given: str) -> None:
    [line] = refused({HOSTS_SETTING: f"localhost {given}"})

    assert line.startswith(f"{HOSTS_SETTING}: {given!r} is not the name of a host")


def test_a_setting_of_hosts_names_at_least_one() -> None:
    assert refused({HOSTS_SETTING: ","}) == [f"{HOSTS_SETTING}: names no host"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("localhost", "'localhost' is a name of the form as well (RECOMMENDER_HOSTS); give the"),
        ("desk.example.org desk2.example.org", "names 'desk2.example.org' too"),
        ("https://desk.example.org", "'https://desk.example.org' is not the name of a host"),
    ],
)
def test_the_desk_has_one_name_which_is_nobody_elses(given: str, told: str) -> None:
    [line] = refused({DESK_HOST_SETTING: given})

    assert line.startswith(f"{DESK_HOST_SETTING}: {told}")


def test_a_folder_of_translations_is_one_that_is_there(tmp_path: Path) -> None:
    assert settings_from({TRANSLATIONS_SETTING: str(tmp_path)}).translations == str(tmp_path)
    [problem] = refused({TRANSLATIONS_SETTING: str(tmp_path / "de")})
    assert problem.startswith(f"{TRANSLATIONS_SETTING}: ")
    assert "is not a folder" in problem


def test_no_secret_is_shown() -> None:
    shown = repr(settings_from({SECRET_SETTING: SECRET, DATABASE_SETTING: POSTGRESQL}))

    assert SECRET not in shown
    assert "hush" not in shown


@pytest.mark.parametrize(
    ("given", "is_https"),
    [
        *((yes, True) for yes in ("1", "1 ", "true", "Yes", "on")),
        *((no, False) for no in ("0", " 0", "False", "no", "OFF")),
    ],
)
def test_https_is_on_or_off_as_it_was_meant(given: str, is_https: bool) -> None:
    assert settings_from({HTTPS_SETTING: given}).is_https is is_https


@pytest.mark.parametrize("given", ["2", "y", "https", "enabled", "1 1"])
def test_https_that_is_neither_is_refused(given: str) -> None:
    [line] = refused({HTTPS_SETTING: given})

    assert line == f"{HTTPS_SETTING}: {given!r} is neither yes nor no; write 1 or 0"


@pytest.mark.parametrize("name", [setting.name for setting in SETTINGS])
def test_an_empty_setting_is_refused(name: str) -> None:
    assert f"{name}: is empty; give it a value, or do not set it" in refused({name: " "})


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("RECOMMENDER_PROXY", "; did you mean RECOMMENDER_PROXIES?"),
        ("RECOMMENDER_DATA_DIR", "; did you mean RECOMMENDER_DATA?"),
        ("RECOMMENDER_HTTP", "; did you mean RECOMMENDER_HTTPS?"),
        ("RECOMMENDER_DATABASE", "; did you mean RECOMMENDER_DATABASE_URL?"),
        ("recommender_https", "; did you mean RECOMMENDER_HTTPS?"),
        ("RECOMMENDER_MOON", ""),
    ],
)
def test_a_name_that_nobody_knows_is_answered_with_the_nearest(name: str, hint: str) -> None:
    assert refused({name: "1"}) == [f"{name}: there is no such setting{hint}"]


def test_every_problem_is_told_at_once_each_on_a_line() -> None:
    lines = refused({HTTPS_SETTING: "maybe", PROXIES_SETTING: "many", "RECOMMENDER_MOON": "1"})

    assert [line.partition(":")[0] for line in lines] == [
        "RECOMMENDER_MOON",
        HTTPS_SETTING,
        PROXIES_SETTING,
    ]


@pytest.mark.parametrize("proxies", ["-1", "10", "one", "²", "1.0"])
def test_a_number_of_proxies_that_is_none_is_refused(proxies: str) -> None:
    assert refused({PROXIES_SETTING: proxies}) == [
        f"{PROXIES_SETTING}: say how many proxies, from 0 to 9"
    ]


@pytest.mark.parametrize("proxies", ["0", "9"])
def test_the_least_and_the_most_proxies_are_taken(proxies: str) -> None:
    assert settings_from({PROXIES_SETTING: proxies}).proxies == int(proxies)


def test_a_short_secret_is_refused_and_not_shown() -> None:
    [line] = refused({SECRET_SETTING: SECRET[1:]})

    assert line.startswith(f"{SECRET_SETTING}: has 31 characters, and 32 are the least; ")
    assert SECRET[1:] not in line


@pytest.mark.parametrize(
    "url", ["sqlite://", "sqlite:///:memory:", "sqlite:////srv/cases.db", "sqlite+pysqlite://"]
)
def test_sqlite_is_set_by_its_folder_alone(url: str) -> None:
    [line] = refused({DATABASE_SETTING: url})

    assert line.startswith(f"{DATABASE_SETTING}: SQLite needs no address; leave this out")
    assert DATA_SETTING in line


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://anna:hush@db/cases",
        "postgres://anna:hush@db/cases",
        "mysql://anna:hush@db/cases",
        "anna:hush@db/cases",
        "cases",
    ],
)
def test_another_database_is_refused_with_the_spelling_that_is_right(url: str) -> None:
    [line] = refused({DATABASE_SETTING: url})

    assert "write postgresql+psycopg://user:password@host/name" in line
    assert "hush" not in line


@pytest.mark.parametrize("end", ["@db:port/cases", "@db:0/cases", "@db:99999/cases", "@db", "@[db"])
def test_an_address_that_cannot_be_read_is_refused_without_its_password(end: str) -> None:
    [line] = refused({DATABASE_SETTING: f"postgresql+psycopg://anna:hush{end}"})

    assert line.startswith(f"{DATABASE_SETTING}: cannot be read as an address; ")
    assert "hush" not in line


def test_the_table_of_the_document_is_that_of_the_code() -> None:
    document = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    rows = [line for line in document.splitlines() if line.startswith("| `")]

    assert rows == [f"| `{one.name}` | {one.meaning} | {one.default} |" for one in SETTINGS]


def test_every_setting_that_a_document_names_is_one() -> None:
    known = {setting.name for setting in SETTINGS} | {f"{name}{ENDING}" for name in SECRETS}

    for file in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "deploy").iterdir()]:
        named = set(re.findall(r"RECOMMENDER_[A-Z_]*[A-Z]", file.read_text(encoding="utf-8")))
        assert named <= known, file


def test_the_environment_is_read_in_one_place() -> None:
    readers = {
        file.relative_to(ROOT / "recommender").as_posix()
        for file in (ROOT / "recommender").rglob("*.py")
        if re.search(r"\benviron\b|\bgetenv\b", file.read_text(encoding="utf-8"))
    }

    assert readers == {"service/settings.py"}


def test_the_audit_key_and_its_anchors_are_taken() -> None:
    settings = settings_from(
        {
            AUDIT_KEY_SETTING: "/etc/backs/key",
            ANCHORS_SETTING: "/var/log/backs/anchors",
            SYSLOG_SETTING: "log.example:514",
        }
    )

    anchors = Path("/var/log/backs/anchors")
    assert settings.audit == AuditSettings(Path("/etc/backs/key"), anchors, "log.example:514")


def test_a_key_or_anchors_in_the_data_folder_are_refused() -> None:
    given = {AUDIT_KEY_SETTING: "/srv/back/key", ANCHORS_SETTING: "/srv/back/a/../anchors"}

    [key] = refused({AUDIT_KEY_SETTING: "data/key"})
    both = refused({**given, DATA_SETTING: "/srv/back"})

    assert "is in the data folder" in key
    assert [line.partition(":")[0] for line in both] == [AUDIT_KEY_SETTING, ANCHORS_SETTING]


@pytest.mark.parametrize("name", [ANCHORS_SETTING, SYSLOG_SETTING])
def test_anchors_without_a_key_are_refused(name: str) -> None:
    assert refused({name: "/dev/log"}) == [
        f"{AUDIT_KEY_SETTING}: not set; anchors need the audit key"
    ]


@pytest.mark.parametrize("place", ["log.example", "log.example:many", ":514", "514"])
def test_a_syslog_that_is_no_place_is_refused(place: str) -> None:
    [line] = refused({AUDIT_KEY_SETTING: "/etc/backs/key", SYSLOG_SETTING: place})

    assert line.startswith(f"{SYSLOG_SETTING}: ")
    assert line.endswith("is no place of a syslog; write /dev/log, or host:port")


def test_backups_are_encrypted_to_each_public_key_that_is_named() -> None:
    one, two = f"age1{'q' * 58}", f"age1{'z' * 58}"

    assert settings_from({RECIPIENTS_SETTING: f"{one}, {two}"}).backup_recipients == (one, two)


@pytest.mark.parametrize("wrong", ["anna", f"AGE-SECRET-KEY-1{'Q' * 58}"])
def test_what_is_no_public_key_is_refused_and_not_told(wrong: str) -> None:
    [told] = refused({RECIPIENTS_SETTING: f"age1{'q' * 58} {wrong}"})

    assert told == (
        f"{RECIPIENTS_SETTING}: number 2 is not a public key of age, which is age1 and 58 signs "
        "more; `recommender backup-key FILE` makes a pair of keys"
    )


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_may_stand_in_a_file(tmp_path: Path, name: str) -> None:
    given = {DATABASE_SETTING: POSTGRESQL}.get(name, SECRET)
    file = tmp_path / "secret"
    file.write_text(f"{given}\n")
    others = {ISSUER_SETTING: "https://login.example", CLIENT_ID_SETTING: "desk"}
    others = others if name == CLIENT_SECRET_SETTING else {}

    from_file = settings_from({**others, f"{name}{ENDING}": str(file)})

    assert from_file == settings_from({**others, name: given})
    assert from_file != settings_from({})


def test_a_file_of_a_secret_that_is_of_no_use_is_refused_by_its_name_alone(tmp_path: Path) -> None:
    empty, no_text = tmp_path / "empty", tmp_path / "no-text"
    empty.write_text("")
    no_text.write_bytes(b"\xff\xfe")
    name = f"{SECRET_SETTING}{ENDING}"

    assert "none' cannot be read (No such file" in refused({name: f"{tmp_path}/none"})[0]
    assert "is not text" in refused({name: str(no_text)})[0]
    assert "is empty" in refused({name: str(empty)})[0]
    both = f"{name}: {SECRET_SETTING} is set too; set one of the two"
    assert refused({name: str(empty), SECRET_SETTING: SECRET}) == [both]
