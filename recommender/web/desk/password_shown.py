"""What somebody shows with a request to prove who they are."""

from recommender.service.own_account import PasswordShown
from recommender.web.desk.device_cookie import device_of
from recommender.web.rate_limiting import caller


def shown_here(name: str, password: str) -> PasswordShown:
    """Return a password as it was sent for a name, with the network and browser it came from."""
    return PasswordShown(password, caller(), device_of(name))
