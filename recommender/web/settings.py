"""What the web door is told from outside."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from recommender.service.opening_desk import kept_secret
from recommender.web.desk.oidc_settings import OidcSettings, oidc_settings_from

# Signs the cookies; without it one is made at the first start and kept in the data folder.
SECRET_SETTING = "RECOMMENDER_SECRET_KEY"  # noqa: S105 - the name of a setting
# Set to 1 behind TLS: cookies are then sent over https only, and browsers are told to stay there.
HTTPS_SETTING = "RECOMMENDER_HTTPS"


@dataclass(frozen=True)
class Settings:
    """The settings of one web application; times are in seconds."""

    secret_key: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    is_https: bool = False
    interview_seconds: int = 4 * 60 * 60
    body_bytes_most: int = 64 * 1024
    # a folder with a folder for each language: LANGUAGE/LC_MESSAGES/messages.mo
    translations: str = "translations"
    # who may vouch for users at the desk; without it they sign in with a password
    oidc: OidcSettings | None = None


def settings_from(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings of the environment; what is not set keeps its default."""
    is_https = environment.get(HTTPS_SETTING) == "1"
    given = environment.get(SECRET_SETTING) or kept_secret(environment)
    oidc = oidc_settings_from(environment)
    return Settings(secret_key=given, is_https=is_https, oidc=oidc)
