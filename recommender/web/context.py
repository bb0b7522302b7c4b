"""The services behind the application that answers a request: the only way to reach them."""

from flask import Flask, current_app

from recommender.service.app import App

_EXTENSION = "recommender"


def hold(flask_app: Flask, services: App) -> None:
    """Put the services into an application, before anything asks for them."""
    flask_app.extensions[_EXTENSION] = services


def app() -> App:
    """Return the services of the application that answers now."""
    services: App = current_app.extensions[_EXTENSION]
    return services
