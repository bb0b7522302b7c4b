"""An ID token lets in only when the provider has signed it, for this desk and this sign-in."""

import base64
import json
import time
from typing import Any

import pytest
from flask.testing import FlaskClient
from joserfc import jwt
from joserfc.jwk import OctKey

from tests.web.desk.identity_provider import (
    CLIENT_ID,
    CLIENT_SECRET,
    STRANGE_KEY,
    SUBJECT,
    IdentityProvider,
)
from tests.web.desk.provider_visitors import (
    DID_NOT_WORK,
    app,
    assert_kept_out,
    given,
    go_away,
    provider,
    sign_in,
)

__all__ = ("app", "given", "provider")
LONG_AGO = 1_000_000_000  # 2001
FAR_AHEAD = 9_000_000_000  # 2255


def forged(provider: IdentityProvider, algorithm: str) -> str:
    """Return a token that is right but for who has signed it."""
    now = int(time.time())
    claims = {"iss": provider.issuer, "aud": CLIENT_ID, "sub": SUBJECT, "iat": now}
    claims |= {"exp": now + 300, "nonce": provider.asked["nonce"], **provider.named}
    if algorithm == "HS256":
        return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(CLIENT_SECRET * 2))
    parts = [json.dumps(part).encode() for part in ({"alg": "none"}, claims)]
    return ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts) + "."


@pytest.mark.parametrize(
    "spoiled",
    [
        {"nonce": "of another sign-in"},
        {"nonce": None},
        {"iss": "https://evil.example"},
        {"iss": None},
        {"aud": "another-application"},
        {"aud": "another-application", "azp": CLIENT_ID},
        {"aud": [CLIENT_ID, "another-application"], "azp": "another-application"},
        {"aud": None},
        {"exp": LONG_AGO},
        {"exp": None},
        {"exp": "soon"},
        {"iat": FAR_AHEAD},
        {"sub": None},
    ],
    ids=str,
)
def test_an_id_token_with_a_wrong_claim_is_refused(
    client: FlaskClient, provider: IdentityProvider, spoiled: dict[str, Any]
) -> None:
    provider.spoiled = spoiled

    assert_kept_out(client, sign_in(client), DID_NOT_WORK)


def test_a_signature_by_another_key_is_refused(
    client: FlaskClient, provider: IdentityProvider
) -> None:
    provider.key = STRANGE_KEY

    assert_kept_out(client, sign_in(client), DID_NOT_WORK)


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_a_signature_that_not_only_the_provider_can_make_is_refused(
    client: FlaskClient, provider: IdentityProvider, algorithm: str
) -> None:
    back = go_away(client)
    provider.answer = {"id_token": forged(provider, algorithm)}

    assert_kept_out(client, client.get(back), DID_NOT_WORK)


@pytest.mark.parametrize("token", ["", "no.token", 7, None, {"alg": "none"}], ids=str)
def test_what_is_no_id_token_is_refused(
    client: FlaskClient, provider: IdentityProvider, token: Any
) -> None:
    provider.answer = {"id_token": token}

    assert_kept_out(client, sign_in(client), DID_NOT_WORK)
