"""Which browser somebody comes with, as they would call it; nothing else of it is kept."""

from flask import request

# each says that it is also those below it, but for the first
_FAMILIES = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)


def browser_family() -> str:
    """Return the family of the browser that asks, or nothing where it is another program."""
    named = request.user_agent.string
    return next((family for sign, family in _FAMILIES if sign in named), "")
