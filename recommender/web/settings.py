"""What the web door is told from outside."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from recommender.domain.errors import SettingsError
from recommender.service.opening_desk import kept_secret
from recommender.web.desk.oidc_settings import OidcSettings, oidc_settings_from

# Signs the cookies; without it one is made at the first start and kept in the data folder.
SECRET_SETTING = "RECOMMENDER_SECRET_KEY"  # noqa: S105 - the name of a setting
# Set to 1 behind TLS: cookies are then sent over https only, and browsers are told to stay there.
HTTPS_SETTING = "RECOMMENDER_HTTPS"
# How many proxies stand in front; only so many of the addresses that they pass on are believed.
PROXIES_SETTING = "RECOMMENDER_PROXIES"
PROXIES_MOST = 9


@dataclass(frozen=True)
class Settings:
    """The settings of one web application; times are in seconds."""

    secret_key: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    is_https: bool = False
    proxies: int = 0
    interview_seconds: int = 4 * 60 * 60
    body_bytes_most: int = 64 * 1024
    # a folder with a folder for each language: LANGUAGE/LC_MESSAGES/messages.mo
    translations: str = "translations"
    # who may vouch for users at the desk; without it they sign in with a password
    oidc: OidcSettings | None = None


def settings_from(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings of the environment; what is not set keeps its default."""
    is_https = environment.get(HTTPS_SETTING) == "1"
    proxies = environment.get(PROXIES_SETTING) or "0"
    if not (proxies.isascii() and proxies.isdigit() and int(proxies) <= PROXIES_MOST):
        raise SettingsError(f"{PROXIES_SETTING}: say how many proxies, from 0 to {PROXIES_MOST}")
    given = environment.get(SECRET_SETTING) or kept_secret(environment)
    oidc = oidc_settings_from(environment)
    return Settings(secret_key=given, is_https=is_https, proxies=int(proxies), oidc=oidc)
