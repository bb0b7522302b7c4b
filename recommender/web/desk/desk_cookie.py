"""The cookie that holds the token of a sign-in at the desk, until the browser closes."""

from typing import Any

from flask import Response, after_this_request, g, request

from recommender.web.context import app


def desk_token() -> str:
    """Return the token of the browser's sign-in, or nothing."""
    renewed: str = g.get("renewed_token", "")
    return renewed or request.cookies.get(_cookie(), "")


def renew_token(token: str) -> None:
    """Let the sign-in have another token, in the rest of this request and in the browser."""
    g.renewed_token = token

    @after_this_request
    def hold(response: Response) -> Response:
        return hold_token(response, token)


def hold_token(response: Response, token: str) -> Response:
    """Return the response that lets the browser hold the token of a sign-in."""
    response.set_cookie(_cookie(), token, **_flags())
    return response


def drop_token(response: Response) -> Response:
    """Return the response that takes the token of a sign-in away."""
    response.delete_cookie(_cookie(), **_flags())
    return response


def _cookie() -> str:
    # browsers take the prefix only over https
    return "__Host-desk" if app().settings.is_https else "desk"


def _flags() -> dict[str, Any]:
    return {"httponly": True, "samesite": "Lax", "secure": app().settings.is_https}
