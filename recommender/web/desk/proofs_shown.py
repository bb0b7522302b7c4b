"""What somebody shows with a request to prove who they are."""

from recommender.service.own_account import Proof
from recommender.web.desk.device_cookie import device_of
from recommender.web.rate_limiting import caller


def proof_of(name: str, password: str) -> Proof:
    """Return a password as it was sent for a name, with the network and browser it came from."""
    return Proof(password, caller(), device_of(name))
