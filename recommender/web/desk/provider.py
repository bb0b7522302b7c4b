"""The identity provider, through authlib: it says who somebody is, never what they may do.

authlib is an extra, so this module is imported only where a provider is set.
"""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeAlias

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.flask_client import FlaskOAuth2App, OAuth, OAuthError
from authlib.integrations.requests_client import OAuth2Session
from flask import Flask, session
from joserfc.errors import ClaimError, JoseError
from requests import RequestException
from werkzeug.wrappers import Response

from recommender.domain.errors import AccessError
from recommender.service.settings import OidcSettings

Claims: TypeAlias = Mapping[str, object]
NAME = "oidc"
STATE = f"_state_{NAME}_"
SECONDS_A_REQUEST = 5
SECONDS_CLOCKS_DIFFER = 60
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
# Only what the provider alone can sign; some list `none` too, which anybody can.
SIGNATURES = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
_KNOWN_ERRORS = frozenset(
    (
        "access_denied",
        "invalid_client",
        "invalid_grant",
        "invalid_request",
        "invalid_scope",
        "mismatching_state",
        "server_error",
        "temporarily_unavailable",
        "unauthorized_client",
    )
)
# OpenID Connect Core 1.0, 3.1.2.1: with `max_age` the ID token must say when they showed it
_AGAIN = {"prompt": "login", "max_age": "0"}
# What authlib and joserfc let through of an answer that is not as it should be.
MALFORMED = (AttributeError, LookupError, RuntimeError, TypeError, ValueError)
# at the level of debugging, authlib writes the secret of each attempt to the log
logging.getLogger("authlib").setLevel(logging.INFO)


class UnreachableError(AccessError):
    """The provider does not answer, or not as one; the text is for the log and holds no value."""


class WeakSignInError(AccessError):
    """Somebody has signed in there otherwise than the settings ask for, as by a password alone."""


class RefusedError(AccessError):
    """The provider did not vouch for anybody; the text is for the log and holds no value."""


@dataclass(frozen=True)
class Vouched:
    """Whom the provider vouches for: an account that stays the same, and its name for now.

    `shown` is when they showed there who they are, in seconds since 1970; 0 where it does not tell.
    """

    name: str
    issuer: str
    subject: str
    shown: float = 0.0


@dataclass(frozen=True)
class Provider:
    """The provider that is set; threads may share it."""

    settings: OidcSettings
    client: Any

    def send(self, back: str, *, is_again: bool = False) -> Response:
        """Return the way to the provider, which leads back here. Raises UnreachableError.

        Whoever is to show again who they are is asked there, even if signed in, and is told when.
        """
        # each attempt takes half a kilobyte of the cookie, so that only the last one is kept
        forget_attempts()
        with _in_our_words(UnreachableError):
            self._check_document()
            asked = dict(_AGAIN) if is_again else {}
            if self.settings.acr:
                asked["acr_values"] = " ".join(self.settings.acr)
            way: Response = self.client.authorize_redirect(back, **asked)
        return way

    def vouched(self) -> Vouched:
        """Return who has come back.

        Raises RefusedError, WeakSignInError or UnreachableError.
        """
        with _in_our_words(RefusedError):
            self._check_document()
            vouched = self.client.authorize_access_token(
                leeway=SECONDS_CLOCKS_DIFFER, claims_options=self._expected()
            )
            # without an ID token there are no claims
            claims = vouched["userinfo"]
            self._check_strength(claims)
            name, shown = self._name_in(claims), _time_in(claims)
            return Vouched(name, self.settings.issuer, _subject_in(claims), shown)

    def _check_strength(self, claims: Claims) -> None:
        settings = self.settings
        if settings.acr and claims.get("acr") not in settings.acr:
            raise WeakSignInError("the sign-in there has not the acr that is asked for")
        methods = claims.get("amr")
        if settings.amr and not (isinstance(methods, list) and settings.amr in methods):
            raise WeakSignInError("the sign-in there has not the amr that is asked for")

    def _expected(self) -> dict[str, object]:
        # authlib by itself takes the issuer of the document, and any audience beside `azp`
        return {
            "iss": {"essential": True, "value": self.settings.issuer},
            "aud": {"essential": True, "value": self.settings.client_id},
        }

    def _name_in(self, claims: Claims) -> str:
        claim = self.settings.name_claim
        if claim == "email" and claims.get("email_verified") is not True:
            raise RefusedError("the e-mail address is not verified")
        name = claims.get(claim)
        if not isinstance(name, str):
            raise RefusedError(f"the ID token has no claim {claim}")
        return name

    def _check_document(self) -> None:
        """Refuse a discovery document of another issuer, or one that leads off https."""
        document = self.client.load_server_metadata()
        # on this machine http will do, and then for the whole of the provider
        scheme = self.settings.issuer.partition(":")[0]
        is_whole = all(str(document.get(name)).startswith(f"{scheme}://") for name in ENDPOINTS)
        is_own = document.get("issuer") == self.settings.issuer
        if not (is_whole and is_own):
            # so that it is read again once it is fixed
            document.clear()
            what = "lacks an endpoint" if is_own else "names another issuer than the setting"
            raise UnreachableError(f"the discovery document {what}")
        document["id_token_signing_alg_values_supported"] = SIGNATURES


class _DirectSession(OAuth2Session):  # type: ignore[misc]
    """Asks where it was told to ask and nowhere else: a redirect is an error."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.max_redirects = 0


class _DirectClient(FlaskOAuth2App):  # type: ignore[misc]
    """The client of a provider that follows no redirect, with its code or for its keys."""

    client_cls = _DirectSession


def _subject_in(claims: Claims) -> str:
    subject = claims.get("sub")
    if not isinstance(subject, str) or not subject:
        raise RefusedError("the ID token has no subject")
    return subject


def _time_in(claims: Claims) -> float:
    told = claims.get("auth_time")
    # True is a number, too
    if isinstance(told, bool) or not isinstance(told, int | float):
        return 0.0
    return float(told)


def open_provider(app: Flask, settings: OidcSettings) -> Provider:
    """Return the provider; it is first asked when somebody signs in."""
    wanted = "email" if settings.name_claim == "email" else "profile"
    client = OAuth(app).register(
        NAME,
        client_cls=_DirectClient,
        client_id=settings.client_id,
        client_secret=settings.client_secret,
        server_metadata_url=f"{settings.issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={
            "scope": f"openid {wanted}",
            "code_challenge_method": "S256",
            "default_timeout": SECONDS_A_REQUEST,
        },
    )
    return Provider(settings, client)


def forget_attempts() -> None:
    """Take every attempt to sign in out of the browser's cookie."""
    for key in [key for key in session if key.startswith(STATE)]:
        session.pop(key)


@contextmanager
def _in_our_words(otherwise: type[AccessError]) -> Iterator[None]:
    """Raise our errors for the libraries'; what they say may hold claims, so it is left out."""
    try:
        yield
    except RequestException as error:
        raise UnreachableError(type(error).__name__) from None
    except ClaimError as error:
        raise RefusedError(f"{type(error).__name__} {error.claim}") from None
    except OAuthError as error:
        # the code may come from the address bar: only those that the standard knows are logged
        raise otherwise(error.error if error.error in _KNOWN_ERRORS else "unknown error") from None
    except (AuthlibBaseError, JoseError, *MALFORMED) as error:
        raise otherwise(type(error).__name__) from None
