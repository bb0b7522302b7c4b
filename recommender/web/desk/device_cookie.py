"""The cookie by which a browser is known again in which somebody has signed in before."""

from datetime import timedelta

from flask import Response, request

from recommender.service.known_devices import KNOWN_DAYS
from recommender.web.context import app


def device_of(name: str) -> str:
    """Return what tells this browser apart for a name; empty where it is not known for it."""
    return app().known_devices.find(_held(), name)


def remember_device(response: Response, name: str) -> None:
    """Let this browser be known for whoever has just signed in."""
    is_https = app().settings.is_https
    response.set_cookie(
        _cookie(),
        app().known_devices.remember(_held(), name),
        max_age=timedelta(days=KNOWN_DAYS),
        httponly=True,
        samesite="Lax",
        secure=is_https,
    )


def _held() -> str:
    return request.cookies.get(_cookie(), "")


def _cookie() -> str:
    # browsers take the prefix only over https
    return "__Host-desk-device" if app().settings.is_https else "desk-device"
