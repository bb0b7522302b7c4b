"""Which identity provider may say who somebody is: OpenID Connect, by the environment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from recommender.domain.errors import SettingsError

# The provider's address, spelled as in its own discovery document.
ISSUER_SETTING = "RECOMMENDER_OIDC_ISSUER"
CLIENT_ID_SETTING = "RECOMMENDER_OIDC_CLIENT_ID"
CLIENT_SECRET_SETTING = "RECOMMENDER_OIDC_CLIENT_SECRET"  # noqa: S105 - the name of a setting
# Which claim of the ID token is the name of the user at the desk.
NAME_CLAIM_SETTING = "RECOMMENDER_OIDC_NAME_CLAIM"
NAME_CLAIM = "preferred_username"
NEEDED = (ISSUER_SETTING, CLIENT_ID_SETTING, CLIENT_SECRET_SETTING)
THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class OidcSettings:
    """One provider, and what it knows this application by."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    name_claim: str = NAME_CLAIM


def oidc_settings_from(environment: Mapping[str, str]) -> OidcSettings | None:
    """Return the provider that is set, or None. Raises SettingsError for half a provider."""
    given = {name: environment.get(name, "").strip() for name in NEEDED}
    missing = [name for name, value in given.items() if not value]
    if len(missing) == len(NEEDED):
        return None
    if missing:
        lacking, needed = " and ".join(missing), ", ".join(NEEDED)
        raise SettingsError(f"{lacking}: not set; sign-in needs all of {needed}, or none of them.")
    _refuse_open_issuer(given[ISSUER_SETTING])
    claim = environment.get(NAME_CLAIM_SETTING, "").strip() or NAME_CLAIM
    issuer, client_id, client_secret = given.values()
    return OidcSettings(issuer, client_id, client_secret, claim)


def _refuse_open_issuer(issuer: str) -> None:
    # over http anybody on the way could hand in keys of their own, and be whom they like
    parts = urlsplit(issuer)
    is_here = parts.scheme == "http" and parts.hostname in THIS_MACHINE
    if not is_here and (parts.scheme != "https" or not parts.hostname):
        raise SettingsError(
            f"{ISSUER_SETTING}: {issuer!r} is no https:// address; "
            "http:// is for a provider on this machine only."
        )
