"""The setting of an identity provider: whole, or an error that says what to do."""

import subprocess
import sys
from dataclasses import replace

import pytest

from recommender.domain.errors import SettingsError
from recommender.service.app import App
from recommender.service.settings import OidcSettings, Settings, settings_from
from recommender.service.settings_table import (
    ACR_SETTING,
    AMR_SETTING,
    CLIENT_ID_SETTING,
    CLIENT_SECRET_SETTING,
    ISSUER_SETTING,
    NAME_CLAIM_SETTING,
    NEEDED,
    SIGN_IN_SETTING,
)
from recommender.web.app import create_app
from tests.web.desk.desk_visitors import SIGN_IN
from tests.web.desk.identity_provider import CLIENT_ID, CLIENT_SECRET

GIVEN = OidcSettings("https://id.example", CLIENT_ID, CLIENT_SECRET)
WHOLE = {
    ISSUER_SETTING: GIVEN.issuer,
    CLIENT_ID_SETTING: CLIENT_ID,
    CLIENT_SECRET_SETTING: CLIENT_SECRET,
}


def read(environment: dict[str, str]) -> OidcSettings | None:
    return settings_from(environment).oidc


def test_without_the_setting_there_is_neither_link_nor_way(services: App) -> None:
    client = create_app(replace(services, settings=Settings())).test_client()

    assert "organisation" not in client.get(SIGN_IN).text
    assert client.get("/audit/oidc/begin").status_code == 404
    assert client.get("/audit/oidc/return").status_code == 404


def test_without_the_setting_authlib_is_not_imported() -> None:
    code = (
        "import sys, recommender.web.app; "
        "sys.exit(any(name.split('.')[0] in ('authlib', 'requests') for name in sys.modules))"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_authlib_that_is_missing_is_said_with_what_to_do(
    services: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("oidc", "provider"):
        monkeypatch.delitem(sys.modules, f"recommender.web.desk.{name}", raising=False)
    monkeypatch.setitem(sys.modules, "authlib.integrations.flask_client", None)

    with pytest.raises(SettingsError, match=r"pip install 'back-plan-recommender\[oidc\]'"):
        create_app(replace(services, settings=Settings(oidc=GIVEN)))


def test_the_provider_comes_from_the_environment_and_its_secret_is_not_shown() -> None:
    assert read({}) is None
    assert read(WHOLE) == GIVEN

    chosen = read({**WHOLE, NAME_CLAIM_SETTING: "email"})

    assert chosen is not None
    assert chosen.name_claim == "email"
    assert CLIENT_SECRET not in repr(Settings(oidc=chosen))


@pytest.mark.parametrize("lacking", NEEDED)
def test_half_a_provider_is_an_error_that_names_what_is_missing(lacking: str) -> None:
    others = {name: value for name, value in WHOLE.items() if name != lacking}

    with pytest.raises(SettingsError, match=f"^{lacking}: not set") as raised:
        read(others)

    assert CLIENT_SECRET not in str(raised.value)


def test_a_claim_without_a_provider_is_half_a_provider_too() -> None:
    with pytest.raises(SettingsError, match=f"^{' and '.join(NEEDED)}: not set"):
        read({NAME_CLAIM_SETTING: "email"})


@pytest.mark.parametrize("issuer", ["http://id.example", "id.example", "https://", "ftp://x"])
def test_a_provider_that_is_not_reached_by_https_is_an_error(issuer: str) -> None:
    with pytest.raises(SettingsError, match="https://"):
        read({**WHOLE, ISSUER_SETTING: issuer})


def test_how_one_must_have_signed_in_there_is_set(services: App) -> None:
    chosen = read({**WHOLE, ACR_SETTING: "phrh  phr", AMR_SETTING: "mfa"})

    assert chosen == replace(GIVEN, acr=("phrh", "phr"), amr="mfa")
    with pytest.raises(SettingsError, match=f"^{ISSUER_SETTING} and .* not set"):
        read({AMR_SETTING: "mfa"})


def test_passwords_are_switched_off_only_where_a_provider_is_set() -> None:
    assert settings_from({}).has_passwords
    assert settings_from({**WHOLE, SIGN_IN_SETTING: "any"}).has_passwords
    assert not settings_from({**WHOLE, SIGN_IN_SETTING: "OIDC"}).has_passwords
    with pytest.raises(SettingsError) as alone:
        settings_from({SIGN_IN_SETTING: "oidc"})
    with pytest.raises(SettingsError, match="'sso' is no way to sign in; write oidc or any"):
        settings_from({**WHOLE, SIGN_IN_SETTING: "sso"})

    [line] = str(alone.value).splitlines()
    assert line.startswith(f"{SIGN_IN_SETTING}: nobody could sign in, for no provider is set")
