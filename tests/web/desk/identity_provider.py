"""A small OpenID provider over HTTP, which can be told to misbehave."""

import base64
import hashlib
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

from flask import Flask, Response, redirect, request
from flask.typing import ResponseReturnValue
from joserfc import jwt
from joserfc.jwk import RSAKey
from waitress import create_server, wasyncore

CLIENT_ID = "the-desk"
CLIENT_SECRET = "only-the-desk-knows"  # noqa: S105 - of a provider that lives for one test
SUBJECT = "subject-4711"
OWN_KEY = RSAKey.generate_key(2048, {"kid": "first"})
STRANGE_KEY = RSAKey.generate_key(2048, {"kid": "first"})


class IdentityProvider:
    """Signs in at once whom the test has chosen; `claims` and the rest may be spoiled."""

    def __init__(self) -> None:
        self.issuer = ""
        self.named: dict[str, Any] = {"preferred_username": "grace.hopper"}
        self.spoiled: dict[str, Any] = {}
        self.document: dict[str, Any] = {}
        self.answer: dict[str, Any] = {}
        self.key = OWN_KEY
        self.is_broken = False
        self.asked: dict[str, str] = {}
        self.handed_out: list[str] = []

    def app(self) -> Flask:
        """Return its four endpoints."""
        app = Flask(__name__)
        app.get("/.well-known/openid-configuration")(self._discover)
        app.get("/keys")(lambda: {"keys": [OWN_KEY.as_dict(private=False)]})
        app.get("/authorize")(self._authorize)
        app.post("/token")(self._token)
        app.route("/moved/<path:to>", methods=["GET", "POST"])(_moved)
        return app

    def _discover(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
            **self.document,
        }

    def _authorize(self) -> ResponseReturnValue:
        assert request.args["response_type"] == "code"
        assert request.args["client_id"] == CLIENT_ID
        assert request.args["code_challenge_method"] == "S256"
        self.asked = request.args.to_dict()
        code = self._hand_out(secrets.token_urlsafe())
        back = urlencode({"code": code, "state": self.asked["state"]})
        return redirect(f"{self.asked['redirect_uri']}?{back}")

    def _token(self) -> ResponseReturnValue:
        if self.is_broken:
            return Response("sorry", 500)
        sent, who = request.form, request.authorization
        if who is None or (who.username, who.password) != (CLIENT_ID, CLIENT_SECRET):
            return {"error": "invalid_client"}, 401
        hashed = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        verified = base64.urlsafe_b64encode(hashed).rstrip(b"=").decode()
        is_right = (
            sent.get("code") in self.handed_out
            and verified == self.asked["code_challenge"]
            and sent["redirect_uri"] == self.asked["redirect_uri"]
        )
        if not is_right:
            return {"error": "invalid_grant"}, 400
        self.handed_out.append(sent["code_verifier"])
        return {
            "access_token": self._hand_out(secrets.token_urlsafe()),
            "token_type": "Bearer",
            "expires_in": 300,
            "id_token": self._hand_out(self._id_token()),
            **self.answer,
        }

    def _id_token(self) -> str:
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT_ID,
            "sub": SUBJECT,
            "iat": now,
            "exp": now + 300,
            "nonce": self.asked["nonce"],
            **self.named,
            **self.spoiled,
        }
        kept = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode({"alg": "RS256", "kid": "first"}, kept, self.key)

    def _hand_out(self, secret: str) -> str:
        self.handed_out.append(secret)
        return secret


def _moved(to: str) -> ResponseReturnValue:
    return redirect(f"/{to}", 307)


@contextmanager
def served_provider() -> Iterator[IdentityProvider]:
    """Serve a new provider on a free port."""
    provider = IdentityProvider()
    server = create_server(provider.app(), host="127.0.0.1", port=0, threads=2)
    provider.issuer = f"http://127.0.0.1:{server.effective_port}"
    thread = threading.Thread(target=server.run)
    thread.start()
    yield provider
    # only the thread that runs the loop may close what it listens on; a client that has failed
    # keeps its connection until its memory is tidied, so that those are closed as well
    server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map))
    thread.join()
    server.task_dispatcher.shutdown()
